package dev.pedigree.tokenizer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a form writes the bytes of a token as text. */
enum Spelling {
  /** A letter for each byte, as GPT-2 does: {@code Ġthe}. */
  BYTE_LEVEL,
  /** Text with a mark for spaces, as SentencePiece does: {@code ▁the}; bytes as {@code <0x0A>}. */
  PIECES,
  /** Text with a mark for what does not begin a word, as BERT does: {@code ##ing}. */
  WORD_PIECES,
  /** Text with bytes written as {@code \x0a}, as in the files of RWKV. */
  ESCAPED;

  private static final Pattern BYTE = Pattern.compile("<0x[0-9A-Fa-f]{2}>");

  /** The first letter of a token that begins with a space, in the alphabet of bytes. */
  private static final String SPACE = "Ġ";

  /** The likely one of some tokens: that of bytes if all are written in its alphabet. */
  static Spelling of(List<String> texts) {
    boolean bytes =
        texts.stream().anyMatch(token -> token.startsWith(SPACE))
            && texts.stream().allMatch(token -> ByteLevel.bytes(token).isPresent());
    return bytes ? BYTE_LEVEL : PIECES;
  }

  /** A token as its bytes, a character for a byte, with a space where a word begins. */
  String plain(String token) {
    return switch (this) {
      case BYTE_LEVEL -> {
        Optional<byte[]> bytes = ByteLevel.bytes(token);
        yield letters(bytes.orElseGet(() -> utf8(token)));
      }
      case PIECES ->
          BYTE.matcher(token).matches()
              ? String.valueOf((char) Integer.parseInt(token.substring(3, 5), 16))
              : letters(utf8(token.replace('▁', ' ')));
      case WORD_PIECES ->
          token.startsWith("##") && token.length() > 2
              ? letters(utf8(token.substring(2)))
              : letters(utf8(" " + token));
      case ESCAPED -> letters(Escapes.bytes(token));
    };
  }

  /** A token that stands for no text, as its bytes. */
  static String special(String token) {
    return letters(utf8(token));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String letters(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
