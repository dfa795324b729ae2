package dev.pedigree.weights.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.diagnostics.Severity;
import dev.pedigree.weights.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares our verdicts with those of other readers, right or wrong, that the corpus records. The
 * table of differences goes to {@code target/references.txt}.
 */
@Tag("shared")
class SharedReferencesTest {
  private static final Path FORMATS = Path.of("../shared/formats");
  private static final List<String> GROUPS =
      List.of(
          "valid/safetensors",
          "valid/counting",
          "valid/gguf",
          "valid/torch",
          "valid/onnx",
          "invalid/safetensors",
          "invalid/gguf",
          "invalid/pickle",
          "invalid/torch-zip",
          "invalid/torch-legacy",
          "invalid/torch-tar",
          "invalid/onnx",
          "invalid/wrong-file");

  @TempDir Path scratch;

  /** Counts of files that both read, that both refuse, and that only one reads. */
  private static final class Row {
    private int both;
    private int neither;
    private final List<String> onlyHere = new ArrayList<>();
    private final List<String> onlyThere = new ArrayList<>();
  }

  @Test
  void whereWeDifferFromAnotherReaderTheCorpusSaysThatWeAreRight() throws IOException {
    SortedMap<String, Row> table = new TreeMap<>();
    List<String> unexplained = new ArrayList<>();
    for (String group : GROUPS) {
      Corpus corpus = Corpus.of(FORMATS.resolve(group));
      for (JsonNode one : corpus.cases()) {
        String entry = one.get("entry").asText();
        if (one.has("sharded") || one.has("split") || entry.matches("(split|external)-.*")) {
          continue; // several files, read as a set
        }
        boolean here =
            corpus.read(one, scratch).findings().stream()
                .noneMatch(f -> f.severity() == Severity.ERROR);
        for (Map.Entry<String, JsonNode> reader : one.path("reference").properties()) {
          boolean there = accepts(reader.getValue().get("verdict").asText());
          Row row = table.computeIfAbsent(reader.getKey(), name -> new Row());
          if (here == there) {
            row.both += here ? 1 : 0;
            row.neither += here ? 0 : 1;
            continue;
          }
          (here ? row.onlyHere : row.onlyThere).add(group + "/" + entry);
          if (!explained(one.path("expect"), here)) {
            unexplained.add(reader.getKey() + " " + group + "/" + entry + " here: " + here);
          }
        }
      }
    }
    Files.writeString(Path.of("target/references.txt"), text(table));
    assertEquals(List.of(), unexplained);
    table.forEach(
        (reader, row) ->
            assertTrue(row.both + row.neither > 0, () -> "never agrees with " + reader));
  }

  /** A scanner that finds nothing counts as a reader that accepts. */
  private static boolean accepts(String verdict) {
    return verdict.startsWith("accept") || verdict.equals("clean");
  }

  /** Whether our verdict is the one the corpus wants; a file without {@code expect} is sound. */
  private static boolean explained(JsonNode expect, boolean read) {
    if (expect.isMissingNode()) {
      return read;
    }
    List<String> right = new ArrayList<>(List.of(expect.get("verdict").asText()));
    expect.path("also_ok").forEach(also -> right.add(also.asText()));
    boolean bad = List.of("danger", "error").contains(expect.path("level").asText());
    return read
        ? !bad && right.stream().anyMatch(SharedReferencesTest::accepts)
        : bad || right.contains("reject");
  }

  private static String text(SortedMap<String, Row> table) {
    StringBuilder out = new StringBuilder();
    table.forEach(
        (reader, row) -> {
          out.append(reader).append(": both read ").append(row.both);
          out.append(", neither ").append(row.neither).append('\n');
          row.onlyHere.forEach(entry -> out.append("  only we read ").append(entry).append('\n'));
          row.onlyThere.forEach(entry -> out.append("  only it reads ").append(entry).append('\n'));
        });
    return out.toString();
  }
}
