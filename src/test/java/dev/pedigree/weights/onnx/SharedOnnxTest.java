package dev.pedigree.weights.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.weights.Corpus;
import dev.pedigree.weights.HeaderReading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

@Tag("shared")
class SharedOnnxTest {
  private static final Path FORMATS = Path.of("../shared/formats");

  @TempDir Path scratch;

  @TestFactory
  Stream<DynamicTest> everyTensorOfASoundModelIsListed() throws IOException {
    Corpus corpus = Corpus.of(FORMATS.resolve("valid/onnx"));
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode one : corpus.cases()) {
      tests.add(
          DynamicTest.dynamicTest(
              one.get("entry").asText(),
              () -> {
                HeaderReading reading = corpus.read(one, scratch);
                List<String> wanted = new ArrayList<>();
                one.get("tensors")
                    .forEach(
                        t ->
                            wanted.add(
                                t.get("name").asText()
                                    + t.get("shape").toString()
                                    + t.get("offset").asLong()
                                    + " "
                                    + t.get("bytes").asLong()));
                assertEquals(List.of(), Corpus.rules(reading));
                assertEquals(
                    wanted,
                    reading.header().get().tensors().stream()
                        .map(
                            t ->
                                t.name()
                                    + t.shape().toString().replace(" ", "")
                                    + t.offset()
                                    + " "
                                    + t.bytes())
                        .toList());
              }));
    }
    return tests.stream();
  }
}
