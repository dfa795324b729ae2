package dev.pedigree.smoke.trial;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.tokenizer.Tokenizer;
import dev.pedigree.weights.WeightHeader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Tokenized texts.
 *
 * @param ids token ids of each text
 * @param source the file of the tokenizer
 * @param size one more than the highest id of the tokenizer
 */
public record Tokens(int[][] ids, String source, int size) {

  /**
   * Tokenizes texts with the tokenizer of a model; empty when there is none.
   *
   * @param headers of its weight files, one of which may hold the vocabulary
   * @param config the model's configuration, for {@code bos_token_id}
   * @param limit most tokens of one text; the rest is cut off
   * @throws dev.pedigree.tokenizer.UnreadableTokenizer when the tokenizer cannot be used
   */
  public static Optional<Tokens> read(
      Path folder, List<WeightHeader> headers, JsonNode config, List<String> texts, int limit)
      throws IOException {
    Optional<Tokenizer> found = Tokenizer.find(folder, headers);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (Tokenizer tokenizer = found.get()) {
      List<int[]> all = new ArrayList<>();
      for (String text : texts) {
        all.add(begun(tokenizer.ids(text), config, limit));
      }
      return Optional.of(
          new Tokens(all.toArray(new int[0][]), tokenizer.source(), tokenizer.size()));
    }
  }

  /** Puts the BOS token in front if the configuration names one and it is missing. */
  private static int[] begun(int[] read, JsonNode config, int limit) {
    JsonNode begin = config.path("bos_token_id");
    boolean missing = begin.isInt() && (read.length == 0 || read[0] != begin.asInt());
    IntStream ids = IntStream.of(read);
    return (missing ? IntStream.concat(IntStream.of(begin.asInt()), ids) : ids)
        .limit(limit)
        .toArray();
  }

  /** The highest id that occurs. */
  public int highest() {
    int highest = -1;
    for (int[] text : ids) {
      for (int id : text) {
        highest = Math.max(highest, id);
      }
    }
    return highest;
  }

  public int count() {
    int count = 0;
    for (int[] text : ids) {
      count += text.length;
    }
    return count;
  }

  /** Tokens of the longest text. */
  public int longest() {
    return Arrays.stream(ids).mapToInt(text -> text.length).max().orElse(0);
  }
}
