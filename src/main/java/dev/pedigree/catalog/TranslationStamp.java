package dev.pedigree.catalog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Says for which English text a translation was written. */
public final class TranslationStamp {
  private TranslationStamp() {}

  /**
   * The first 8 hexadecimal digits of the SHA-256 of an English text, in UTF-8 with Unix line ends
   * and without empty lines at its start and end.
   */
  public static String of(String english) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(FrontMatter.unixLines(english).strip().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
