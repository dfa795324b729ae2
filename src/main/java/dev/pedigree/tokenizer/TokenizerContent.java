package dev.pedigree.tokenizer;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a tokenizer consists of, in one form whatever it was stored in, so that two can be compared
 * by content.
 *
 * @param file where it was read: a path in the model's folder
 * @param form the form it was stored in: {@code tokenizer.json}, {@code gguf}, {@code
 *     sentencepiece}, {@code tiktoken} or {@code vocab.json}
 * @param tokens by id; each as its bytes, a character for a byte (0 to 255), with a space where a
 *     word begins; empty for an id without a token
 * @param special tokens that stand for no text, as they are written, by id
 * @param merges pairs of tokens in the order in which they are merged, each in the form of {@code
 *     tokens} with a line end between; empty where the file lists none
 */
public record TokenizerContent(
    String file,
    String form,
    List<String> tokens,
    SortedMap<Integer, String> special,
    Optional<List<String>> merges) {

  /** How many ids have a token. */
  public int count() {
    return (int) tokens.stream().filter(token -> !token.isEmpty()).count();
  }

  /** A token for people: its text, or its bytes where they are no text. */
  public static String shown(String token) {
    byte[] bytes = token.getBytes(StandardCharsets.ISO_8859_1);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return "0x" + HexFormat.of().formatHex(bytes); // a part of a character
    }
  }
}
