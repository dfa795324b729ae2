package dev.pedigree.smoke;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.WeightHeader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A folder with a model, token ids, and the logits that the reference gives.
 *
 * @param config the name of the configuration in the folder
 */
record GoldenCase(Path folder, String config) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** One that travels with the tests. */
  static GoldenCase own(String name) {
    try {
      return new GoldenCase(Path.of(GoldenCase.class.getResource(name).toURI()), "config.json");
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  SmokeResult check() {
    return SmokeCheck.run(request());
  }

  SmokeResult check(SmokeLimits limits) {
    SmokeRequest r = request();
    return SmokeCheck.run(
        new SmokeRequest(
            r.source(),
            r.config(),
            r.folder(),
            r.headers(),
            r.tensors(),
            r.adapter(),
            r.inputIds(),
            r.texts(),
            r.logits(),
            limits));
  }

  SmokeRequest request() {
    try {
      JsonNode json =
          Files.exists(folder.resolve(config))
              ? JSON.readTree(folder.resolve(config).toFile())
              : com.fasterxml.jackson.databind.node.MissingNode.getInstance();
      SmokeRequest plain =
          SmokeRequest.ofFolder(
              folder.getFileName().toString(), json, folder, headers(folder), SmokeLimits.USUAL);
      Path adapter = folder.resolve("adapter");
      return Files.exists(adapter)
          ? plain.with(
              new SmokeAdapter(
                  JSON.readTree(adapter.resolve("adapter_config.json").toFile()),
                  adapter,
                  headers(adapter)))
          : plain;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<WeightHeader> headers(Path folder) throws IOException {
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
