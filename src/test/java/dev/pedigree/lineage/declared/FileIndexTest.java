package dev.pedigree.lineage.declared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.crawl.snapshot.Snapshot.Change;
import dev.pedigree.crawl.snapshot.Snapshot.HistoryEvent;
import dev.pedigree.crawl.snapshot.Snapshot.Part;
import dev.pedigree.crawl.snapshot.Snapshot.WeightFile;
import dev.pedigree.crawl.snapshot.WeightChanges;
import dev.pedigree.lineage.declared.Repos.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Equal weight files are found by their digests, and only where they say something. */
class FileIndexTest {

  @Test
  void shardsKeptUnchangedAreCounted() {
    String[] base = IntStream.range(0, 15).mapToObj(i -> "s" + i).toArray(String[]::new);
    String[] child = base.clone();
    child[3] = "other3";
    child[4] = "other4";
    child[5] = "other5";
    Repos repos =
        new Repos()
            .add("lab/base", new Draft().files(base).plain("config.json", "git:1"))
            .add("lab/child", new Draft().files(child).plain("config.json", "git:1"));
    assertEquals(
        List.of(new SameFiles("lab/base", "", "", 12, 15, 15, 12_000_000, List.of("config.json"))),
        repos.origins("lab/child").same());
  }

  @Test
  void aMirrorHasAllAndNothingElse() {
    Repos repos =
        new Repos()
            .add("lab/base", new Draft().files("a", "b"))
            .add("lab/mirror", new Draft().files("b", "a"))
            .add("lab/part", new Draft().files("a"));
    SameFiles mirror = repos.origins("lab/mirror").same("lab/base").orElseThrow();
    assertTrue(mirror.both());
    SameFiles part = repos.origins("lab/part").same("lab/base").orElseThrow();
    assertTrue(part.whole());
    assertEquals(2, part.ofOther());
  }

  @Test
  void filesThatAreEqualByChanceSayNothing() {
    WeightFile empty = new WeightFile("empty.bin", "git:e69de29b", 0, 0, 0);
    WeightFile tiny = new WeightFile("tiny.safetensors", "sha256:t", 1_100, 100, 2);
    WeightFile header = new WeightFile("no-tensors.safetensors", "sha256:h", 5_000, 16, 0);
    WeightFile unread = new WeightFile("small.bin", "sha256:u", 60_000, 0, 0);
    WeightFile outside = new WeightFile("folder.safetensors", "", 9_000_000, 100, 2);
    Draft draft = new Draft().files(empty, tiny, header, unread, outside);
    Repos repos = new Repos().add("lab/a", draft).add("lab/b", draft);
    assertEquals(List.of(), repos.origins("lab/b").same());
  }

  @Test
  void equalConfigurationAloneIsNoIdentity() {
    Repos repos =
        new Repos()
            .add("lab/a", new Draft().files("x").plain("tokenizer.json", "git:1"))
            .add("lab/b", new Draft().files("y").plain("tokenizer.json", "git:1"));
    assertEquals(List.of(), repos.origins("lab/b").same());
  }

  @Test
  void anEarlierCommitOfTheOtherIsNamed() {
    HistoryEvent event =
        new HistoryEvent(
            "ab".repeat(20),
            "2023-05-06T00:00:00Z",
            List.of(Part.WEIGHTS),
            List.of(new Change("model.safetensors", "oid", "", "\"sha256:old\"")));
    Repos repos =
        new Repos()
            .add("lab/base", new Draft().files("new").history(event))
            .add("lab/copy", new Draft().files("old"));
    assertEquals(
        List.of(
            new SameFiles(
                "lab/base",
                "ab".repeat(20),
                "2023-05-06T00:00:00Z",
                1,
                1,
                0,
                1_000_000,
                List.of())),
        repos.origins("lab/copy").same());
  }

  @Test
  void aSetOfManyShardsIsFoundInAHistoryByItsDigest() {
    List<WeightFile> shards = new ArrayList<>();
    for (int i = 1; i <= 6; i++) {
      shards.add(
          new WeightFile("model-0000" + i + "-of-00006.safetensors", "sha256:" + i, 90_000, 90, 1));
    }
    String digest = WeightChanges.digest(shards.stream().map(WeightFile::oid).toList());
    String after = "{\"files\":6,\"bytes\":540000,\"digest\":\"" + digest + "\"}";
    HistoryEvent event =
        new HistoryEvent(
            "cd".repeat(20),
            "2023-05-06T00:00:00Z",
            List.of(Part.WEIGHTS),
            List.of(new Change("model-*-of-00006.safetensors", "oid", "", after)));
    Repos repos =
        new Repos()
            .add("lab/base", new Draft().files("new").history(event))
            .add("lab/copy", new Draft().files(shards.toArray(WeightFile[]::new)));
    SameFiles same = repos.origins("lab/copy").same().get(0);
    assertEquals(6, same.equal());
    assertEquals("cd".repeat(20), same.commit());
  }

  @Test
  void aFileOnEveryMirrorNamesABoundedNumberOfThem() {
    Repos repos = new Repos();
    for (int i = 0; i < 200; i++) {
      repos.add("lab/m" + i, new Draft().files("a"));
    }
    assertTrue(repos.origins("lab/m199").same().size() <= 51);
  }
}
