package dev.pedigree.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.crawl.Crawler;
import dev.pedigree.crawl.net.CrawlLimits;
import dev.pedigree.crawl.net.Credentials;
import dev.pedigree.crawl.net.HubRewrites;
import dev.pedigree.crawl.snapshot.SnapshotStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models in folders and on branches, and what stands in for weights, as the wild has them. */
@Tag("shared")
class SharedWildFoldersTest {
  private static final Path WILD = Path.of("../shared/wild");

  @TempDir Path temp;

  private ObjectNode inspect(String argument) {
    ModelOpener opener =
        new ModelOpener(
            () -> {
              throw new AssertionError("a path needs no catalogue");
            },
            () -> new SnapshotStore(temp),
            new Crawler(HubRewrites.NONE, Credentials.NONE, CrawlLimits.defaults()));
    return InspectionJson.of(Inspection.of(opener, argument), false);
  }

  private ObjectNode wild(String path) {
    return inspect(WILD.resolve(path).toString());
  }

  private static List<String> rules(JsonNode json) {
    return StreamSupport.stream(json.path("findings").spliterator(), false)
        .map(f -> f.get("rule").asText())
        .toList();
  }

  private static String said(JsonNode json, String rule) {
    return StreamSupport.stream(json.path("findings").spliterator(), false)
        .filter(f -> f.get("rule").asText().equals(rule))
        .map(f -> f.get("message").asText())
        .findFirst()
        .orElse("");
  }

  private static List<String> models(JsonNode json) {
    return StreamSupport.stream(json.path("models").spliterator(), false)
        .map(
            m ->
                m.get("kind").asText()
                    + " "
                    + m.get("name").asText()
                    + " "
                    + m.at("/parameters/total").asLong())
        .toList();
  }

  private static long total(JsonNode json) {
    return json.at("/parameters/total").asLong();
  }

  @ParameterizedTest
  @CsvSource({
    "g01-mmproj-beside-mtp-name/repo, 19616",
    "g01-mmproj-beside-mtp-name/alone, 19616",
    "g05-two-quants-one-model/repo, 19616",
    "x08-bom-and-trailing-comma/bom, 19616",
    "x08-bom-and-trailing-comma/comma, 19616",
    "x08-bom-and-trailing-comma/utf16, 19616",
    "x10-trainer-checkpoint/plain, 19616",
    "x10-trainer-checkpoint/bin, 19616",
    "y05-folders-of-other-containers/mlx-npz, 19616",
    "y05-folders-of-other-containers/nemo, 19616",
    "y05-folders-of-other-containers/deepspeed, 19616",
    "c02-empty-repository/head-elsewhere.bundle, 19616",
    "c01-branches-hold-the-weights/repo.bundle@4_0, 19616",
    "c01-branches-hold-the-weights/repo.bundle@6_5, 19616"
  })
  void theTotalIsThatOfTheModelAlone(String path, long parameters) {
    assertEquals(parameters, total(wild(path)));
  }

  @Test
  void aModelInAFolderIsTheSameAsInspectedThere() {
    ObjectNode inside = wild("model-in-folder/model");
    for (String path : List.of("model-in-folder", "model-in-folder/repo.bundle")) {
      ObjectNode whole = wild(path);
      assertEquals(inside.get("design"), whole.get("design"));
      assertEquals(inside.get("dialect"), whole.get("dialect"));
      assertEquals(inside.get("parameters"), whole.get("parameters"));
      assertTrue(rules(whole).contains("crawl.model-in-folder"));
    }
  }

  @Test
  void aPipelineIsItsComponentsAndNoLanguageModel() {
    for (String path : List.of("pipeline", "pipeline/repo.bundle")) {
      ObjectNode json = wild(path);
      assertEquals(List.of("component unet 0", "component vae 0"), models(json));
      assertEquals(
          "this is a pipeline with components unet, vae, each counted by itself",
          said(json, "crawl.pipeline"));
      assertEquals(
          "this is a UNet2DConditionModel and no language model: its tensors are listed and counted",
          said(json.get("models").get(0), "pipeline.no-language-model"));
      assertTrue(json.path("dialect").isMissingNode());
    }
  }

  @Test
  void branchesWithWeightsAreNamedAndDescribed() {
    ObjectNode json = wild("c01-branches-hold-the-weights/repo.bundle");
    assertEquals(List.of("branch 4_0 19616", "branch 6_5 19616"), models(json));
    assertEquals(
        "the branch main holds no model, but these branches do: 4_0, 6_5",
        said(json, "crawl.model-on-branches"));
  }

