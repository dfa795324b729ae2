package dev.pedigree.tokenizer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/**
 * A WordPiece vocabulary: at each place the longest token that fits is taken.
 *
 * @param vocabulary all tokens
 * @param within prefix of tokens inside a word; may be empty
 */
record WordPieces(Vocabulary vocabulary, String within) {

  /** BERT's: words in lower case, without accents. */
  TokenizerJson bert() {
    ObjectNode normalizer = TokenizerJson.JSON.createObjectNode().put("type", "BertNormalizer");
    normalizer.put("clean_text", true).put("handle_chinese_chars", true).put("lowercase", true);
    normalizer.putNull("strip_accents");
    JsonNode words = TokenizerJson.JSON.createObjectNode().put("type", "BertPreTokenizer");
    return new TokenizerJson(vocabulary, normalizer, words, json -> write(json, 100));
  }

  /** RWKV's: the whole text as one word of bytes. */
  TokenizerJson bytes() {
    return new TokenizerJson(
        vocabulary, null, Splitters.bytes(), json -> write(json, Integer.MAX_VALUE));
  }

  private void write(JsonGenerator json, int longest) throws IOException {
    int unknown = vocabulary.first(Vocabulary.UNKNOWN);
    json.writeStringField("type", "WordPiece");
    json.writeStringField("unk_token", vocabulary.tokens().get(Math.max(0, unknown)));
    json.writeStringField("continuing_subword_prefix", within);
    json.writeNumberField("max_input_chars_per_word", longest);
    TokenizerJson.vocab(json, vocabulary);
  }
}
