package dev.pedigree.weights.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.diagnostics.Severity;
import dev.pedigree.weights.Corpus;
import dev.pedigree.weights.HeaderReading;
import dev.pedigree.weights.NumberType;
import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.TorchType;
import dev.pedigree.weights.WeightHeader;
import dev.pedigree.weights.source.ByteSource;
import dev.pedigree.weights.source.FileSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every file of the conformance corpus gets the verdict recorded for it. */
@Tag("shared")
class SharedFormatsTest {
  private static final Path FORMATS = Path.of("../shared/formats");
  private static final List<String> HERE =
      List.of(
          "safetensors", "wrong-file", "gguf", "pickle", "torch-zip", "torch-legacy", "torch-tar");

  @TempDir Path scratch;

  @TestFactory
  Stream<DynamicTest> everyBrokenFileGetsItsVerdict() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (String group : HERE) {
      Corpus corpus = Corpus.of(FORMATS.resolve("invalid").resolve(group));
      for (JsonNode one : corpus.cases()) {
        if (one.get("entry").asText().startsWith("split-")) {
          continue;
        }
        tests.add(
            DynamicTest.dynamicTest(
                group + "/" + one.get("entry").asText(),
                () -> {
                  HeaderReading reading = corpus.read(one, scratch);
                  Corpus.assertVerdict(one, reading);
                  if (one.has("tensors")) {
                    assertReads(one, reading);
                  }
                }));
      }
    }
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> everySoundFileIsReadAsItsWriterMeantIt() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (String group : List.of("safetensors", "counting", "gguf", "torch")) {
      Corpus corpus = Corpus.of(FORMATS.resolve("valid").resolve(group));
      for (JsonNode one : corpus.cases()) {
        if (!one.has("sharded") && !one.has("split")) {
          tests.add(
              DynamicTest.dynamicTest(
                  group + "/" + one.get("entry").asText(),
                  () -> assertReads(one, corpus.read(one, scratch))));
        }
      }
    }
    return tests.stream();
  }

  private static void assertReads(JsonNode one, HeaderReading reading) {
    WeightHeader header =
        reading.header().orElseThrow(() -> new AssertionError(Corpus.rules(reading).toString()));
    assertEquals(
        one.get("tensor_count").asInt(),
        header.tensors().size(),
        () -> one.get("entry") + " " + Corpus.rules(reading));
    if (one.has("tensors")) {
      List<String> wanted = new ArrayList<>();
      one.get("tensors").forEach(t -> wanted.add(line(t)));
      assertEquals(wanted, header.tensors().stream().map(SharedFormatsTest::line).toList());
    }
    if (one.has("tensors_sha256")) {
      boolean torch = header.format().startsWith("torch");
      String lines =
          header.tensors().stream()
              .map(SharedFormatsTest::line)
              .map(l -> torch ? l.replace("\tF32\t", "\tfloat32\t") : l)
              .collect(Collectors.joining("\n"));
      assertEquals(one.get("tensors_sha256").asText(), sha256(lines));
    }
  }

  /** Files made to break readers, some of which ggml accepts although they are wrong. */
  @TestFactory
  Stream<DynamicTest> hostileGgufFilesAreRefusedOrReadWithAWarning() throws IOException {
    Set<String> sound =
        Set.of(
            "empty_arr",
            "name63",
            "ndims0",
            "tight_last",
            "v2",
            "zero_dim",
            "align1",
            "be",
            "v1",
            "badutf8_key",
            "bool2",
            "empty_name",
            "gap",
            "key_upper",
            "name64",
            "nested_arr",
            "nonzero_pad",
            "nul_name",
            "trailing",
            "type4",
            "type43",
            "unordered");
    Set<String> silent =
        Set.of("empty_arr", "name63", "ndims0", "tight_last", "v1", "v2", "zero_dim", "align1");
    try (Stream<Path> files = Files.list(Path.of("../shared/samples/gguf-hostile"))) {
      return files
          .sorted()
          .map(
              file ->
                  DynamicTest.dynamicTest(
                      file.getFileName().toString(),
                      () -> {
                        try (ByteSource source = new FileSource("x.gguf", file)) {
                          HeaderReading reading = WeightHeaders.read(source);
                          String name = file.getFileName().toString().replace(".gguf", "");
                          String said = name + " " + Corpus.rules(reading);
                          assertEquals(
                              sound.contains(name),
                              reading.findings().stream()
                                  .noneMatch(f -> f.severity() == Severity.ERROR),
                              said);
                          assertEquals(silent.contains(name), reading.findings().isEmpty(), said);
                        }
                      }))
          .toList()
          .stream();
    }
  }

  /** The dtype in safetensors spelling; the corpus has that of PyTorch. */
  private static String dtype(String name) {
    NumberType type = TorchType.dtype(name);
    return type == null ? name : type.name();
  }

  private static String line(JsonNode tensor) {
    List<String> shape = new ArrayList<>();
    tensor.get("shape").forEach(d -> shape.add(d.asText()));
    return String.join(
        "\t",
        tensor.get("name").asText(),
        dtype(tensor.get("dtype").asText()),
        String.join(",", shape),
        tensor.path("offset").asText("0"),
        tensor.path("bytes").asText("0"));
  }

  private static String line(Tensor tensor) {
    boolean parts = tensor.storage().startsWith("sparse"); // the corpus has a place for each part
    String shape = tensor.shape().stream().map(String::valueOf).collect(Collectors.joining(","));
    return String.join(
        "\t",
        tensor.name(),
        tensor.dtype(),
        shape,
        Long.toString(parts ? 0 : tensor.offset()),
        Long.toString(parts ? 0 : tensor.bytes()));
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
