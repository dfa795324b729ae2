package dev.pedigree.smoke;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.ArchitectureReader;
import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.WeightHeader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A folder with a model, token ids, and the logits that the reference gives. */
record GoldenCase(Path folder, String config) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** How far the logits are from the reference. */
  record Distance(double nmse, double maxAbs, List<String> unused) {
    boolean passes() {
      return nmse <= 1e-10 && maxAbs <= 1e-4 && unused.isEmpty();
    }
  }

  Distance run() throws IOException {
    try (Weights weights = Weights.open(folder, headers())) {
      JsonNode json = JSON.readTree(folder.resolve(config).toFile());
      Architecture architecture =
          ArchitectureReader.read(folder.toString(), json, weights.patterns())
              .architecture()
              .orElseThrow(() -> new UnsupportedDesign("no dialect"));
      Dimensions sizes = Dimensions.of(architecture);
      StoredParts parts = new StoredParts(architecture, weights.tensors(), sizes);
      Decoder decoder =
          new DecoderBuilder(architecture, sizes, parts, DecoderBuilder.everyLayer(architecture))
              .build();
      int[][] ids = JSON.readValue(folder.resolve("input_ids.json").toFile(), int[][].class);
      List<float[]> logits = new LogitRun(decoder, Watch.FINITE).together(ids);
      return distance(logits, List.copyOf(parts.unused()));
    }
  }

  private Distance distance(List<float[]> logits, List<String> unused) throws IOException {
    ByteBuffer reference =
        ByteBuffer.wrap(Files.readAllBytes(folder.resolve("logits.f32le")))
            .order(ByteOrder.LITTLE_ENDIAN);
    double error = 0;
    double power = 0;
    double max = 0;
    for (float[] sequence : logits) {
      for (float logit : sequence) {
        double expected = reference.getFloat();
        error += (logit - expected) * (logit - expected);
        power += expected * expected;
        max = Math.max(max, Math.abs(logit - expected));
      }
    }
    if (reference.hasRemaining()) {
      throw new IOException("the reference has more logits");
    }
    return new Distance(error / power, max, unused);
  }

  private List<WeightHeader> headers() throws IOException {
    List<WeightHeader> headers = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        if (file.toString().endsWith(".safetensors")) {
          headers.add(header(file));
        }
      }
    }
    return headers;
  }

  private static WeightHeader header(Path path) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      byte[] length = new byte[8];
      file.readFully(length);
      byte[] text =
          new byte[(int) ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong()];
      file.readFully(text);
      List<Tensor> tensors = new ArrayList<>();
      JSON.readTree(text)
          .properties()
          .forEach(
              e -> {
                if (!e.getKey().equals("__metadata__")) {
                  List<Long> shape = new ArrayList<>();
                  e.getValue().get("shape").forEach(d -> shape.add(d.asLong()));
                  long from = e.getValue().get("data_offsets").get(0).asLong();
                  long to = e.getValue().get("data_offsets").get(1).asLong();
                  tensors.add(
                      new Tensor(
                          e.getKey(),
                          e.getValue().get("dtype").asText(),
                          shape,
                          8 + text.length + from,
                          to - from,
                          ""));
                }
              });
      return new WeightHeader(
          path.getFileName().toString(),
          "safetensors",
          "",
          file.length(),
          8L + text.length,
          tensors,
          Map.of());
    }
  }
}
