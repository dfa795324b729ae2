package dev.pedigree.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A vocabulary as openai/tiktoken stores it: lines of a token's bytes in Base64 and its rank. Two
 * neighbours merge if together they are a token, the lowest rank first, so the merges of {@code
 * tokenizer.json} can be derived.
 */
final class Tiktoken {
  private static final int LONGEST = 256;

  private final List<String> tokens = new ArrayList<>();
  private final Map<String, Integer> ranks = new HashMap<>();

  static TokenizerJson json(byte[] file) {
    Tiktoken list = new Tiktoken();
    new String(file, StandardCharsets.ISO_8859_1).lines().forEach(list::line);
    int[] kinds = new int[list.tokens.size()];
    Arrays.fill(kinds, Vocabulary.NORMAL);
    Vocabulary vocabulary = Vocabulary.of(list.tokens, kinds);
    Iterable<String> pairs =
        () ->
            IntStream.range(0, list.tokens.size())
                .mapToObj(list::parts)
                .filter(pair -> !pair.isEmpty())
                .iterator();
    JsonNode splitter = Splitters.named(list.digits() ? "dbrx" : "qwen2");
    return new Merges(vocabulary, pairs, true, "").json(null, Splitters.json(splitter));
  }

  /** Whether the first bytes of a file look like such a list. */
  static boolean is(byte[] file) {
    String start = new String(file, 0, Math.min(file.length, 400), StandardCharsets.ISO_8859_1);
    return start.matches("(?s)[A-Za-z0-9+/]+={0,2} \\d+[\\r\\n].*");
  }

  private void line(String line) {
    if (line.isBlank()) {
      return;
    }
    int space = line.indexOf(' ');
    try {
      byte[] bytes = Base64.getDecoder().decode(line.substring(0, Math.max(0, space)));
      if (Integer.parseInt(line.substring(space + 1).trim()) != tokens.size()
          || bytes.length == 0
          || bytes.length > LONGEST) {
        throw UnreadableTokenizer.because("line", "line", tokens.size() + 1);
      }
      String token = ByteLevel.of(bytes);
      ranks.putIfAbsent(token, tokens.size());
      tokens.add(token);
    } catch (IllegalArgumentException e) {
      throw UnreadableTokenizer.because("line", "line", tokens.size() + 1);
    }
    Vocabulary.bounded(tokens.size());
  }

  /** The two tokens that a token is merged from, with a space between; empty if there are none. */
  private String parts(int rank) {
    String token = tokens.get(rank);
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < token.length(); i++) {
      parts.add(token.substring(i, i + 1));
    }
    while (parts.size() > 2) {
      int best = -1;
      int lowest = rank;
      for (int i = 0; i + 1 < parts.size(); i++) {
        int joined = ranks.getOrDefault(parts.get(i) + parts.get(i + 1), rank);
        if (joined < lowest) {
          lowest = joined;
          best = i;
        }
      }
      if (best < 0) {
        return "";
      }
      parts.set(best, parts.get(best) + parts.remove(best + 1));
    }
    return parts.size() == 2 ? parts.get(0) + " " + parts.get(1) : "";
  }

  /** Whether numbers of several digits are tokens; text is then split after three digits. */
  private boolean digits() {
    return ranks.containsKey("10") && ranks.containsKey("100");
  }
}
