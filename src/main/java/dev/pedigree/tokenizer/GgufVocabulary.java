package dev.pedigree.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.weights.gguf.MetadataArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The vocabulary inside a GGUF file, under keys that begin with {@code tokenizer.ggml.}. What they
 * mean is in docs/gguf.md of ggml-org/ggml and in the conversion scripts of ggml-org/llama.cpp.
 */
final class GgufVocabulary {

  /** The key without which there is no vocabulary. */
  static final String TOKENS = "tokenizer.ggml.tokens";

  private final Map<String, Object> metadata;

  GgufVocabulary(Map<String, Object> metadata) {
    this.metadata = metadata;
  }

  TokenizerJson json() {
    String model = text("model");
    return switch (model) {
      case "llama" -> pieces(false);
      case "t5" -> pieces(true);
      case "gpt2", "gemma4" -> merges(model);
      case "bert" -> bert();
      case "rwkv" -> rwkv();
      default -> throw UnreadableTokenizer.because("model", "name", model);
    };
  }

  /** Tokens and merges, whether or not it is known how such a vocabulary splits text. */
  TokenizerContent content(String file) {
    Vocabulary vocabulary = vocabulary(tokens());
    Spelling spelling =
        switch (text("model")) {
          case "llama", "t5", "bert", "gemma4" -> Spelling.PIECES;
          case "gpt2" -> Spelling.BYTE_LEVEL;
          case "rwkv" -> Spelling.ESCAPED;
          default -> Spelling.of(vocabulary.tokens());
        };
    return Contents.of(file, "gguf", spelling, vocabulary, pairs());
  }

  private Optional<List<String[]>> pairs() {
    if (!metadata.containsKey("tokenizer.ggml.merges")) {
      return Optional.empty();
    }
    List<String[]> pairs = new ArrayList<>();
    for (Object merge : array("merges", -1)) {
      String pair = String.valueOf(merge);
      int space = pair.indexOf(' ', 1);
      if (space < 0) {
        throw UnreadableTokenizer.because("merge", "rank", pairs.size());
      }
      pairs.add(new String[] {pair.substring(0, space), pair.substring(space + 1)});
      Merges.bounded(pairs.size());
    }
    return Optional.of(pairs);
  }

  private TokenizerJson pieces(boolean unigram) {
    Vocabulary vocabulary = vocabulary(tokens());
    float[] scores = new float[vocabulary.tokens().size()];
    int at = 0;
    for (Object score : array("scores", scores.length)) {
      scores[at++] = score instanceof Number n ? n.floatValue() : Float.NaN;
    }
    byte[] charsmap = new byte[0];
    if (metadata.get("tokenizer.ggml.precompiled_charsmap") instanceof MetadataArray map
        && map.bytes() <= Vocabulary.BYTES) {
      charsmap = new byte[map.size()];
      int i = 0;
      for (Object b : map) {
        charsmap[i++] = b instanceof Number n ? n.byteValue() : 0;
      }
    }
    return new Pieces(
            vocabulary,
            scores,
            unigram,
            flag("add_space_prefix", true),
            flag("remove_extra_whitespaces", unigram),
            charsmap)
        .json();
  }

  private TokenizerJson merges(String model) {
    JsonNode splitter = splitter(model);
    Iterable<String> pairs = () -> array("merges", -1).stream().map(String::valueOf).iterator();
    Merges merges = new Merges(vocabulary(tokens()), pairs, Splitters.wordsFirst(text("pre")), "");
    ObjectNode normalizer = null;
    if (Splitters.raw(splitter)) {
      normalizer = TokenizerJson.JSON.createObjectNode().put("type", "Replace");
      normalizer.putObject("pattern").put("String", " ");
      normalizer.put("content", "▁");
    }
    return merges.json(normalizer, Splitters.json(splitter));
  }

  private JsonNode splitter(String model) {
    if (model.equals("gemma4")) {
      return Splitters.named(model);
    }
    return metadata.get("tokenizer.ggml.pre") instanceof String name
        ? Splitters.named(name)
        : Splitters.ofArchitecture(String.valueOf(metadata.get("general.architecture")));
  }

  /** WordPiece: GGUF marks tokens that begin a word, WordPiece those inside one. */
  private TokenizerJson bert() {
    List<String> tokens = tokens();
    for (int id = 0; id < tokens.size(); id++) {
      String token = tokens.get(id);
      boolean special = token.startsWith("[") && token.endsWith("]");
      tokens.set(id, token.startsWith("▁") ? token.substring(1) : special ? token : "##" + token);
    }
    Vocabulary vocabulary = vocabulary(tokens);
    if (metadata.get("tokenizer.ggml.unknown_token_id") instanceof Number unknown
        && unknown.longValue() >= 0
        && unknown.longValue() < tokens.size()) {
      vocabulary.kinds()[unknown.intValue()] = Vocabulary.UNKNOWN;
    }
    return new WordPieces(vocabulary, "##").bert();
  }

  /** RWKV: tokens are bytes, those that cannot be printed written as {@code \xNN}. */
  private TokenizerJson rwkv() {
    List<String> tokens = tokens();
    int[] kinds = kinds(tokens.size());
    for (int id = 0; id < tokens.size(); id++) {
      if (kinds[id] == Vocabulary.NORMAL) {
        tokens.set(id, ByteLevel.of(Escapes.bytes(tokens.get(id))));
      }
    }
    return new WordPieces(Vocabulary.of(tokens, kinds), "").bytes();
  }

  private Vocabulary vocabulary(List<String> tokens) {
    return Vocabulary.of(tokens, kinds(tokens.size()));
  }

  private List<String> tokens() {
    MetadataArray array = array("tokens", -1);
    Vocabulary.bounded(array.size());
    if (!array.elementType().equals("string")) {
      throw UnreadableTokenizer.because("missing", "key", TOKENS);
    }
    if (array.bytes() - 8L * array.size() > Vocabulary.BYTES) {
      throw UnreadableTokenizer.because(
          "large-file", "bytes", array.bytes(), "limit", Vocabulary.BYTES);
    }
    int foreign = array.firstNotUtf8();
    if (foreign >= 0) {
      throw UnreadableTokenizer.because("not-utf8", "id", foreign);
    }
    List<String> tokens = new ArrayList<>(array.size());
    array.iterator().forEachRemaining(token -> tokens.add((String) token));
    return tokens;
  }

  /** The kind of each token; {@code NORMAL} where the file does not say. */
  private int[] kinds(int count) {
    int[] kinds = new int[count];
    Arrays.fill(kinds, Vocabulary.NORMAL);
    if (metadata.containsKey("tokenizer.ggml.token_type")) {
      int id = 0;
      for (Object kind : array("token_type", count)) {
        kinds[id++] = kind instanceof Number n ? n.intValue() : Vocabulary.NORMAL;
      }
    }
    return kinds;
  }

  private MetadataArray array(String key, int length) {
    if (!(metadata.get("tokenizer.ggml." + key) instanceof MetadataArray array)) {
      throw UnreadableTokenizer.because("missing", "key", "tokenizer.ggml." + key);
    }
    if (length >= 0 && array.size() != length) {
      throw UnreadableTokenizer.because(
          "length", "key", "tokenizer.ggml." + key, "length", array.size(), "tokens", length);
    }
    return array;
  }

  private String text(String key) {
    return metadata.get("tokenizer.ggml." + key) instanceof String text ? text : "";
  }

  private boolean flag(String key, boolean otherwise) {
    return metadata.get("tokenizer.ggml." + key) instanceof Boolean flag ? flag : otherwise;
  }
}
