package dev.pedigree.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Pre-tokenizers of byte-level BPE vocabularies, read from {@code splitters.yaml}. */
final class Splitters {
  private static final JsonNode KNOWN = load();

  private Splitters() {}

  private static JsonNode load() {
    try (InputStream in = Splitters.class.getResourceAsStream("splitters.yaml")) {
      return new YAMLMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The pre-tokenizer of a name in {@code tokenizer.ggml.pre} of GGUF.
   *
   * @throws UnreadableTokenizer when the name is not known
   */
  static JsonNode named(String name) {
    for (JsonNode splitter : KNOWN.get("splitters")) {
      for (JsonNode known : splitter.get("names")) {
        if (known.asText().equals(name)) {
          return splitter;
        }
      }
    }
    throw UnreadableTokenizer.because("splitter", "name", shown(name));
  }

  /** The pre-tokenizer of a GGUF file that names none, by its architecture. */
  static JsonNode ofArchitecture(String architecture) {
    return named(KNOWN.get("architectures").path(architecture).asText("default"));
  }

  /** The pre-tokenizer of a tokenizer class in {@code tokenizer_config.json}. */
  static JsonNode ofClass(String name) {
    return named(KNOWN.get("classes").path(name.replaceAll("Fast$", "")).asText("gpt-2"));
  }

  /** Splits at the regular expressions, one after the other, then maps bytes to letters. */
  static ObjectNode json(JsonNode splitter) {
    ObjectNode all = TokenizerJson.JSON.createObjectNode().put("type", "Sequence");
    ArrayNode steps = all.putArray("pretokenizers");
    for (JsonNode regex : splitter.get("split")) {
      ObjectNode step = steps.addObject().put("type", "Split");
      step.putObject("pattern").put("Regex", regex.asText());
      step.put("behavior", "Isolated").put("invert", false);
    }
    if (!raw(splitter)) {
      steps.add(bytes());
    }
    return all;
  }

  /** Whether tokens are text with byte fallback, as in SentencePiece. */
  static boolean raw(JsonNode splitter) {
    return splitter.path("raw").asBoolean();
  }

  /** Whether a word that is a token is taken without merges. */
  static boolean wordsFirst(String name) {
    for (JsonNode known : KNOWN.get("words-first")) {
      if (known.asText().equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** Maps bytes to letters, without splitting. */
  static ObjectNode bytes() {
    return TokenizerJson.JSON
        .createObjectNode()
        .put("type", "ByteLevel")
        .put("add_prefix_space", false)
        .put("trim_offsets", false)
        .put("use_regex", false);
  }

  private static String shown(String name) {
    String plain = name.replaceAll("[^\\w.\\- ]", "?");
    return plain.length() > 60 ? plain.substring(0, 60) + "…" : plain;
  }
}
