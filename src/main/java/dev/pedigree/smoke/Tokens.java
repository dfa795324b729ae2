package dev.pedigree.smoke;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns text into token ids, the way a model was trained to read it. */
final class Tokens {

  /** The file of a tokenizer beside the weights. */
  static final String FILE = "tokenizer.json";

  private Tokens() {}

  /**
   * Reads texts with the tokenizer in a folder; empty when there is none.
   *
   * @param config the configuration, which names the token that begins a text
   * @param limit tokens of a text at most; the rest is cut off
   * @throws UnsupportedDesign when the tokenizer cannot be read
   */
  static Optional<int[][]> read(Path folder, JsonNode config, List<String> texts, int limit)
      throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<int[]> all = new ArrayList<>();
    try (HuggingFaceTokenizer tokenizer =
        HuggingFaceTokenizer.newInstance(file, Map.of("truncation", "false", "padding", "false"))) {
      for (String text : texts) {
        all.add(ids(tokenizer.encode(text).getIds(), config, limit));
      }
    } catch (RuntimeException e) {
      throw new UnsupportedDesign("the tokenizer in " + FILE + " (" + e.getMessage() + ")");
    }
    return Optional.of(all.toArray(new int[0][]));
  }

  /** With the token in front that begins a text, where the configuration names one. */
  private static int[] ids(long[] read, JsonNode config, int limit) {
    List<Integer> ids = new ArrayList<>();
    JsonNode begin = config.path("bos_token_id");
    if (begin.isInt() && (read.length == 0 || read[0] != begin.asInt())) {
      ids.add(begin.asInt());
    }
    for (long id : read) {
      ids.add(Math.toIntExact(id));
    }
    return ids.stream().limit(limit).mapToInt(Integer::intValue).toArray();
  }
}
