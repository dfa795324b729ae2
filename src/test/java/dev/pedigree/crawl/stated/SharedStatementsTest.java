package dev.pedigree.crawl.stated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pedigree.crawl.CrawlRequest;
import dev.pedigree.crawl.Crawler;
import dev.pedigree.crawl.ModelFolder;
import dev.pedigree.crawl.net.CrawlLimits;
import dev.pedigree.crawl.net.Credentials;
import dev.pedigree.crawl.net.HubRewrites;
import dev.pedigree.crawl.snapshot.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the repositories of the zoo and of the wild declare is found, and nothing else. */
@Tag("shared")
class SharedStatementsTest {
  private static final Path SHARED = Path.of(System.getProperty("pedigree.shared", "../shared"));

  @TempDir Path temp;

  @Test
  void membersOfTheZooDeclareWhatTheirCardsSay() throws IOException {
    JsonNode zoo = new ObjectMapper().readTree(SHARED.resolve("zoo/zoo.json").toFile());
    TreeMap<String, List<String>> expected = new TreeMap<>();
    TreeMap<String, List<String>> found = new TreeMap<>();
    for (JsonNode member : zoo.get("members")) {
      String name = member.get("name").textValue();
      Snapshot snapshot = crawl(SHARED.resolve("zoo/" + member.get("bundle").textValue()));
      expected.put(name, declared(member));
      found.put(name, stated(snapshot));
      for (StatedParent parent : StatedParents.of(snapshot)) {
        String at = name + " " + parent.file() + " " + parent.key();
        assertTrue(Told.of(snapshot, parent.file(), parent.key()).since().isPresent(), at);
      }
    }
    assertEquals(expected, found);
  }

  private static List<String> declared(JsonNode member) {
    List<String> declared = new ArrayList<>();
    JsonNode base = member.get("declared_base_model");
    for (JsonNode parent : base.isArray() ? base : List.of(base)) {
      if (parent.isTextual()) {
        String relation = member.get("declared_relation").asText("");
        declared.add(parent.textValue() + " " + (relation.equals("null") ? "" : relation));
      }
    }
    return declared;
  }

  /** Each parent with the relation that is stated for it, the most telling file first. */
  private static List<String> stated(Snapshot snapshot) {
    TreeMap<String, String> relations = new TreeMap<>();
    for (StatedParent parent : StatedParents.of(snapshot)) {
      relations.merge(
          parent.parent(), parent.relation(), (old, more) -> old.isEmpty() ? more : old);
    }
    return relations.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList();
  }

  @Test
  void aRecipeNamesParentsThatTheCardLeavesOut() {
    List<String> all = new ArrayList<>();
    for (StatedParent parent : StatedParents.of(folder("merge-recipe"))) {
      all.add(parent.file() + ": " + parent.parent() + " " + parent.relation());
    }
    assertEquals(
        List.of(
            "README.md: example-lab/A-1B ",
            "mergekit_config.yml: example-lab/A-1B merge",
            "mergekit_config.yml: example-lab/B-1B merge"),
        all);
  }

  @Test
  void adaptersNameTheirBase() {
    assertEquals(List.of("example-lab/Base-1B adapter"), stated(folder("adapter-with-config")));
    assertEquals(List.of("example/Toy adapter"), stated(folder("g03-gguf-lora-adapter")));
  }

  @Test
  void publicRepositoriesDeclareWhatTheirFilesSay() throws Exception {
    assertEquals(
        List.of("01-ai/Yi-1.5-6B merge", "01-ai/Yi-1.5-6B-Chat merge"),
        kinds("YouriLalain__2PRYMMAL-Yi1.5-6B-SLERP"));
    assertEquals(List.of("budecosystem/genz-70b quantized"), kinds("itdevwu__Genz-70b-GPTQ"));
    assertEquals(
        List.of("ibm-granite/granite-3.1-1b-a400m-base finetune"),
        kinds("jeremieconte__granite-3.1-1b-a400m-instruct"));
    assertEquals(List.of(), kinds("tbressers__WizardLM-2-8x22B"));
  }

  @Test
  void namesThatDifferInCaseOnlyAreNoChange() throws Exception {
    Snapshot snapshot = imported("jeremieconte__granite-3.1-1b-a400m-instruct");
    assertEquals(List.of(), Told.of(snapshot, "README.md", "base_model").changes());
  }

  /** Each parent that is not a local path, with the stated or else the inferred relation. */
  private List<String> kinds(String repository) throws Exception {
    return StatedParents.of(imported(repository)).stream()
        .filter(p -> p.name() == StatedName.HUB_ID && !p.kind().isEmpty())
        .map(p -> p.parent() + " " + p.kind())
        .distinct()
        .sorted()
        .toList();
  }

  private Snapshot imported(String repository) throws Exception {
    Path folder = SHARED.resolve("github/" + repository);
    JsonNode truth = new ObjectMapper().readTree(folder.resolve("expected.json").toFile());
    Path git = temp.resolve(repository + ".git");
    String head = "refs/heads/" + truth.at("/origin/default_branch").textValue();
    run(null, "git", "init", "-q", "--bare", git.toString());
    run(folder.resolve("repo.fast-import"), "git", "-C", git.toString(), "fast-import", "--quiet");
    run(null, "git", "-C", git.toString(), "symbolic-ref", "HEAD", head);
    return crawl(git);
  }

  private static void run(Path input, String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    if (input != null) {
      builder.redirectInput(input.toFile());
    }
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
  }

  private static Snapshot folder(String name) {
    return ModelFolder.read(SHARED.resolve("wild/" + name)).snapshot();
  }

  private static Snapshot crawl(Path bundle) {
    return new Crawler(HubRewrites.NONE, Credentials.NONE, CrawlLimits.defaults())
        .crawl(CrawlRequest.of(bundle.toString(), bundle.toString()))
        .snapshot();
  }
}
