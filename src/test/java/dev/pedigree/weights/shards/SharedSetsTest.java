package dev.pedigree.weights.shards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.weights.Corpus;
import dev.pedigree.weights.HeaderReading;
import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.WeightHeader;
import dev.pedigree.weights.format.WeightHeaders;
import dev.pedigree.weights.source.ByteSource;
import dev.pedigree.weights.source.FileSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Models of several files: index or split names are compared with the headers. */
@Tag("shared")
class SharedSetsTest {
  private static final Path FORMATS = Path.of("../shared/formats");

  @TestFactory
  Stream<DynamicTest> everyBrokenSetGetsItsVerdict() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    Corpus corpus = Corpus.of(FORMATS.resolve("invalid/gguf"));
    for (JsonNode one : corpus.cases()) {
      if (one.get("entry").asText().contains("/")) {
        tests.add(
            DynamicTest.dynamicTest(
                one.get("entry").asText(),
                () -> Corpus.assertVerdict(one, set(corpus.folder(), one))));
      }
    }
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> everySoundSetIsWhole() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (String group : List.of("safetensors", "gguf")) {
      Corpus corpus = Corpus.of(FORMATS.resolve("valid").resolve(group));
      for (JsonNode one : corpus.cases()) {
        if (one.has("sharded") || one.has("split")) {
          tests.add(
              DynamicTest.dynamicTest(
                  one.get("entry").asText(),
                  () -> {
                    HeaderReading reading = set(corpus.folder(), one);
                    assertTrue(reading.header().isPresent());
                    assertEquals(
                        List.of(),
                        reading.findings().stream()
                            .filter(f -> !f.rule().equals("weights.no-format-key"))
                            .map(f -> f.rule() + " " + f.message().en())
                            .toList());
                    assertEquals(
                        one.get("tensor_count").asInt(), reading.header().get().tensors().size());
                  }));
        }
      }
    }
    return tests.stream();
  }

  /** Reads all weight files of the folder of a case, as one reading. */
  private static HeaderReading set(Path group, JsonNode one) throws IOException {
    Path entry = group.resolve(one.get("entry").asText());
    List<String> files = new ArrayList<>();
    List<WeightHeader> headers = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    try (Stream<Path> paths = Files.list(entry.getParent())) {
      for (Path path : paths.sorted().toList()) {
        String name = path.getFileName().toString();
        if (!name.endsWith(".json")) {
          files.add(name);
          try (ByteSource source = new FileSource(name, path)) {
            HeaderReading reading = WeightHeaders.read(source);
            reading.header().ifPresent(headers::add);
            findings.addAll(reading.findings());
          }
        }
      }
    }
    boolean usable = true;
    String name = entry.getFileName().toString();
    if (name.endsWith(".json")) {
      ShardIndex index = ShardIndex.read(name, Files.readAllBytes(entry));
      usable = index.usable();
      findings.addAll(index.findings());
      findings.addAll(ShardIndex.check(index, files, headers));
    } else {
      findings.addAll(GgufSplit.check(files, headers));
    }
    List<Tensor> tensors = headers.stream().flatMap(h -> h.tensors().stream()).toList();
    return new HeaderReading(
        usable
            ? Optional.of(new WeightHeader(name, "set", "", 0, 0, tensors, java.util.Map.of()))
            : Optional.empty(),
        findings);
  }
}
