package dev.pedigree.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.crawl.reconstruct.PublishedFacts;
import dev.pedigree.crawl.reconstruct.PublishedFacts.Shard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Repositories that turn out to be others than the facts say. */
final class PublishedOtherwise {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What is published otherwise, by id. */
  static final Map<String, UnaryOperator<PublishedFacts>> CHANGES =
      Map.of(
          "01-ai/Yi-34B",
          facts ->
              facts.with("config.json", "\"rope_theta\": 5000000.0", "\"rope_theta\": 10000.0"),
          "TinyLlama/TinyLlama-1.1B-Chat-v1.0",
          facts -> withLayer(facts.with("config.json", "_layers\": 22", "_layers\": 23"), 22),
          "HuggingFaceTB/SmolLM2-135M",
          facts -> facts.with(List.of(renamed(facts.shards().get(0), "weights.safetensors"))),
          "Qwen/Qwen2.5-7B",
          facts -> facts.with("README.md", "license: apache-2.0", "license: other"),
          "tiiuae/falcon-7b",
          facts -> facts.with(facts.shards().subList(0, 1)),
          "allenai/OLMo-2-1124-7B",
          facts -> facts.with(lost(facts.shards(), 3)));

  private PublishedOtherwise() {}

  /** All of it as it is published on the day of the crawl; without {@code gone}. */
  static List<PublishedFacts> of(List<PublishedFacts> rebuilt, String gone) {
    return rebuilt.stream()
        .filter(facts -> !facts.id().equals(gone))
        .map(facts -> CHANGES.getOrDefault(facts.id(), UnaryOperator.identity()).apply(facts))
        .toList();
  }

  private static Shard renamed(Shard shard, String name) {
    return new Shard(name, shard.oid(), shard.head(), shard.size());
  }

  /** The pointer of one file stays, and its content is gone. */
  private static List<Shard> lost(List<Shard> shards, int number) {
    List<Shard> all = new ArrayList<>(shards);
    Shard lost = all.get(number);
    all.set(number, new Shard(lost.name(), lost.oid(), new byte[0], lost.size()));
    return all;
  }

  /** One more layer, which is like the one before. */
  private static PublishedFacts withLayer(PublishedFacts facts, int layer) {
    try {
      Shard shard = facts.shards().get(0);
      int length = (int) ByteBuffer.wrap(shard.head()).order(ByteOrder.LITTLE_ENDIAN).getLong();
      ObjectNode header = (ObjectNode) JSON.readTree(shard.head(), 8, length);
      long at = shard.size() - shard.head().length;
      for (Map.Entry<String, JsonNode> tensor : List.copyOf(header.properties())) {
        String before = "layers." + (layer - 1) + ".";
        if (tensor.getKey().contains(before)) {
          ObjectNode copy = tensor.getValue().deepCopy();
          JsonNode offsets = copy.get("data_offsets");
          long bytes = offsets.get(1).longValue() - offsets.get(0).longValue();
          copy.putArray("data_offsets").add(at).add(at + bytes);
          at += bytes;
          header.set(tensor.getKey().replace(before, "layers." + layer + "."), copy);
        }
      }
      byte[] json = JSON.writeValueAsBytes(header);
      byte[] head =
          ByteBuffer.allocate(8 + json.length)
              .order(ByteOrder.LITTLE_ENDIAN)
              .putLong(json.length)
              .put(json)
              .array();
      String oid = "1a".repeat(32); // other content has another digest
      return facts.with(List.of(new Shard(shard.name(), oid, head, head.length + at)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
