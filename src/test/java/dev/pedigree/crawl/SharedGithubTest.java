package dev.pedigree.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pedigree.crawl.net.CrawlLimits;
import dev.pedigree.crawl.net.Credentials;
import dev.pedigree.crawl.net.HubRewrites;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.snapshot.Snapshot.WeightFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Histories of fifteen public repositories, crawled from repositories that git creates from them.
 */
@Tag("shared")
class SharedGithubTest {
  private static final Path GITHUB =
      Path.of(System.getProperty("pedigree.shared", "../shared"), "github");

  @TempDir Path temp;

  static List<String> repositories() throws IOException {
    try (Stream<Path> folders = Files.list(GITHUB)) {
      return folders
          .filter(Files::isDirectory)
          .map(f -> f.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("repositories")
  void pointersAreReportedWithTheirDigestAndSize(String name) throws Exception {
    JsonNode truth = new ObjectMapper().readTree(GITHUB.resolve(name + "/expected.json").toFile());
    String branch = truth.at("/origin/default_branch").textValue();
    Path git = imported(GITHUB.resolve(name).resolve("repo.fast-import"), branch);

    Snapshot snapshot =
        new Crawler(HubRewrites.NONE, Credentials.NONE, CrawlLimits.defaults())
            .crawl(CrawlRequest.of("org/model", git.toString()))
            .snapshot();

    Map<String, String> expected = new TreeMap<>();
    Map<String, String> actual = new TreeMap<>();
    Map<String, WeightFile> files = new TreeMap<>();
    snapshot.files().forEach(f -> files.put(f.path(), f));
    for (JsonNode file : truth.at("/weights/files")) {
      String path = file.get("path").textValue();
      if (file.get("kind").textValue().equals("pointer")) {
        expected.put(path, "sha256:" + file.get("oid").textValue() + " " + file.get("size"));
        WeightFile found = files.get(path);
        actual.put(path, found == null ? "not found" : found.oid() + " " + found.bytes());
      }
    }
    assertEquals(expected, actual);
    assertEquals(branch, snapshot.live().orElseThrow().revision().branch());
  }

  private Path imported(Path stream, String branch) throws Exception {
    Path git = temp.resolve("repository.git");
    run(null, "git", "init", "-q", "--bare", git.toString());
    run(stream, "git", "-C", git.toString(), "fast-import", "--quiet");
    // The stream does not contain HEAD.
    run(null, "git", "-C", git.toString(), "symbolic-ref", "HEAD", "refs/heads/" + branch);
    return git;
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
}