  @Test
  void aRepositoryWithoutCommitsSaysSo() throws IOException {
    Path archive = WILD.resolve("c02-empty-repository/repo.git.tar.gz");
    try (InputStream in = new GZIPInputStream(Files.newInputStream(archive))) {
      unpack(in.readAllBytes());
    }
    ObjectNode json = inspect(temp.resolve("repo.git").toString());
    assertEquals(List.of("crawl.empty"), rules(json));
  }

  /** The files and folders of a tar archive. */
  private void unpack(byte[] tar) throws IOException {
    for (int at = 0; at + 512 <= tar.length && tar[at] != 0; ) {
      String name =
          new String(tar, at, 100, java.nio.charset.StandardCharsets.UTF_8).split("\0")[0];
      String digits = new String(tar, at + 124, 11, java.nio.charset.StandardCharsets.UTF_8);
      int size = Integer.parseInt(digits.strip(), 8);
      Path path = temp.resolve(name);
      if (tar[at + 156] == '5') {
        Files.createDirectories(path);
      } else {
        Files.createDirectories(path.getParent());
        Files.write(path, java.util.Arrays.copyOfRange(tar, at + 512, at + 512 + size));
      }
      at += 512 + (size + 511) / 512 * 512;
    }
  }

  @Test
  void theOnlyBranchIsReadAndSaid() {
    assertEquals(
        "the repository says no default branch that is there; trunk, the only one, was read",
        said(wild("c02-empty-repository/head-elsewhere.bundle"), "crawl.only-branch"));
  }

  @Test
  void aProjectorIsAPartOfItsOwn() {
    ObjectNode beside = wild("g01-mmproj-beside-mtp-name/repo");
    ObjectNode alone = wild("g01-mmproj-beside-mtp-name/alone");
    assertEquals(List.of("projector mmproj-Toy-F32.gguf 10720"), models(beside));
    assertEquals(alone.get("listing"), beside.get("listing"));
    assertEquals("gguf_llama", beside.get("dialect").asText());
    assertEquals(List.of("crawl.companion.projector"), rules(beside));
  }

  @Test
  void statesOfATrainerGiveNoRemarks() {
    assertEquals(List.of(), rules(wild("x10-trainer-checkpoint/plain")));
    assertEquals(List.of(), rules(wild("x10-trainer-checkpoint/bin")));
  }

  @Test
  void anotherEncodingAndACommaAreSaidWithTheirPlace() {
    assertEquals(List.of("crawl.encoding"), rules(wild("x08-bom-and-trailing-comma/utf16")));
    assertEquals(
        "this file is written in UTF-16LE and not in UTF-8; it was read as that",
        said(wild("x08-bom-and-trailing-comma/utf16"), "crawl.encoding"));
    assertEquals(
        "generation_config.json:4:1",
        wild("x08-bom-and-trailing-comma/comma").at("/findings/0/location").asText());
  }

  @ParameterizedTest
  @CsvSource({
    "flax-msgpack, MessagePack (Flax)",
    "tf-h5, HDF5 (Keras)",
    "paddle, PaddlePaddle",
    "llamafile, llamafile",
    "ggml-old, GGJT"
  })
  void aContainerThatIsNotReadIsNamed(String folder, String container) {
    ObjectNode json = wild("y05-folders-of-other-containers/" + folder);
    assertEquals(
        "these are weights in a container that is not read here: " + container,
        said(json, "crawl.container-unread"));
  }

  @Test
  void aFolderWithoutWeightsSaysSo() {
    ObjectNode json = wild("y05-folders-of-other-containers/no-weights-at-all");
    assertEquals(List.of("pipeline.no-weights"), rules(json));
    assertEquals(19616, total(json));
  }

  @ParameterizedTest
  @CsvSource({
    "trailing-space, cc-by-4.0, example/Toy",
    "bom-crlf, mit, example/Toy",
    "blank-line-first, mit, example/Toy"
  })
  void aCardWithSlipsIsRead(String folder, String license, String base) {
    ObjectNode json = wild("c06-card-delimiter/" + folder);
    assertEquals(license, json.at("/card/license").asText());
    assertEquals(base, json.at("/card/base_model/0").asText());
  }
}
