package dev.pedigree.site.text;

import dev.pedigree.lineage.Compared;
import java.nio.charset.StandardCharsets;

/** Addresses of pages, relative to the folder of a language; each ends with a slash. */
public final class Addresses {
  private static final String PLAIN =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-@";

  private Addresses() {}

  public static String model(String id) {
    return "models/" + safe(id) + "/";
  }

  public static String family(String id) {
    return "families/" + safe(id) + "/";
  }

  public static String term(String id) {
    return "terms/" + safe(id) + "/";
  }

  public static String article(String id) {
    return "articles/" + safe(id) + "/";
  }

  /** The address of a comparison, which is read from a to b. */
  public static String diff(String a, String b) {
    return "diff/" + safe(a) + "/to/" + safe(b) + "/";
  }

  public static String diff(Compared compared) {
    return diff(compared.a(), compared.b());
  }

  /**
   * An id as folders. Characters that are unsafe in a URL or file name become {@code ~} and
   * hexadecimal bytes, so that no id can leave its folder.
   */
  private static String safe(String id) {
    StringBuilder out = new StringBuilder();
    for (String part : id.split("/", -1)) {
      if (out.length() > 0) {
        out.append('/');
      }
      if (part.isEmpty() || part.chars().allMatch(c -> c == '.')) {
        out.append('~').append(part.length());
      } else {
        for (byte b : part.getBytes(StandardCharsets.UTF_8)) {
          if (PLAIN.indexOf((char) b) >= 0) {
            out.append((char) b);
          } else {
            out.append('~').append(Character.forDigit((b >> 4) & 15, 16));
            out.append(Character.forDigit(b & 15, 16));
          }
        }
      }
    }
    return out.toString();
  }
}
