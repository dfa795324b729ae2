package dev.pedigree.build;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.crawl.Crawled;
import dev.pedigree.crawl.ModelFolder;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.weights.Corpus;
import dev.pedigree.weights.HeaderReading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The conformance corpus as a user meets it: what an inspection of each case says. */
@Tag("shared")
class SharedInspectTest {
  private static final Path INVALID = Path.of("../shared/formats/invalid");

  /** Cases of these are folders, others files. */
  private static final Set<String> FOLDERS = Set.of("index");

  /** The corpus is about files; these are about the models that its few tensors are not. */
  private static final Set<String> OF_MODELS =
      Set.of("architecture.no-dialect", "architecture.nothing", "architecture.missing");

  @TempDir Path scratch;

  @TestFactory
  Stream<DynamicTest> everyBrokenCaseGetsItsVerdict() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (String group : List.of("onnx", "index", "wrong-file")) {
      Corpus corpus = Corpus.of(INVALID.resolve(group));
      for (JsonNode one : corpus.cases()) {
        tests.add(
            DynamicTest.dynamicTest(
                group + "/" + one.get("case").asText(),
                () -> {
                  Path file = corpus.file(one, scratch);
                  Path input = FOLDERS.contains(group) ? file.getParent() : file;
                  Corpus.assertVerdict(one, inspect(input));
                }));
      }
    }
    return tests.stream();
  }

  private static HeaderReading inspect(Path input) {
    Crawled crawled = ModelFolder.read(input);
    Inspection inspection =
        Inspection.of(
            new OpenedModel(
                input.toString(),
                Optional.of(crawled.snapshot()),
                crawled.headers(),
                Optional.of(input),
                Optional.empty()));
    List<Finding> findings =
        inspection.findings().stream().filter(f -> !OF_MODELS.contains(f.rule())).toList();
    return new HeaderReading(crawled.headers().stream().findFirst(), findings);
  }
}
