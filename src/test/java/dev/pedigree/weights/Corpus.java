package dev.pedigree.weights;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Severity;
import dev.pedigree.weights.format.WeightHeaders;
import dev.pedigree.weights.source.ByteSource;
import dev.pedigree.weights.source.FileSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The conformance corpus: groups of files with an {@code expected.json} each. */
public record Corpus(Path folder, List<JsonNode> cases) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public static Corpus of(Path folder) throws IOException {
    JsonNode expected = JSON.readTree(folder.resolve("expected.json").toFile());
    List<JsonNode> cases = new ArrayList<>();
    expected.get("cases").forEach(cases::add);
    return new Corpus(folder, cases);
  }

  /** The file of a case, unpacked where it is packed. */
  public Path file(JsonNode one, Path scratch) throws IOException {
    Path entry = folder.resolve(one.get("entry").asText());
    if (!"gzip".equals(one.path("packed").asText())) {
      return entry;
    }
    String name = entry.getFileName().toString();
    Path unpacked = scratch.resolve(name.substring(0, name.length() - 3));
    try (InputStream in = new GZIPInputStream(Files.newInputStream(entry))) {
      Files.copy(in, unpacked);
    }
    return unpacked;
  }

  public HeaderReading read(JsonNode one, Path scratch) throws IOException {
    Path file = file(one, scratch);
    try (ByteSource source = new FileSource(file.getFileName().toString(), file)) {
      return WeightHeaders.read(source);
    }
  }

  /** Checks the verdict, and that a finding names the cause and its place. */
  public static void assertVerdict(JsonNode one, HeaderReading reading) {
    JsonNode expect = one.get("expect");
    List<String> ok = new ArrayList<>();
    expect.path("also_ok").forEach(also -> ok.add(also.asText()));
    String verdict = expect.get("verdict").asText();
    boolean error = reading.findings().stream().anyMatch(f -> f.severity() == Severity.ERROR);
    boolean rejected = reading.header().isEmpty();
    String said =
        rejected ? "reject" : reading.findings().isEmpty() ? "accept" : "accept-with-finding";
    // A file that is listed but must not be loaded counts as rejected: the command fails.
    boolean agrees =
        said.equals(verdict)
            || ok.contains(said)
            || (verdict.equals("reject") && error)
            || (verdict.equals("accept") && !error);
    assertTrue(agrees, () -> "said " + said + ", wanted " + verdict + ": " + rules(reading));
    if (verdict.equals("reject") && !ok.contains(said)) {
      assertTrue(error, () -> "an error must say so: " + rules(reading));
    }
    String level = expect.path("level").asText();
    if (level.equals("danger") || level.equals("error")) {
      assertTrue(error, () -> "an error must say so: " + rules(reading));
    }
    String finding = expect.path("finding").asText("");
    if (!finding.isEmpty() && !finding.equals("none") && !(ok.contains("accept") && !error)) {
      assertTrue(
          reading.findings().stream()
              .anyMatch(f -> names(f, finding) || ok.stream().anyMatch(o -> names(f, o))),
          () -> "no finding " + finding + " " + ok + " among " + rules(reading));
    }
    for (Finding f : reading.findings()) {
      assertTrue(!f.message().en().isEmpty() && !f.message().zh().isEmpty(), f::rule);
      f.hint();
    }
    int line = expect.path("at_line").asInt(0);
    assertTrue(
        line == 0 || reading.findings().stream().anyMatch(f -> f.location().line() == line),
        () -> "no finding on line " + line + ": " + rules(reading));
    List<Integer> places = new ArrayList<>();
    if (expect.path("at").isArray()) {
      expect.get("at").forEach(at -> places.add(at.asInt()));
    } else if (expect.has("at")) {
      places.add(expect.get("at").asInt());
    }
    for (int place : places) {
      assertTrue(
          reading.findings().stream().anyMatch(f -> tells(f, place)),
          () -> "no finding tells of byte " + place + ": " + rules(reading));
    }
  }

  private static boolean names(Finding finding, String cause) {
    String rule = finding.rule().substring(finding.rule().indexOf('.') + 1);
    return rule.equals(cause) || rule.startsWith(cause + ".");
  }

  private static boolean tells(Finding finding, int place) {
    return finding.location().inside().equals("byte " + place)
        || finding.message().en().matches(".*\\b" + place + "\\b.*");
  }

  public static List<String> rules(HeaderReading reading) {
    return reading.findings().stream()
        .map(
            f ->
                f.severity().word() + " " + f.rule() + " " + f.location() + ": " + f.message().en())
        .toList();
  }
}
