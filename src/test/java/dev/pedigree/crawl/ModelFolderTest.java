package dev.pedigree.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.weights.TensorPattern;
import dev.pedigree.weights.onnx.OnnxModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models in plain folders. */
class ModelFolderTest {
  private static final List<TensorPattern> TENSORS =
      List.of(
          new TensorPattern("model.layers.{0-2}.a", "F16", List.of(2L, 2L)),
          new TensorPattern("model.norm", "F16", List.of(2L, 2L)));

  @TempDir Path folder;

  @BeforeEach
  void model() throws IOException {
    List<TinyWeights> shards = TinyWeights.shards();
    Files.write(folder.resolve("model-00001-of-00002.safetensors"), shards.get(0).bytes());
    Files.write(folder.resolve("model-00002-of-00002.safetensors"), shards.get(1).bytes());
    Files.writeString(folder.resolve("config.json"), "{\"model_type\": \"tiny\"}");
    Files.writeString(folder.resolve("README.md"), "---\nlicense: mit\n---\n");
  }

  @Test
  void aFolderIsReadWithItsConfigurationCardAndAllHeaders() {
    Crawled crawled = ModelFolder.read(folder);

    Snapshot snapshot = crawled.snapshot();
    assertEquals(TENSORS, snapshot.tensors());
    assertEquals("tiny", snapshot.config().get("model_type").textValue());
    assertEquals("mit", snapshot.card().get("license").textValue());
    assertEquals(
        List.of("model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors"),
        crawled.headers().stream().map(h -> h.path()).toList());
    assertEquals(List.of(), snapshot.findings());
    assertEquals(new Snapshot.Revision("", "", ""), snapshot.live().orElseThrow().revision());
  }

  @Test
  void modelParallelShardsAreOneModelOfWholeMatrices(@TempDir Path meta) throws IOException {
    byte[] shard =
        TinyWeights.of("layers.0.attention.wq.weight", "layers.0.attention.wo.weight").bytes();
    for (int i = 0; i < 3; i++) {
      Files.write(meta.resolve("consolidated.0" + i + ".pth"), shard);
    }
    Snapshot snapshot = ModelFolder.read(meta).snapshot();
    assertEquals(
        List.of("layers.{0}.attention.wo.weight [2, 6]", "layers.{0}.attention.wq.weight [6, 2]"),
        snapshot.tensors().stream().map(t -> t.name() + " " + t.shape()).toList());
    assertTrue(snapshot.findings().stream().noneMatch(f -> f.rule().equals("crawl.second-copy")));
  }

  @Test
  void oneFileIsReadAloneWithTheConfigurationBesideIt() throws IOException {
    Files.write(folder.resolve("other.safetensors"), TinyWeights.of("b").bytes());

    Crawled crawled = ModelFolder.read(folder.resolve("other.safetensors"));

    assertEquals(1, crawled.snapshot().files().size());
    assertEquals(
        List.of("b"), crawled.snapshot().tensors().stream().map(TensorPattern::name).toList());
    assertEquals("tiny", crawled.snapshot().config().get("model_type").textValue());
  }

  @Test
  void anyShardLeadsToItsWholeSet() throws IOException {
    Files.write(folder.resolve("other.safetensors"), TinyWeights.of("b").bytes());

    Crawled crawled = ModelFolder.read(folder.resolve("model-00002-of-00002.safetensors"));

    assertEquals(TENSORS, crawled.snapshot().tensors());
    assertEquals(2, crawled.headers().size());
  }

  @Test
  void anIndexLeadsToTheShardsThatItNamesAndIsCompared() throws IOException {
    Files.move(
        folder.resolve("model-00001-of-00002.safetensors"), folder.resolve("first.safetensors"));
    Path index = folder.resolve("model.safetensors.index.json");
    Files.writeString(
        index,
        "{\"weight_map\":{\"model.layers.0.a\":\"first.safetensors\","
            + "\"model.layers.1.a\":\"first.safetensors\","
            + "\"model.layers.2.a\":\"model-00002-of-00002.safetensors\","
            + "\"model.norm\":\"gone.safetensors\",\"x\":\"../../secret.safetensors\"}}");

    Crawled crawled = ModelFolder.read(index);

    assertEquals(
        List.of("first.safetensors", "model-00002-of-00002.safetensors"),
        crawled.headers().stream().map(h -> h.path()).toList());
    assertEquals(TENSORS, crawled.snapshot().tensors());
    List<String> rules = crawled.snapshot().findings().stream().map(Finding::rule).toList();
    assertTrue(rules.contains("weights.unsafe-path"), rules.toString());
    assertTrue(rules.contains("weights.missing-shard"), rules.toString());
  }

  @Test
  void aFileIsReadWhateverItsNameSays() throws IOException {
    Path blob = folder.resolve("5d9508d244cb62ce");
    Files.write(blob, TinyWeights.of("a").bytes());

    assertEquals("a", ModelFolder.read(blob).snapshot().tensors().get(0).name());
  }

