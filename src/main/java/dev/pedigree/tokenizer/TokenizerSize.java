package dev.pedigree.tokenizer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;

/**
 * Counts the tokens of a {@code tokenizer.json} of the tokenizers library while streaming it. The
 * vocabulary is a map to ids or a list; added tokens have ids too.
 */
public final class TokenizerSize {
  private final JsonParser json;
  private long size;

  private TokenizerSize(JsonParser json) {
    this.json = json;
  }

  /** One more than the highest id; 0 when the file lists no tokens. */
  public static long of(InputStream in) throws IOException {
    try (JsonParser json = new JsonFactory().createParser(in)) {
      TokenizerSize reader = new TokenizerSize(json);
      if (json.nextToken() == JsonToken.START_OBJECT) {
        reader.top();
      }
      return reader.size;
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
      } else {
        json.skipChildren();
      }
    }
  }

  private void added() throws IOException {
    while (json.nextToken() == JsonToken.START_OBJECT) {
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean id = json.currentName().equals("id");
        if (json.nextToken() == JsonToken.VALUE_NUMBER_INT && id) {
          size = Math.max(size, json.getLongValue() + 1);
        }
        json.skipChildren();
      }
    }
  }

  private void model() throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      boolean vocabulary = json.currentName().equals("vocab");
      JsonToken value = json.nextToken();
      if (vocabulary && value == JsonToken.START_OBJECT) {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
          if (json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
            size = Math.max(size, json.getLongValue() + 1);
          }
          json.skipChildren();
        }
      } else if (vocabulary && value == JsonToken.START_ARRAY) {
        long count = 0;
        for (; json.nextToken() != JsonToken.END_ARRAY; count++) {
          json.skipChildren();
        }
        size = Math.max(size, count);
      } else {
        json.skipChildren();
      }
    }
  }
}
