package dev.pedigree.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectCommandTest {
  @TempDir Path folder;

  @Test
  void aModelFolderIsDescribedAsOneDocument() throws IOException {
    Path model = new TinyModel().kvHeads(2).write(folder.resolve("tiny"));
    Run run = Run.of("inspect", "--json", model);
    assertEquals(0, run.exit(), run.out());
    JsonNode document = run.documents().get(0);
    assertEquals(model.toString(), document.get("source").asText());
    assertEquals("llama", document.get("dialect").asText());
    // 2 × 32·16 + 2 × (2·16·16 + 2·8·16 + 3·24·16 + 2·16) + 16
    assertEquals(4944, document.at("/parameters/total").asInt());
    assertEquals("GQA", document.at("/architecture/structure/attention").asText());
    assertEquals("attention    grouped-query, no bias", document.at("/listing/4").asText());
    assertEquals(21, document.at("/files/0/tensors").size());
    assertEquals("model.safetensors", document.at("/files/0/path").asText());
    assertEquals("[32,16]", document.at("/files/0/tensors/0/shape").toString(), run.out());
    assertTrue(document.get("design").asText().matches("sha256:[0-9a-f]{64}"));
    assertEquals(0, document.get("findings").size(), run.out());
  }

  @Test
  void aWeightFileAloneIsDescribedAsFarAsItGoes() throws IOException {
    Path model = new TinyModel().write(folder.resolve("tiny"));
    Files.delete(model.resolve("config.json"));
    JsonNode document =
        Run.of("inspect", "--json", "--no-catalogue", model.resolve("model.safetensors"))
            .documents()
            .get(0);
    assertEquals(21, document.at("/files/0/tensors").size());
    assertEquals(5456, document.at("/parameters/total").asInt());
  }

  @Test
  void aBadInputGetsItsDocumentAndTheNextIsReadAllTheSame() throws IOException {
    Path model = new TinyModel().write(folder.resolve("tiny"));
    Path missing = folder.resolve("missing");
    Run run = Run.of("inspect", "--json", "--no-catalogue", missing, model);
    assertEquals(1, run.exit());
    List<JsonNode> documents = run.documents();
    assertEquals(missing.toString(), documents.get(0).get("source").asText());
    assertEquals(
        "there is no file, folder or catalogued model of this name",
        documents.get(0).at("/findings/0/message").asText());
    assertEquals(5456, documents.get(1).at("/parameters/total").asInt());
  }

  @Test
  void oneShardAloneIsNotBlamedForWhatTheOthersHold() throws IOException {
    Path model = new TinyModel().layers(3).write(folder.resolve("tiny"));
    Path shard = model.resolve("model-00001-of-00002.safetensors");
    Files.write(shard, new TinyModel().layers(2).weights());
    Run run = Run.of("inspect", "--json", "--no-catalogue", shard);
    assertEquals(0, run.exit(), run.out());
    assertEquals(
        "this is one shard of several: what the model lacks cannot be said",
        run.documents().get(0).at("/findings/0/message").asText());
  }

  @Test
  void theTerminalShowsTheListingTheCountAndTheFiles() throws IOException {
    Path model = new TinyModel().likeYi().write(folder.resolve("tiny"));
    Run run = Run.of("inspect", model);
    assertEquals(0, run.exit(), run.out());
    assertTrue(run.out().contains("\n  norm         rmsnorm\n"), run.out());
    assertTrue(
        run.out().contains("\n  parameters         5,456\n  embedding          512\n"), run.out());
    assertTrue(run.out().contains("model.layers.{l}.ln1.weight  F32 [16] × 2"), run.out());
    assertTrue(run.out().contains("model.safetensors  safetensors, "), run.out());
  }

  @Test
  void theCatalogueIsAskedUnlessItIsLeftOut() throws IOException {
    Path model = new TinyModel().write(folder.resolve("tiny"));
    JsonNode asked = Run.of("inspect", "--json", model).documents().get(0).get("catalogue");
    assertTrue(asked.get("notCompared") == null, asked.toString());
    // LLaMA has this very listing, at other sizes.
    assertTrue(asked.get("identical").toString().contains("\"shape\":\"different\""));
    assertEquals(0, asked.get("nearest").size());
    assertTrue(
        Run.of("inspect", model).out().contains("\n  against the catalogue:\n    Equal files"));
    Run alone = Run.of("inspect", "--json", "--no-catalogue", model);
    assertTrue(alone.documents().get(0).get("catalogue") == null, alone.out());
  }

  @Test
  void aBillOfMaterialsIsPrintedForEachModelThatWasRead() throws IOException {
    Path model = new TinyModel().write(folder.resolve("tiny"));
    Path missing = folder.resolve("missing");
    Run run = Run.of("inspect", "--bom", missing, model);
    assertEquals(1, run.exit());
    assertTrue(run.err().contains("there is no file, folder or catalogued model"), run.err());
    assertEquals(1, run.documents().size(), run.out());
    JsonNode component = run.documents().get(0).at("/metadata/component");
    assertEquals("tiny", component.get("name").asText());
    assertEquals("model.safetensors", component.at("/components/0/name").asText());
    assertTrue(component.at("/components/0/hashes").isMissingNode(), "no digest was read");
    assertTrue(!run.out().contains(folder.toString()), run.out());
  }

  @Test
  void theBillOfARepositoryHasTheCommitThatWasRead() throws Exception {
    Path work = new TinyModel().write(folder.resolve("work"));
    String commit;
    try (Git git = Git.init().setInitialBranch("main").setDirectory(work.toFile()).call()) {
      git.add().addFilepattern(".").call();
      commit = git.commit().setMessage("a model").setSign(false).call().name();
    }
    Run run = Run.of("inspect", "--bom", work + "@main");
    assertEquals(0, run.exit(), run.out() + run.err());
    JsonNode component = run.documents().get(0).at("/metadata/component");
    assertEquals(commit, component.get("version").asText());
    assertEquals("pedigree:git-object", component.at("/components/0/properties/1/name").asText());
  }

  @Test
  void withoutAPathTheUsageIsShownAndTheExitIsTwo() {
    Run run = Run.of("inspect");
    assertEquals(2, run.exit());
    assertTrue(run.err().startsWith("Missing required parameter: 'PATH'"), run.err());
  }
}
