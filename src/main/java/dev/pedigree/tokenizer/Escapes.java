package dev.pedigree.tokenizer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Bytes written as text, as Python prints them: {@code \xNN}, {@code \n}, {@code \\} … */
final class Escapes {
  private Escapes() {}

  static byte[] bytes(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] all = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < all.length; i++) {
      if (all[i] != '\\' || i + 1 == all.length) {
        bytes.write(all[i]);
        continue;
      }
      int next = all[++i];
      switch (next) {
        case 'n' -> bytes.write('\n');
        case 't' -> bytes.write('\t');
        case 'r' -> bytes.write('\r');
        case 'x' -> {
          int high = i + 2 < all.length ? Character.digit(all[i + 1], 16) : -1;
          int low = i + 2 < all.length ? Character.digit(all[i + 2], 16) : -1;
          if (high < 0 || low < 0) {
            bytes.write(next);
          } else {
            bytes.write(high * 16 + low);
            i += 2;
          }
        }
        default -> bytes.write(next);
      }
    }
    return bytes.toByteArray();
  }
}
