package dev.pedigree.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.crawl.Crawler;
import dev.pedigree.crawl.GitFixture;
import dev.pedigree.crawl.LoopbackHub;
import dev.pedigree.crawl.TinyWeights;
import dev.pedigree.crawl.net.CrawlLimits;
import dev.pedigree.crawl.net.Credentials;
import dev.pedigree.crawl.net.HubRewrites;
import dev.pedigree.pipeline.publish.NightlyJson;
import dev.pedigree.pipeline.publish.NightlyReport;
import dev.pedigree.pipeline.publish.PublicationLimits;
import dev.pedigree.pipeline.publish.Releases;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nightly runs against a hub on this machine with two dozen repositories. */
@Tag("slow")
class NightlyTest {
  private static final Clock FIRST =
      Clock.fixed(Instant.parse("2026-03-04T02:00:00Z"), ZoneOffset.UTC);
  private static final Clock SECOND = Clock.offset(FIRST, Duration.ofDays(1));

  private static final String CONFIG =
      """
      {"architectures": ["LlamaForCausalLM"], "model_type": "llama", "hidden_size": 2,
       "intermediate_size": 2, "num_attention_heads": 1, "num_hidden_layers": 1, "vocab_size": 2}
      """;

  private static final String[] TENSORS = {
    "model.embed_tokens.weight", "model.layers.0.self_attn.q_proj.weight", "lm_head.weight"
  };

  /** What a hub can answer instead of a repository. */
  private interface Fault {
    void answer(HttpServletResponse response) throws IOException;
  }

  @TempDir Path folder;
  private final LoopbackHub hub = new LoopbackHub();
  private final Map<String, GitFixture> repositories = new LinkedHashMap<>();
  private Workspace workspace;
  private Path published;

  @BeforeEach
  void catalogue() throws IOException {
    workspace = SmallSite.in(folder);
    published = folder.resolve("published");
  }

  @AfterEach
  void close() {
    repositories.values().forEach(GitFixture::close);
    hub.close();
  }

  @Test
  void theFirstNightPublishesAndASecondOneWithNothingNewChangesNothing() throws IOException {
    repository("acme/base-7b");
    repository("acme/chat-7b");
    NightlyReport first = night(FIRST, false);
    assertEquals(NightlyReport.Outcome.FINE, first.outcome(), first.unreached().toString());
    assertEquals(2, first.read());
    assertEquals(List.of("acme/base-7b", "acme/chat-7b"), first.changed());
    assertEquals(Optional.empty(), first.change(), "there was nothing to compare with");
    assertTrue(Files.exists(published.resolve("current/en/models/acme/base-7b/index.html")));
    assertEquals(
        Set.of("pedigree/dev (weight headers only; crawl@example.org)"),
        hub.asked().stream().map(LoopbackHub.Asked::userAgent).collect(Collectors.toSet()),
        "git, LFS and ranges say who asks");

    NightlyReport second = night(SECOND, false);
    assertEquals(NightlyReport.Outcome.FINE, second.outcome());
    assertEquals(List.of(), second.changed());
    assertTrue(second.change().orElseThrow().nothing(), second.change().toString());
    assertEquals(Optional.empty(), second.release());
    assertEquals("Snapshots: nothing new", second.commitMessage());
    assertEquals(1, new Releases(published).all().size());
  }

