package dev.pedigree.tokenizer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The tokens and merges in a {@code tokenizer.json} of the tokenizers library, streamed. A model
 * lists its tokens with their ids (BPE, WordPiece, WordLevel) or in their order with scores
 * (Unigram); added tokens have ids too and take precedence.
 */
final class JsonContent {
  /** Names are as many as tokens and never come again, so they are not kept as symbols. */
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build();

  private final JsonParser json;
  private final List<String> texts = new ArrayList<>();
  private final SortedMap<Integer, String> added = new TreeMap<>();
  private final SortedMap<Integer, String> special = new TreeMap<>();
  private List<String[]> merges;
  private String type = "";
  private boolean byteLevel;

  private JsonContent(JsonParser json) {
    this.json = json;
  }

  static TokenizerContent read(String file, byte[] bytes) throws IOException {
    try (JsonParser json = JSON.createParser(bytes)) {
      JsonContent content = new JsonContent(json);
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw UnreadableTokenizer.because("empty");
      }
      content.top();
      return content.content(file);
    } catch (JsonProcessingException e) {
      String reason = e.getOriginalMessage().lines().findFirst().orElse("");
      throw UnreadableTokenizer.because("library", "message", reason);
    }
  }

  private void top() throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String key = json.currentName();
      JsonToken value = json.nextToken();
      if (key.equals("added_tokens") && value == JsonToken.START_ARRAY) {
        added();
      } else if (key.equals("model") && value == JsonToken.START_OBJECT) {
        model();
      } else if (key.equals("pre_tokenizer") || key.equals("decoder")) {
        steps();
      } else {
        json.skipChildren();
      }
    }
  }

  private void added() throws IOException {
    while (json.nextToken() == JsonToken.START_OBJECT) {
      int id = -1;
      String text = "";
      boolean marked = false;
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String key = json.currentName();
        json.nextToken();
        switch (key) {
          case "id" -> id = id();
          case "content" -> text = json.getText();
          case "special" -> marked = json.currentToken() == JsonToken.VALUE_TRUE;
          default -> json.skipChildren();
        }
      }
      if (id >= 0 && !text.isEmpty()) {
        added.put(id, checked(id, text));
        if (marked) {
          special.put(id, text);
        }
      }
    }
  }

  private void model() throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String key = json.currentName();
      JsonToken value = json.nextToken();
      if (key.equals("type")) {
        type = json.getText();
      } else if (key.equals("vocab") && value == JsonToken.START_OBJECT) {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
          String text = json.currentName();
          json.nextToken();
          put(id(), text);
        }
      } else if (key.equals("vocab") && value == JsonToken.START_ARRAY) {
        while (json.nextToken() == JsonToken.START_ARRAY) {
          json.nextToken();
          put(texts.size(), json.getText());
          rest();
        }
      } else if (key.equals("merges") && value == JsonToken.START_ARRAY) {
        merges();
      } else {
        json.skipChildren();
      }
    }
  }

  /** Merges are {@code "a b"}, or {@code ["a", "b"]} in newer files. */
  private void merges() throws IOException {
    merges = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() == JsonToken.START_ARRAY) {
        String left = json.nextTextValue();
        String right = json.nextTextValue();
        merge(left, right);
        rest();
      } else {
        String pair = json.getText();
        int space = pair.indexOf(' ', 1);
        merge(space < 0 ? null : pair.substring(0, space), pair.substring(space + 1));
      }
    }
  }

  private void merge(String left, String right) {
    if (left == null || right == null) {
      throw UnreadableTokenizer.because("merge", "rank", merges.size());
    }
    merges.add(new String[] {left, right});
    Merges.bounded(merges.size());
  }

  /** Skips to the end of the open array. */
  private void rest() throws IOException {
    while (json.nextToken() != JsonToken.END_ARRAY && json.currentToken() != null) {
      json.skipChildren();
    }
  }

  /** Looks for the alphabet of bytes among steps before or after the model. */
  private void steps() throws IOException {
    int depth = 0;
    do {
      JsonToken token = json.currentToken();
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      byteLevel |= token == JsonToken.VALUE_STRING && json.getText().equals("ByteLevel");
    } while (depth > 0 && json.nextToken() != null);
  }

  private int id() throws IOException {
    boolean small =
        json.currentToken() == JsonToken.VALUE_NUMBER_INT
            && json.getNumberType() == JsonParser.NumberType.INT;
    int id = small ? json.getIntValue() : -1;
    if (id < 0 || id >= Vocabulary.MOST) {
      throw UnreadableTokenizer.because("id", "id", json.getText(), "limit", Vocabulary.MOST);
    }
    return id;
  }

  private void put(int id, String text) {
    Vocabulary.bounded(id + 1);
    if (id >= texts.size()) {
      texts.addAll(Collections.nCopies(id + 1 - texts.size(), ""));
    }
    if (!texts.set(id, checked(id, text)).isEmpty()) {
      throw UnreadableTokenizer.because("same-id", "id", id);
    }
  }

  private static String checked(int id, String text) {
    if (text.length() > Vocabulary.LONGEST) {
      throw UnreadableTokenizer.because(
          "long-token", "id", id, "length", text.length(), "limit", Vocabulary.LONGEST);
    }
    return text;
  }

  private TokenizerContent content(String file) {
    if (texts.isEmpty() && added.isEmpty()) {
      throw UnreadableTokenizer.because("empty");
    }
    Spelling spelling =
        type.equals("WordPiece")
            ? Spelling.WORD_PIECES
            : byteLevel ? Spelling.BYTE_LEVEL : Spelling.of(normal());
    return Contents.of(
        file, "tokenizer.json", spelling, texts, added, special, Optional.ofNullable(merges));
  }

  private List<String> normal() {
    List<String> normal = new ArrayList<>(texts);
    added.keySet().stream().filter(id -> id < normal.size()).forEach(id -> normal.set(id, ""));
    return normal;
  }
}
