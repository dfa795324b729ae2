package dev.pedigree.tokenizer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/**
 * A BPE vocabulary with its merges in order.
 *
 * @param vocabulary all tokens
 * @param pairs the merges: two tokens with a space between them
 * @param wordsFirst whether a word that is a token is taken without merges ({@code ignore_merges})
 * @param wordEnd suffix of the last token of a word; may be empty
 */
record Merges(Vocabulary vocabulary, Iterable<String> pairs, boolean wordsFirst, String wordEnd) {
  private static final int MOST = 2 << 20;

  TokenizerJson json(JsonNode normalizer, JsonNode splitter) {
    return new TokenizerJson(vocabulary, normalizer, splitter, this::write);
  }

  private void write(JsonGenerator json) throws IOException {
    json.writeStringField("type", "BPE");
    int unknown = vocabulary.first(Vocabulary.UNKNOWN);
    if (unknown >= 0) {
      json.writeStringField("unk_token", vocabulary.tokens().get(unknown));
    }
    if (!wordEnd.isEmpty()) {
      json.writeStringField("end_of_word_suffix", wordEnd);
    }
    json.writeBooleanField("byte_fallback", vocabulary.first(Vocabulary.BYTE) >= 0);
    json.writeBooleanField("ignore_merges", wordsFirst);
    TokenizerJson.vocab(json, vocabulary);
    json.writeArrayFieldStart("merges");
    int rank = 0;
    for (String pair : pairs) {
      int space = pair.indexOf(' ', 1);
      if (space < 0 || !possible(pair, space)) {
        throw UnreadableTokenizer.because("merge", "rank", rank);
      }
      json.writeStartArray();
      json.writeString(pair.substring(0, space));
      json.writeString(pair.substring(space + 1));
      json.writeEndArray();
      bounded(++rank);
    }
    json.writeEndArray();
  }

  /** Throws if so many merges are too many. */
  static void bounded(int count) {
    if (count > MOST) {
      throw UnreadableTokenizer.because("merges", "count", count, "limit", MOST);
    }
  }

  private boolean possible(String pair, int space) {
    String left = pair.substring(0, space);
    String right = pair.substring(space + 1);
    return vocabulary.ids().containsKey(left)
        && vocabulary.ids().containsKey(right)
        && vocabulary.ids().containsKey(left + right);
  }
}
