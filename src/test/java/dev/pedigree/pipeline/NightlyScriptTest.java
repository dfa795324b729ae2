package dev.pedigree.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pedigree.crawl.GitFixture;
import dev.pedigree.crawl.LoopbackHub;
import dev.pedigree.pipeline.zoo.MadeUpScore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code .ci/nightly}, the script that cron and the workflows run, in a checkout of its own. */
@Tag("slow")
class NightlyScriptTest {
  @TempDir Path folder;
  private Path checkout;
  private final Map<String, String> environment = new TreeMap<>();

  @BeforeEach
  void checkOut() throws Exception {
    checkout = Files.createDirectories(folder.resolve("checkout"));
    SmallSite.in(checkout);
    Path script = Files.createDirectories(checkout.resolve(".ci")).resolve("nightly");
    Files.copy(Path.of(".ci/nightly"), script);
    Path commit = script.resolveSibling("commit");
    Files.copy(Path.of(".ci/commit"), commit);
    Files.setPosixFilePermissions(commit, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.copy(Path.of(".gitignore"), checkout.resolve(".gitignore"));
    Files.createDirectories(checkout.resolve("target"));
    Files.createFile(checkout.resolve("target/pedigree.jar"));
    // The jar is not packed yet when tests run: "java -jar …" is answered with the classes.
    Path java = Files.createDirectories(folder.resolve("bin")).resolve("java");
    Files.writeString(
        java,
        "#!/bin/sh\nshift 2\nexec '"
            + Path.of(System.getProperty("java.home"), "bin", "java")
            + "' -cp '"
            + System.getProperty("java.class.path")
            + "' dev.pedigree.cli.Pedigree \"$@\"\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    environment.put("PATH", java.getParent() + ":" + System.getenv("PATH"));
    environment.put("HOME", folder.toString());
    environment.put("GIT_AUTHOR_NAME", "night");
    environment.put("GIT_AUTHOR_EMAIL", "night@example.org");
    environment.put("GIT_COMMITTER_DATE", "2026-03-04T02:00:00Z");
    // What is known of the zoo is kept beside the releases, as after any night.
    MadeUpScore.keptIn(checkout.resolve("published"));
    run("git", "init", "-q", "-b", "main");
    run("git", "add", "-A");
    run("git", "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "start");
  }

  @Test
  void aNightCommitsTheSnapshotsPublishesTheSiteAndSaysHowItWent() throws Exception {
    try (LoopbackHub hub = new LoopbackHub();
        GitFixture base = new GitFixture(folder.resolve("base"));
        GitFixture chat = new GitFixture(folder.resolve("chat"))) {
      base.file("config.json", "{\"model_type\": \"llama\"}").commit();
      chat.file("config.json", "{\"model_type\": \"llama\"}").commit();
      chat.tag("v1.10");
      hub.with("acme/base-7b", base.repository()).with("acme/chat-7b", chat.repository());
      environment.put("PEDIGREE_HUB", "https://huggingface.co=" + hub.url());

      assertEquals(0, run("bash", ".ci/nightly"));
      assertTrue(Files.exists(checkout.resolve("published/current/index.html")));
      assertEquals(
          List.of("Snapshots: 2 changed", "", "changed: acme/base-7b", "changed: acme/chat-7b"),
          lines("git", "log", "-1", "--format=%B", "HEAD~1"));
      assertEquals(
          List.of(
              "content/snapshots/acme/base-7b.json",
              "content/snapshots/acme/chat-7b.json",
              "content/snapshots/verdicts.json"),
          lines("git", "show", "--format=", "--name-only", "HEAD~1"));
      assertEquals(
          List.of("Summary of the published site", "content/snapshots/published.json"),
          lines("git", "show", "--format=%s", "--name-only", "HEAD").stream()
              .filter(line -> !line.isEmpty())
              .toList());
      assertEquals(List.of("The first snapshots: 2 models."), changes());
      assertEquals(List.of(), lines("git", "status", "--short"), "nothing is left uncommitted");

      assertEquals(0, run("bash", ".ci/nightly"));
      assertEquals(List.of("3"), lines("git", "rev-list", "--count", "HEAD"), "nothing new");

      hub.at("acme/chat-7b", (request, response) -> response.sendError(451));
      assertEquals(3, run("bash", ".ci/nightly"));
      JsonNode report =
          new ObjectMapper().readTree(checkout.resolve("target/nightly.json").toFile());
      assertEquals("published-with-failures", report.path("outcome").asText());
      assertEquals(
          List.of(
              "Snapshots: nothing new, 1 not reached",
              "",
              "not reached: acme/chat-7b (crawl.disabled)"),
          lines("git", "log", "-1", "--format=%B", "HEAD~1"));
      assertEquals(
          List.of(
              "The first snapshots: 2 models.",
              "Could not be read: the server has disabled the repository (451)"),
          changes(),
          "what tonight found is on the page tonight");
    }
  }

  @Test
  void whereTheCommitFailsNothingIsPublished() throws Exception {
    Files.writeString(checkout.resolve(".ci/commit"), "#!/bin/sh\necho no room\nexit 7\n");
    try (LoopbackHub hub = new LoopbackHub()) {
      environment.put("PEDIGREE_HUB", "https://huggingface.co=" + hub.url());
      assertEquals(1, run("bash", ".ci/nightly"));
    }
    List<String> log = Files.readAllLines(folder.resolve("log"));
    assertEquals(
        List.of(
            "no room",
            ".ci/commit: error: the program that commits the snapshots ended with code 7",
            "  hint: see what it printed above; nothing was published"),
        log.subList(log.size() - 3, log.size()));
    assertFalse(Files.exists(checkout.resolve("published/current")));
  }

  @Test
  void underGitHubActionsTheOutcomeIsAnOutputOfTheStep() throws Exception {
    Path output = folder.resolve("output");
    environment.put("GITHUB_OUTPUT", output.toString());
    try (LoopbackHub hub = new LoopbackHub()) {
      environment.put("PEDIGREE_HUB", "https://huggingface.co=" + hub.url());
      assertEquals(0, run("bash", ".ci/nightly"));
    }
    assertEquals(
        List.of("outcome=published-with-failures", "published=true"), Files.readAllLines(output));
  }

  /** What the published page of changes tells. */
  private List<String> changes() throws IOException {
    return Jsoup.parse(
            Files.readString(checkout.resolve("published/current/en/changes/index.html")))
        .select(".news p")
        .eachText();
  }

  private int run(String... command) throws Exception {
    Process process = start(folder.resolve("log"), command);
    return process.exitValue();
  }

  private List<String> lines(String... command) throws Exception {
    Path out = folder.resolve("out");
    Files.deleteIfExists(out);
    assertEquals(0, start(out, command).exitValue());
    List<String> lines = new ArrayList<>(Files.readAllLines(out));
    while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    return lines;
  }

  private Process start(Path out, String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(checkout.toFile());
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(out.toFile());
    Process process = builder.start();
    assertTrue(process.waitFor(3, TimeUnit.MINUTES), "it ends");
    return process;
  }
}
