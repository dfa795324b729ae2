package dev.pedigree.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.crawl.Crawled;
import dev.pedigree.crawl.ModelFolder;
import dev.pedigree.crawl.card.ModelCard;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.weights.Corpus;
import dev.pedigree.weights.HeaderReading;
import dev.pedigree.weights.WeightHeader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Inspections of the cases in the conformance corpus. */
@Tag("shared")
class SharedInspectTest {
  private static final Path INVALID = Path.of("../shared/formats/invalid");

  /** Formats whose cases are folders; those of others are files. */
  private static final Set<String> FOLDERS = Set.of("index");

  /** Rules about whole models, which the few tensors of a case are not. */
  private static final Set<String> OF_MODELS =
      Set.of("architecture.no-dialect", "architecture.nothing", "architecture.missing");

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path scratch;

  @TestFactory
  Stream<DynamicTest> everyBrokenCaseGetsItsVerdict() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (String group : List.of("onnx", "index", "config", "card", "wrong-file")) {
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

  @TestFactory
  Stream<DynamicTest> everyCardIsReadAsItsWriterMeantIt() throws IOException {
    Corpus corpus = Corpus.of(INVALID.resolve("card"));
    return corpus.cases().stream()
        .filter(one -> one.path("reading").isObject())
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.get("case").asText(),
                    () -> {
                      JsonNode wanted = one.get("reading");
                      JsonNode card = ModelFolder.read(corpus.file(one, scratch)).snapshot().card();
                      ObjectNode read =
                          card.isMissingNode() ? JSON.createObjectNode() : ModelCard.of(card);
                      assertEquals(wanted.isEmpty(), read.isEmpty());
                      assertEquals(wanted, asPrinted(read).retain(names(wanted)));
                    }));
  }

  /** The JSON with numbers as doubles, as programs with no other numbers read them. */
  private static ObjectNode asPrinted(JsonNode node) throws IOException {
    return (ObjectNode) JSON.readTree(node.toString());
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
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
    boolean read =
        input.toString().endsWith(".md")
            || crawled.snapshot().config().isObject(); // a card or configuration
    Optional<WeightHeader> header =
        read && crawled.snapshot().files().isEmpty()
            ? Optional.of(new WeightHeader("", "", "", 0, 0, List.of(), Map.of()))
            : crawled.headers().stream().findFirst();
    return new HeaderReading(header, findings);
  }
}