  @Test
  void aKeptHeaderStandsForItsWholeFile() throws IOException {
    Path first = folder.resolve("model-00001-of-00002.safetensors");
    TinyWeights weights = TinyWeights.shards().get(0);
    Files.delete(first);
    Files.write(
        folder.resolve("model-00001-of-00002.safetensors.head"),
        java.util.Arrays.copyOf(weights.bytes(), weights.headerBytes()));

    Snapshot snapshot = ModelFolder.read(folder).snapshot();

    assertEquals(TENSORS, snapshot.tensors());
    assertEquals("model-00001-of-00002.safetensors", snapshot.files().get(0).path());
    assertEquals(weights.bytes().length, snapshot.files().get(0).bytes());
    assertEquals(List.of(), snapshot.findings());
  }

  @Test
  void anIndexThatNamesAMissingShardIsReported() throws IOException {
    Files.writeString(
        folder.resolve("model.safetensors.index.json"),
        "{\"metadata\":{\"total_size\":32},\"weight_map\":{"
            + "\"model.layers.0.a\":\"model-00001-of-00003.safetensors\"}}");

    List<String> rules =
        ModelFolder.read(folder).snapshot().findings().stream().map(Finding::rule).toList();

    assertTrue(rules.contains("weights.missing-shard"), rules.toString());
    assertTrue(rules.contains("weights.stray-weights"), rules.toString());
  }

  @Test
  void aPointerWithoutItsContentIsSaidToBeOne() throws IOException {
    TinyWeights weights = TinyWeights.of("a");
    Files.writeString(folder.resolve("model-00001-of-00002.safetensors"), weights.pointer().text());

    Snapshot snapshot = ModelFolder.read(folder).snapshot();

    assertEquals("sha256:" + weights.oid(), snapshot.files().get(0).oid());
    assertEquals(weights.bytes().length, snapshot.files().get(0).bytes());
    assertEquals(List.of(), snapshot.tensors());
    Finding finding = snapshot.findings().get(0);
    assertEquals("weights.git-lfs-pointer", finding.rule());
    assertEquals(
        "this is a Git LFS pointer, not the weights: the real file has "
            + weights.bytes().length
            + " bytes, SHA-256 "
            + weights.oid(),
        finding.message().en());
  }

  @Test
  void aFolderWithLinksToFilesElsewhereIsReadAsTheHubsOwnCacheIsBuilt(@TempDir Path cache)
      throws IOException {
    Path blobs = Files.createDirectories(cache.resolve("blobs"));
    Path shown = Files.createDirectories(cache.resolve("snapshots/main"));
    Files.write(blobs.resolve("abc"), TinyWeights.of("a").bytes());
    Files.createSymbolicLink(shown.resolve("model.safetensors"), Path.of("../../blobs/abc"));

    assertEquals("a", ModelFolder.read(shown).snapshot().tensors().get(0).name());
  }

  @Test
  void externalDataMayBeALinkInsideTheCacheAndNowhereElse(@TempDir Path cache) throws IOException {
    byte[] model =
        OnnxModel.model(
            OnnxModel.initialiser(
                OnnxModel.tensor("w", 1, 2), OnnxModel.external("location", "model.onnx_data")));
    Path shown = Files.createDirectories(cache.resolve("snapshots/main"));
    Files.write(shown.resolve("model.onnx"), model);
    Files.write(Files.createDirectories(cache.resolve("blobs")).resolve("abc"), new byte[8]);
    Files.createSymbolicLink(shown.resolve("model.onnx_data"), Path.of("../../blobs/abc"));
    Path plain = Files.createDirectories(cache.resolve("elsewhere/model"));
    Files.write(plain.resolve("model.onnx"), model);
    Files.createSymbolicLink(plain.resolve("model.onnx_data"), Path.of("../../blobs/abc"));

    assertEquals(List.of(), ModelFolder.read(shown).snapshot().findings());
    Finding finding = ModelFolder.read(plain).snapshot().findings().get(0);
    assertEquals("weights.unsafe-path", finding.rule());
    assertEquals(
        "\"model.onnx_data\" is said to lie in "
            + cache.toRealPath().resolve("blobs/abc")
            + ", outside the folder; nothing was opened",
        finding.message().en());
  }

  @Test
  void aBundleAndARepositoryAreNoModelFolders() throws IOException {
    Path bundle = folder.resolve("model.bundle");
    Files.writeString(bundle, "# v2 git bundle\n" + "ab".repeat(20) + " refs/heads/main\n\n");
    try (GitFixture git = new GitFixture(folder.resolve("model.git"))) {
      assertFalse(ModelFolder.isModel(git.folder()));
    }

    assertFalse(ModelFolder.isModel(bundle));
    assertTrue(ModelFolder.isModel(folder));
    assertTrue(ModelFolder.isModel(folder.resolve("model-00001-of-00002.safetensors")));
  }

  @Test
  void aPathWhereNothingIsIsAnError() {
    FindingException e =
        assertThrows(FindingException.class, () -> ModelFolder.read(folder.resolve("nothing")));

    assertEquals("crawl.no-path", e.finding().rule());
  }
}
