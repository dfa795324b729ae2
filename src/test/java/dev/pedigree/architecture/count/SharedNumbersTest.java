package dev.pedigree.architecture.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.Component;
import dev.pedigree.architecture.Parameters;
import dev.pedigree.architecture.reading.ArchitectureReader;
import dev.pedigree.architecture.reading.SharedRepo;
import dev.pedigree.architecture.trait.Trait;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Numbers of the second collection against those of its facts, for all that is read completely. */
@Tag("shared")
class SharedNumbersTest {

  private record Read(JsonNode facts, Architecture architecture) {}

  private static final Map<String, Read> READ = new TreeMap<>();

  @BeforeAll
  static void read() {
    for (SharedRepo repo : SharedRepo.all("repos-2026")) {
      ArchitectureReader.read(repo.id(), repo.config(), repo.tensors())
          .architecture()
          .filter(a -> a.unassigned().isEmpty())
          .ifPresent(a -> READ.put(repo.id(), new Read(repo.facts(), a)));
    }
  }

  @Test
  void theKvCacheOfATokenIsThatOfTheFactsAndNoneWhereNoLayerHasAttention() {
    Map<String, Long> expected = new TreeMap<>();
    Map<String, Long> actual = new TreeMap<>();
    READ.forEach(
        (id, read) -> {
          JsonNode told = read.facts().at("/derived/kv_cache_bytes_per_token_bf16");
          boolean compressed = read.architecture().trait(Trait.COMPRESSED_TOKENS).present();
          if (compressed && !told.isNumber()) {
            return; // What a token keeps depends on how far it lies behind, so the facts name no
            // number.
          }
          expected.put(id, told.asLong());
          actual.put(id, numbers(read).getOrDefault("kv-cache", 0L));
        });
    assertEquals(expected, actual);
    assertTrue(expected.size() > 100, expected.size() + " compared");
  }

  @Test
  void whatATokenGoesThroughLeavesOutOtherExpertsFurtherTokensAndPartsBesideTheDecoder() {
    Map<String, List<Long>> expected = new TreeMap<>();
    Map<String, List<Long>> actual = new TreeMap<>();
    READ.forEach(
        (id, read) -> {
          JsonNode counts = read.facts().get("parameters");
          expected.put(
              id,
              List.of(
                  counts.path("active").asLong(),
                  counts.path("next_token_module").asLong(),
                  counts.path("vision_and_audio").asLong()));
          Parameters own = read.architecture().parameters();
          actual.put(
              id,
              List.of(
                  own.active(),
                  own.components().getOrDefault(Component.NEXT_TOKEN, 0L),
                  own.components().getOrDefault(Component.BESIDE, 0L)));
        });
    // Its class has no dialect of its own; a few of its tensors are taken for a router's.
    expected.remove("XiaomiMiMo/MiMo-V2-Flash");
    actual.remove("XiaomiMiMo/MiMo-V2-Flash");
    assertEquals(expected, actual);
  }

  @Test
  void theParametersUsedAreThoseWithoutTheEmbeddingUnlessItIsTheOutputMatrixToo() {
    Map<String, Long> expected = new TreeMap<>();
    Map<String, Long> actual = new TreeMap<>();
    READ.forEach(
        (id, read) -> {
          JsonNode counts = read.facts().get("parameters");
          boolean tied = counts.path("head").asLong() == 0;
          long table = tied ? 0 : counts.path("embedding").asLong();
          expected.put(id, counts.path("active").asLong() - table);
          actual.put(id, UsedParameters.of(read.architecture()).count());
        });
    expected.remove("XiaomiMiMo/MiMo-V2-Flash");
    actual.remove("XiaomiMiMo/MiMo-V2-Flash");
    assertEquals(expected, actual);
  }

  private static Map<String, Long> numbers(Read read) {
    return DerivedNumbers.of(read.architecture()).stream()
        .collect(Collectors.toMap(DerivedNumber::id, DerivedNumber::value));
  }
}
