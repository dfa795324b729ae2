package dev.pedigree.architecture.count;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.architecture.Parameters;
import dev.pedigree.architecture.reading.Fixture;
import dev.pedigree.weights.NumberType;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DerivedNumbersTest {

  private static Map<String, DerivedNumber> numbers(String fixture) {
    return DerivedNumbers.of(Fixture.of(fixture).architecture()).stream()
        .collect(Collectors.toMap(DerivedNumber::id, n -> n));
  }

  @Test
  void yi34bKeepsAQuarterMegabyteForEveryTokenInItsCache() {
    DerivedNumber cache = numbers("yi-34b-original").get("kv-cache");
    assertEquals(245_760, cache.value());
    assertEquals("bytes", cache.unit());
    assertEquals(
        "2 (keys and values) · 60 layers · 8 KV heads · head dim 128 · 2 bytes",
        cache.formula().en());
    assertEquals("2（键与值）· 60 层 · 8 个键值头 · 头维度 128 · 2 字节", cache.formula().zh());
  }

  @Test
  void llama7bWithAHeadForEachQueryKeepsTwiceThatThoughAFifthOfTheSize() {
    assertEquals(524_288, numbers("llama-7b").get("kv-cache").value());
  }

  @Test
  void theComponentsAddUpToTheTotal() {
    for (Fixture fixture : Fixture.all()) {
      Parameters counted = fixture.architecture().parameters();
      assertEquals(
          counted.total(),
          counted.components().values().stream().mapToLong(Long::longValue).sum(),
          fixture.name());
    }
  }

  @Test
  void theOperationsForATokenLeaveOutTheTableThatIsOnlyLookedUp() {
    Map<String, DerivedNumber> llama = numbers("llama-7b");
    assertEquals(2 * (6_738_415_616L - 131_072_000L), llama.get("operations.token").value());
    assertEquals(2 * 32 * 32 * (128 + 128), llama.get("operations.context").value());
  }

  @Test
  void aTiedTableCountsAsTheOutputMatrixThatItIsAndThePositionsAreOnlyLookedUp() {
    Map<String, DerivedNumber> gpt2 = numbers("gguf-gpt2");
    assertEquals(34_880L - 64 * 48, gpt2.get("parameters.used").value());
    assertEquals(2 * (34_880L - 64 * 48), gpt2.get("operations.token").value());
    assertEquals(
        "without 3072 in tables, of which a token takes one row; with the 4656 of the embedding,"
            + " which is the output matrix too",
        gpt2.get("parameters.used").formula().en());
  }

  @Test
  void ofEightExpertsOnlyTheChosenTwoCountAsActive() {
    Map<String, DerivedNumber> mixtral = numbers("gguf-mixtral");
    long table = mixtral.get("parameters.embedding").value();
    assertEquals(45_360 - table, mixtral.get("parameters.used").value());
    assertEquals(
        "all experts of a layer count as 2 of 5; without "
            + table
            + " in tables, of which a token takes one row",
        mixtral.get("parameters.used").formula().en());
  }

  @Test
  void theSizeOnDiskIsToldForEachTypeAndIsThatOfTheFile() {
    List<DerivedNumber> disk =
        DerivedNumbers.of(Fixture.of("llama-7b").architecture()).stream()
            .filter(n -> n.id().startsWith("disk."))
            .toList();
    assertEquals(List.of("disk.F16", "disk.F32"), disk.stream().map(DerivedNumber::id).toList());
    assertEquals(13_476_831_232L, disk.get(0).value());
    assertEquals(32 * 64 * 4, disk.get(1).value());
  }

  @Test
  void quantisedTypesAreCountedBlockByBlock() {
    assertEquals(34 * 1000, NumberType.Q8_0.bytes(32_000));
    assertEquals(144, NumberType.Q4_K.bytes(256));
    assertEquals(2 * 66, NumberType.IQ2_XXS.bytes(257), "a block that is begun is a whole one");
  }
}
