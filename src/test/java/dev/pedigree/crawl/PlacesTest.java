package dev.pedigree.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pedigree.crawl.net.CrawlLimits;
import dev.pedigree.crawl.net.Credentials;
import dev.pedigree.crawl.net.HubRewrites;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.weights.TensorPattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.lib.RefUpdate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that do not lie at the top of the default branch. */
class PlacesTest {
  @TempDir Path temp;
  private final TinyWeights weights = TinyWeights.of("a", "b");
  private GitFixture git;

  @BeforeEach
  void repository() {
    git = new GitFixture(temp.resolve("model.git"));
  }

  @AfterEach
  void close() {
    git.close();
  }

  private Crawled crawl(String revision, String folder) {
    return new Crawler(HubRewrites.NONE, Credentials.NONE, CrawlLimits.defaults())
        .crawl(CrawlRequest.of("org/model", git.folder().toString()).at(revision).in(folder));
  }

  private Crawled crawl() {
    return crawl("", "");
  }

  /** The same files in a plain folder. */
  private Crawled folder(Map<String, byte[]> files) throws IOException {
    Path folder = temp.resolve("plain");
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
      git.file(file.getKey(), file.getValue());
    }
    git.commit();
    return ModelFolder.read(folder);
  }

  private static byte[] text(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  private static List<String> names(Crawled crawled) {
    return crawled.snapshot().tensors().stream().map(TensorPattern::name).toList();
  }

  private static List<String> rules(Crawled crawled) {
    return crawled.snapshot().findings().stream().map(Finding::rule).toList();
  }

  private static List<String> parts(Crawled crawled) {
    return crawled.parts().stream()
        .map(
            p ->
                p.place().kind().word()
                    + " "
                    + p.place().folder()
                    + " "
                    + names(p.crawled())
                    + p.crawled().snapshot().config())
        .toList();
  }

  @Test
  void aModelInAFolderIsReadAsIfTheFolderHadBeenNamed() throws IOException {
    Crawled plain =
        folder(
            Map.of(
                "README.md", text("---\nlicense: mit\n---\n"),
                "model/config.json", text("{\"model_type\":\"tiny\"}"),
                "model/model.safetensors", weights.bytes()));
    for (Crawled crawled : List.of(plain, crawl())) {
      assertEquals(List.of("a", "b"), names(crawled));
      assertEquals("tiny", crawled.snapshot().config().path("model_type").asText());
      assertEquals("mit", crawled.snapshot().card().path("license").asText());
      assertEquals("model", crawled.folder());
      assertEquals("model/model.safetensors", crawled.snapshot().files().get(0).path());
      assertEquals(List.of("crawl.model-in-folder"), rules(crawled));
      assertEquals(List.of(), crawled.parts());
    }
    assertEquals(names(crawl()), names(crawl("main", "model")));
  }

  @Test
  void severalModelsAreReadEachAndAddedToNothing() throws IOException {
    Crawled plain =
        folder(
            Map.of(
                "one/config.json", text("{\"n\":1}"),
                "one/model.safetensors", weights.bytes(),
                "two/config.json", text("{\"n\":2}"),
                "two/model.safetensors", TinyWeights.of("c").bytes()));
    for (Crawled crawled : List.of(plain, crawl())) {
      assertEquals(List.of("model one [a, b]{\"n\":1}", "model two [c]{\"n\":2}"), parts(crawled));
      assertEquals(List.of(), names(crawled));
      assertEquals(2, crawled.snapshot().files().size());
      assertEquals(List.of("crawl.several-models"), rules(crawled));
    }
    assertEquals(
        "there is no model at the top, but one in each of 2 folders: one, two",
        plain.snapshot().findings().get(0).message().en());
    assertEquals(List.of("c"), names(crawl("", "two")));
  }

  @Test
  void aPipelineIsNamedWithItsComponents() throws IOException {
    Crawled plain =
        folder(
            Map.of(
                "model_index.json",
                text(
                    "{\"_class_name\":\"P\",\"unet\":[\"diffusers\",\"U\"],"
                        + "\"vae\":[\"diffusers\",\"V\"],\"safety_checker\":[null,null]}"),
                "unet/config.json",
                text("{}"),
                "unet/diffusion_pytorch_model.safetensors",
                weights.bytes(),
                "vae/config.json",
                text("{}"),
                "vae/diffusion_pytorch_model.safetensors",
                TinyWeights.of("c").bytes()));
    for (Crawled crawled : List.of(plain, crawl())) {
      assertEquals(List.of("component unet [a, b]{}", "component vae [c]{}"), parts(crawled));
      assertEquals(
          "this is a pipeline with components unet, vae, each counted by itself",
          crawled.snapshot().findings().get(0).message().en());
    }
  }

  @Test
  void ofTheStatesOfOneTrainingTheLastIsDescribed() throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    for (int step : new int[] {900, 1000}) {
      files.put("checkpoint-" + step + "/config.json", text("{\"step\":" + step + "}"));
      files.put("checkpoint-" + step + "/model.safetensors", weights.bytes());
      files.put("checkpoint-" + step + "/optimizer.pt", TinyWeights.of("m").bytes());
    }
    Crawled plain = folder(files);
    for (Crawled crawled : List.of(plain, crawl())) {
      assertEquals(1000, crawled.snapshot().config().path("step").asInt());
      assertEquals(List.of("a", "b"), names(crawled));
      assertEquals(2, crawled.parts().size());
      assertEquals(List.of("crawl.checkpoints", "crawl.checkpoint-described"), rules(crawled));
    }
  }

  @Test
  void aFolderThatIsNotThereIsSaid() throws IOException {
    git.file("config.json", "{}").commit();
    FindingException e = assertThrows(FindingException.class, () -> crawl("main", "unet"));
    assertEquals("there are no files in a folder unet", e.finding().message().en());
  }

  @Test
  void branchesWithWeightsAreNamedAndReadWhereTheDefaultHasNone() throws IOException {
    git.file("README.md", "quantisations").commit();
    String main = git.head().name();
    git.onBranch("4_0").file("config.json", "{}").file("model.safetensors", weights.bytes());
    git.commit();
    git.onBranch("notes").without("config.json").without("model.safetensors").commit();
    git.onBranch("main").reset(main);

    Crawled crawled = crawl();
    assertEquals(List.of("branch 4_0 [a, b]{}"), parts(crawled));
    Finding said = crawled.snapshot().findings().get(1);
    assertEquals("the branch main holds no model, but these branches do: 4_0", said.message().en());
    assertEquals("name one behind the repository: " + git.folder() + "@4_0", said.hint().en());
    assertEquals(List.of("a", "b"), names(crawl("4_0", "")));
    assertEquals(List.of(), crawl("4_0", "").parts());
  }

  @Test
  void aBranchThatACloneOnlyTracksIsFound() throws IOException {
    git.file("README.md", "quantisations").commit();
    String main = git.head().name();
    git.onBranch("8_0").file("config.json", "{}").file("model.safetensors", weights.bytes());
    git.commit();
    RefUpdate tracked = git.repository().updateRef("refs/remotes/origin/8_0");
    tracked.setNewObjectId(git.head());
    tracked.update();
    git.onBranch("main").reset(main);
    RefUpdate local = git.repository().updateRef("refs/heads/8_0");
    local.setForceUpdate(true);
    local.delete();

    assertEquals(List.of("branch 8_0 [a, b]{}"), parts(crawl()));
    assertEquals(List.of("a", "b"), names(crawl("8_0", "")));
  }

  @Test
  void theOnlyBranchIsReadWhereHeadNamesOneThatIsNotThere() throws IOException {
    git.onBranch("trunk").file("config.json", "{}").file("model.safetensors", weights.bytes());
    git.commit();
    git.repository().updateRef("HEAD").link("refs/heads/gone");

    assertEquals(List.of("a", "b"), names(crawl()));
    assertEquals(
        List.of(
            "the repository says no default branch that is there; trunk, the only one, was read"),
        crawl().snapshot().findings().stream().map(f -> f.message().en()).toList());
  }

  @Test
  void aRepositoryWithoutCommitsSaysSo() {
    FindingException e = assertThrows(FindingException.class, this::crawl);
    assertEquals(
        "the repository has no commits: no branch was ever written", e.finding().message().en());
  }

  @Test
  void weightsThatWereDeletedAreSaidToBe() throws IOException {
    git.file("config.json", "{}").file("model.safetensors", weights.bytes()).commit();
    String before = git.head().name();
    git.without("model.safetensors").commit();
    String deletion = git.head().name();
    git.file("README.md", "words").commit();

    assertEquals(
        List.of(
            "the weight files are not here any more: commit "
                + deletion
                + " of 2024-03-02T12:00:00Z deleted them, model.safetensors among them"),
        crawl().snapshot().findings().stream()
            .filter(f -> f.rule().startsWith("crawl.w"))
            .map(f -> f.message().en())
            .toList());
    assertEquals(List.of("a", "b"), names(crawl(before, "")));
  }

  @Test
  void weightsThatNeverWereAreNotSaidToBeDeleted() throws IOException {
    git.file("config.json", "{}").commit();
    assertEquals(List.of(), rules(crawl()));
  }
}
