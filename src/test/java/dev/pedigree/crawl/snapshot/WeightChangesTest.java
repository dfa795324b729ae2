package dev.pedigree.crawl.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.pedigree.crawl.snapshot.Snapshot.Change;
import dev.pedigree.crawl.snapshot.WeightChanges.Changed;
import dev.pedigree.crawl.snapshot.WeightChanges.Version;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightChangesTest {
  @ParameterizedTest
  @CsvSource({
    "model-00001-of-00007.safetensors, model-*-of-00007.safetensors",
    "sub/pytorch_model-00002-of-00002.bin, sub/pytorch_model-*-of-00002.bin",
    "consolidated.00.pth, consolidated.*.pth",
    "model.gguf.part-a, model.gguf.part-*",
    "model.gguf.part_2, model.gguf.part_*",
    "model.safetensors, model.safetensors",
    "consolidated.safetensors, consolidated.safetensors",
  })
  void shardsBelongToASet(String path, String set) {
    assertEquals(set, WeightChanges.setOf(path));
  }

  @Test
  void fewFilesAreToldOneByOne() {
    assertEquals(
        List.of(
            new Change("a.safetensors", "oid", "\"sha256:1\"", "\"sha256:2\""),
            new Change("b.safetensors", "oid", "", "\"sha256:3\""),
            new Change("c.safetensors", "oid", "\"sha256:4\"", "")),
        WeightChanges.of(
            List.of(
                new Changed("c.safetensors", version("4"), Optional.empty()),
                new Changed("b.safetensors", Optional.empty(), version("3")),
                new Changed("a.safetensors", version("1"), version("2")))));
  }

  @Test
  void aSetOfShardsIsToldInOneLineWithItsSizeAndDigest() {
    List<Change> changes = WeightChanges.of(shards("x"));
    assertEquals(1, changes.size());
    assertEquals("model-*-of-00005.safetensors", changes.get(0).path());
    assertEquals("", changes.get(0).before());
    assertEquals(
        "{\"files\":5,\"bytes\":50,\"digest\":\"sha256:",
        changes.get(0).after().substring(0, changes.get(0).after().indexOf("sha256:") + 7));
  }

  @Test
  void equalSetsHaveEqualDigestsInWhateverOrderTheyCome() {
    List<Changed> backwards = new java.util.ArrayList<>(shards("x"));
    java.util.Collections.reverse(backwards);
    assertEquals(WeightChanges.of(shards("x")), WeightChanges.of(backwards));
    assertNotEquals(WeightChanges.of(shards("x")), WeightChanges.of(shards("y")));
  }

  private static List<Changed> shards(String content) {
    return IntStream.rangeClosed(1, 5)
        .mapToObj(
            i ->
                new Changed(
                    "model-0000" + i + "-of-00005.safetensors",
                    Optional.empty(),
                    version(content + i)))
        .toList();
  }

  private static Optional<Version> version(String oid) {
    return Optional.of(new Version("sha256:" + oid, 10));
  }
}