  @Test
  void twentyFaultsOfOneNightAreToldWithTheirCausesAndTheOthersArePublished() throws IOException {
    repository("acme/base-7b");
    repository("acme/chat-7b");
    for (int i = 1; i <= 20; i++) {
      model(id(i));
      repository(id(i));
    }
    assertEquals(NightlyReport.Outcome.FINE, night(FIRST, false).outcome());

    repositories.get("acme/base-7b").file("README.md", "# news\n").commit();
    hub.instead(
        (request, response) -> {
          Fault fault = faults().get(name(request.getRequestURI()));
          boolean batch = request.getRequestURI().endsWith("/info/lfs/objects/batch");
          if (fault == null || batch != BATCHES.contains(name(request.getRequestURI()))) {
            return false;
          }
          fault.answer(response);
          return true;
        });
    changeRepositories();
    Path torn = workspace.snapshots().resolve("acme/fault-20.json");
    Files.writeString(torn, Files.readString(torn).substring(0, 100));

    NightlyReport report = night(SECOND, false);

    Map<String, String> causes = new TreeMap<>();
    report.unreached().forEach((id, missed) -> causes.put(id, missed.cause().rule()));
    assertEquals(
        new TreeMap<>(
            Map.ofEntries(
                Map.entry("acme/fault-01", "crawl.missing"),
                Map.entry("acme/fault-02", "crawl.private-or-missing"),
                Map.entry("acme/fault-03", "crawl.gated"),
                Map.entry("acme/fault-04", "crawl.rate-limited"),
                Map.entry("acme/fault-05", "crawl.server-error"),
                Map.entry("acme/fault-06", "crawl.disabled"),
                Map.entry("acme/fault-07", "crawl.forbidden"),
                Map.entry("acme/fault-08", "crawl.not-git"),
                Map.entry("acme/fault-09", "crawl.not-git"),
                Map.entry("acme/fault-10", "crawl.not-git"),
                Map.entry("acme/fault-11", "crawl.lfs-none"),
                Map.entry("acme/fault-12", "crawl.lfs-not-json"),
                Map.entry("acme/fault-13", "crawl.lfs-missing"),
                Map.entry("acme/fault-14", "weights.not-a-model.zeros"),
                Map.entry("acme/fault-15", "weights.not-a-model.html"),
                Map.entry("acme/fault-16", "crawl.not-json"),
                Map.entry("acme/fault-17", "crawl.config-from-history"),
                Map.entry("acme/fault-18", "crawl.weights-deleted"),
                Map.entry("acme/fault-19", "crawl.history-rewritten"))),
        causes);
    report.unreached().values().forEach(missed -> assertEquals("2026-03-05", missed.since()));
    report
        .unreached()
        .values()
        .forEach(missed -> assertEquals("2024-03-01T12:00:00Z", missed.shown()));
    assertEquals(NightlyReport.Outcome.PUBLISHED_WITH_FAILURES, report.outcome());
    assertEquals(List.of("acme/base-7b", "acme/fault-20"), report.changed());
    assertEquals(List.of(), report.held());
    assertTrue(report.change().orElseThrow().pagesGone().isEmpty(), "every model keeps its page");
    JsonNode json = NightlyJson.of(report);
    assertEquals(3, json.path("exitCode").asInt());
    assertEquals(19, json.path("sources").path("unreachable").size());
    assertTrue(
        json.path("commitMessage")
            .asText()
            .startsWith("Snapshots: 2 changed, 19 not reached\n\nchanged: acme/base-7b\n"));
  }

  @Test
  void aSiteThatLostItsModelsIsHeldBackUntilSomebodySaysOtherwise() throws IOException {
    repository("acme/base-7b");
    repository("acme/chat-7b");
    for (int i = 1; i <= 5; i++) {
      model(id(i));
      repository(id(i));
    }
    night(FIRST, false);
    for (int i = 1; i <= 5; i++) {
      for (String ending : List.of(".md", ".zh.md")) {
        Files.delete(workspace.content().resolve("models/" + id(i) + ending));
      }
    }
    NightlyReport held = night(SECOND, false);
    assertEquals(NightlyReport.Outcome.KEPT_YESTERDAY, held.outcome());
    assertEquals(
        "5 models are gone, 1 may be: acme/fault-01, acme/fault-02, acme/fault-03, acme/fault-04,"
            + " acme/fault-05",
        held.held().get(0).message().en());
    assertTrue(Files.exists(published.resolve("current/en/models/acme/fault-01/index.html")));

    NightlyReport accepted = night(SECOND, true);
    assertEquals(NightlyReport.Outcome.FINE, accepted.outcome());
    assertFalse(Files.exists(published.resolve("current/en/models/acme/fault-01/index.html")));
  }

  @Test
  void aMistakeInTheContentKeepsYesterdaysSite() throws IOException {
    repository("acme/base-7b");
    repository("acme/chat-7b");
    night(FIRST, false);
    Files.writeString(workspace.content().resolve("models/acme/bad.md"), "no front matter\n");
    NightlyReport report = night(SECOND, false);
    assertEquals(NightlyReport.Outcome.KEPT_YESTERDAY, report.outcome());
    assertEquals(4, report.outcome().exitCode());
    assertTrue(Files.exists(published.resolve("current/index.html")));
  }

  /** Repositories of which only the large-file server fails. */
  private static final List<String> BATCHES = List.of("acme/fault-11", "acme/fault-12");

