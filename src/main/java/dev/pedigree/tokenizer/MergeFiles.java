package dev.pedigree.tokenizer;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The two files of GPT-2 and many later models: {@code vocab.json} with ids by token, and {@code
 * merges.txt} with one pair in each line after a version line.
 */
final class MergeFiles {
  static final String VOCAB = "vocab.json";
  static final String MERGES = "merges.txt";

  /** Tokens that were added later, with their ids. */
  static final String ADDED = "added_tokens.json";

  private static final String WORD_END = "</w>";

  private MergeFiles() {}

  /**
   * Reads both.
   *
   * @param config {@code tokenizer_config.json}, or a missing node
   */
  static TokenizerJson json(byte[] vocab, byte[] merges, JsonNode config) throws IOException {
    Vocabulary vocabulary = vocabulary(vocab);
    List<String> tokens = vocabulary.tokens();
    List<String> pairs = pairs(merges);
    boolean words = tokens.stream().limit(2000).anyMatch(token -> token.endsWith(WORD_END));
    if (words) {
      ObjectNode normalizer = TokenizerJson.JSON.createObjectNode().put("type", "BertNormalizer");
      normalizer.put("clean_text", true).put("handle_chinese_chars", true).put("lowercase", true);
      normalizer.putNull("strip_accents");
      JsonNode bert = TokenizerJson.JSON.createObjectNode().put("type", "BertPreTokenizer");
      return new Merges(vocabulary, pairs, false, WORD_END).json(normalizer, bert);
    }
    JsonNode splitter = Splitters.ofClass(config.path("tokenizer_class").asText());
    return new Merges(vocabulary, pairs, false, "").json(null, Splitters.json(splitter));
  }

  /** The content of both; without merges if that file is empty. */
  static TokenizerContent content(String name, byte[] vocab, byte[] merges) throws IOException {
    Vocabulary vocabulary = vocabulary(vocab);
    List<String[]> pairs = new ArrayList<>();
    for (String pair : pairs(merges)) {
      int space = pair.indexOf(' ', 1);
      if (space < 0) {
        throw UnreadableTokenizer.because("merge", "rank", pairs.size());
      }
      pairs.add(new String[] {pair.substring(0, space), pair.substring(space + 1)});
      Merges.bounded(pairs.size());
    }
    return Contents.of(
        name,
        VOCAB,
        Spelling.of(vocabulary.tokens()),
        vocabulary,
        pairs.isEmpty() ? Optional.empty() : Optional.of(pairs));
  }

  private static Vocabulary vocabulary(byte[] vocab) throws IOException {
    List<String> tokens = tokens(vocab);
    int[] kinds = new int[tokens.size()];
    Arrays.fill(kinds, Vocabulary.NORMAL);
    for (int id = 0; id < kinds.length; id++) {
      if (tokens.get(id) == null) {
        kinds[id] = Vocabulary.UNUSED;
        tokens.set(id, "");
      }
    }
    return Vocabulary.of(tokens, kinds);
  }

  /** Tokens of a map from text to id, by id. */
  static SortedMap<Integer, String> byId(byte[] file) throws IOException {
    List<String> tokens = tokens(file);
    SortedMap<Integer, String> byId = new TreeMap<>();
    for (int id = 0; id < tokens.size(); id++) {
      if (tokens.get(id) != null && !tokens.get(id).isEmpty()) {
        byId.put(id, tokens.get(id));
      }
    }
    return byId;
  }

  private static List<String> pairs(byte[] merges) {
    return new String(merges, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.startsWith("#version") && !line.isBlank())
        .toList();
  }

  /** Tokens by id, null where none has the id. */
  private static List<String> tokens(byte[] vocab) throws IOException {
    List<String> tokens = new ArrayList<>();
    try (JsonParser json = TokenizerJson.JSON.createParser(vocab)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw UnreadableTokenizer.because("empty");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String token = json.currentName();
        boolean number = json.nextToken() == JsonToken.VALUE_NUMBER_INT;
        int id =
            number && json.getNumberType() == JsonParser.NumberType.INT ? json.getIntValue() : -1;
        if (id < 0 || id >= Vocabulary.MOST) {
          throw UnreadableTokenizer.because("id", "id", json.getText(), "limit", Vocabulary.MOST);
        }
        if (id >= tokens.size()) {
          tokens.addAll(Collections.nCopies(id + 1 - tokens.size(), null));
        }
        String before = tokens.set(id, token);
        if (before != null) {
          throw UnreadableTokenizer.because("same-id", "id", id);
        }
      }
    } catch (JsonProcessingException e) {
      throw UnreadableTokenizer.because("library", "message", e.getOriginalMessage());
    }
    return tokens;
  }
}
