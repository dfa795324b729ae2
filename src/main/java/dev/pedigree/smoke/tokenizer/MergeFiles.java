package dev.pedigree.smoke.tokenizer;

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

/**
 * The two files of GPT-2 and many later models: {@code vocab.json} with ids by token, and {@code
 * merges.txt} with one pair in each line after a version line.
 */
final class MergeFiles {
  private static final String WORD_END = "</w>";

  private MergeFiles() {}

  /**
   * Reads both.
   *
   * @param config {@code tokenizer_config.json}, or a missing node
   */
  static TokenizerJson json(byte[] vocab, byte[] merges, JsonNode config) throws IOException {
    List<String> tokens = tokens(vocab);
    int[] kinds = new int[tokens.size()];
    Arrays.fill(kinds, Vocabulary.NORMAL);
    for (int id = 0; id < kinds.length; id++) {
      if (tokens.get(id) == null) {
        kinds[id] = Vocabulary.UNUSED;
        tokens.set(id, "");
      }
    }
    Vocabulary vocabulary = Vocabulary.of(tokens, kinds);
    List<String> pairs =
        new String(merges, StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.startsWith("#version") && !line.isBlank())
            .toList();
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