  private Map<String, Fault> faults() {
    Map<String, Fault> faults = new LinkedHashMap<>();
    faults.put("acme/fault-01", r -> r.sendError(404));
    faults.put("acme/fault-02", r -> r.sendError(401));
    faults.put(
        "acme/fault-03",
        r -> {
          r.setHeader("X-Error-Code", "GatedRepo");
          r.setHeader("X-Error-Message", "Access to this model is restricted");
          r.sendError(403);
        });
    faults.put(
        "acme/fault-04",
        r -> {
          r.setHeader("Retry-After", "86400");
          r.sendError(429);
        });
    faults.put("acme/fault-05", r -> r.sendError(500));
    faults.put("acme/fault-06", r -> r.sendError(451));
    faults.put("acme/fault-07", r -> r.sendError(403));
    faults.put("acme/fault-08", r -> html(r));
    faults.put("acme/fault-09", r -> r.sendRedirect(hub.url() + "/acme/fault-09/again"));
    faults.put("acme/fault-10", r -> r.sendRedirect("http://169.254.169.254/latest/meta-data"));
    faults.put("acme/fault-11", r -> r.sendError(404));
    faults.put("acme/fault-12", NightlyTest::html);
    return faults;
  }

  private static void html(HttpServletResponse response) throws IOException {
    response.setContentType("text/html");
    response.getOutputStream().write("<html>log in</html>".getBytes(StandardCharsets.UTF_8));
  }

  /** Commits to the other repositories between two runs. */
  private void changeRepositories() throws IOException {
    for (int i = 11; i <= 15; i++) {
      String[] other = TENSORS.clone();
      other[0] = "model.embed_tokens.weight" + " ".repeat(i);
      TinyWeights weights = TinyWeights.of(other);
      GitFixture repository = repositories.get(id(i));
      repository.pointer("model.safetensors", weights.oid(), weights.bytes().length).commit();
      if (i == 14) {
        hub.with(weights.oid(), new byte[100], 100);
      } else if (i == 15) {
        hub.with(weights.oid(), "<html>quota</html>".getBytes(StandardCharsets.UTF_8), 18);
      } else if (i != 13) {
        hub.with(weights.oid(), weights.bytes(), weights.bytes().length);
      }
    }
    repositories.get(id(16)).file("config.json", "{\"hidden_size\": ").commit();
    repositories.get(id(17)).without("config.json").commit();
    repositories.get(id(18)).without("model.safetensors").commit();
    GitFixture rewritten = new GitFixture(folder.resolve("rewritten"));
    TinyWeights weights = TinyWeights.of(TENSORS);
    rewritten.file("config.json", CONFIG).file("README.md", "# again\n");
    rewritten.pointer("model.safetensors", weights.oid(), weights.bytes().length).commit();
    hub.with(id(19), rewritten.repository());
    repositories.put("rewritten", rewritten);
  }

  private static String id(int number) {
    return String.format("acme/fault-%02d", number);
  }

  private static String name(String path) {
    String[] parts = path.split("/");
    return parts.length < 3 ? "" : parts[1] + "/" + parts[2].replace(".git", "");
  }

  private void repository(String id) throws IOException {
    TinyWeights weights = TinyWeights.of(TENSORS);
    GitFixture git = new GitFixture(folder.resolve("hub").resolve(id));
    git.file("config.json", CONFIG);
    git.pointer("model.safetensors", weights.oid(), weights.bytes().length).commit();
    git.tag("v1.10"); // the revision that the catalogue has of one of them
    hub.with(id, git.repository()).with(weights.oid(), weights.bytes(), weights.bytes().length);
    repositories.put(id, git);
  }

  private void model(String id) throws IOException {
    Path models = workspace.content().resolve("models");
    String english = Files.readString(models.resolve("acme/base-7b.md"));
    Files.writeString(
        models.resolve(id + ".md"),
        english.replace("acme/base-7b", id).replace("Base 7B", id.substring(5)));
    Files.copy(models.resolve("acme/base-7b.zh.md"), models.resolve(id + ".zh.md"));
  }

  private NightlyReport night(Clock clock, boolean accept) throws IOException {
    Crawler crawler =
        new Crawler(
            HubRewrites.parse(List.of("https://huggingface.co=" + hub.url())),
            Credentials.of(Map.of("PEDIGREE_CONTACT", "crawl@example.org")),
            CrawlLimits.defaults());
    Nightly.Plan plan =
        new Nightly.Plan(
            Optional.of(crawler),
            Optional.of(published),
            5,
            accept,
            PublicationLimits.usual(),
            Optional.empty(),
            outcome -> {});
    return new Nightly(workspace, plan, clock, new BuildMemory()).run();
  }
}
