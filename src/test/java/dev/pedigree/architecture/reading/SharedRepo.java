package dev.pedigree.architecture.reading;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pedigree.architecture.trait.AttentionScale;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.Origin;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.TensorPattern;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** A reconstructed repository of the shared data: configuration, header bytes, and known facts. */
public record SharedRepo(String id, JsonNode config, List<TensorPattern> tensors, JsonNode facts) {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  public static Path shared() {
    return Path.of(System.getProperty("pedigree.shared", "../shared"));
  }

  /** All repositories of the first collection, by id. */
  public static List<SharedRepo> all() {
    return all("repos");
  }

  /** All repositories of a collection that have weights of their own, by id. */
  public static List<SharedRepo> all(String collection) {
    Path folder = shared().resolve(collection);
    try {
      List<SharedRepo> repos = new ArrayList<>();
      for (JsonNode entry : JSON.readTree(folder.resolve("index.json").toFile()).get("repos")) {
        String id = entry.get("id").asText();
        if (Files.exists(folder.resolve(id).resolve("config.json"))) {
          repos.add(read(id, folder.resolve(id), "facts.json"));
        }
      }
      return repos;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static SharedRepo read(String id, Path folder, String truth) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Tensor> tensors = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".head") || name.endsWith(".head.gz")) {
          header(file).properties().forEach(e -> addTensor(tensors, e.getKey(), e.getValue()));
        } else if (name.equals("tensors.json.gz")) {
          addListed(tensors, JSON.readTree(unzipped(Files.readAllBytes(file))));
        }
      }
      Path config = folder.resolve("config.json");
      return new SharedRepo(
          id,
          Files.exists(config) ? JSON.readTree(config.toFile()) : MissingNode.getInstance(),
          TensorPattern.fold(tensors),
          JSON.readTree(folder.resolve(truth).toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode header(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (file.toString().endsWith(".gz")) {
      bytes = unzipped(bytes);
    }
    long length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
    return JSON.readTree(bytes, 8, (int) length);
  }

  private static byte[] unzipped(byte[] bytes) throws IOException {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    }
  }

  /** Adds the tensors of a list of files, where each tensor names its kind by number. */
  private static void addListed(List<Tensor> tensors, JsonNode listed) {
    for (JsonNode file : listed.get("files")) {
      for (JsonNode tensor : file.get("tensors")) {
        JsonNode kind = listed.get("kinds").get(tensor.get(1).asInt());
        List<Long> shape = new ArrayList<>();
        kind.get(1).forEach(d -> shape.add(d.asLong()));
        tensors.add(new Tensor(tensor.get(0).asText(), kind.get(0).asText(), shape, 0, 0, ""));
      }
    }
  }

  private static void addTensor(List<Tensor> tensors, String name, JsonNode entry) {
    if (name.equals("__metadata__")) {
      return;
    }
    List<Long> shape = new ArrayList<>();
    entry.get("shape").forEach(d -> shape.add(d.asLong()));
    tensors.add(new Tensor(name, entry.get("dtype").asText(), shape, 0, 0, ""));
  }

  @Override
  public String toString() {
    return id;
  }

  /** Words in the facts, with the words used here for the same. */
  private static final Map<String, String> SAME =
      Map.of(
          "query_pre_attn_scalar**-0.5", "attention_multiplier",
          "topk_then_softmax_with_bias", "softmax_then_topk_renormalised_with_bias");

  /**
   * Whether the facts name a scale of attention scores by its key though the number is the usual
   * one, one over the root of the head dim.
   */
  public static boolean usualScale(JsonNode facts) {
    JsonNode scalar = facts.at("/sizes/query_pre_attn_scalar");
    return scalar.isNumber() && scalar.equals(facts.at("/sizes/head_dim"));
  }

  /** A trait as the facts of a repository give it. */
  public static Fact value(Trait trait, JsonNode facts) {
    JsonNode written = facts.get("structure").path(trait.key());
    if (trait == Trait.ATTN_SCALE && usualScale(facts)) {
      return new Fact(AttentionScale.HEAD_DIM, Origin.CONFIG, "");
    }
    if (written.isNull()) {
      return new Fact(null, Origin.CONFIG, "");
    }
    Object word =
        written.isBoolean()
            ? (Object) written.booleanValue()
            : written.isNumber()
                ? (Object) written.doubleValue()
                : SAME.getOrDefault(written.asText(), written.asText());
    return new Fact(trait.type().read(word).orElseThrow(), Origin.CONFIG, "");
  }
}
