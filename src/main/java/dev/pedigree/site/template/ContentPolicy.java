package dev.pedigree.site.template;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The Content-Security-Policy of pages: they load files of their own site and run nothing that
 * stands in the page itself, whoever wrote it. That they may ask for files of their site is for
 * programs that look at a page and read {@code robots.txt} in its name. It is in each page, as
 * hosts of static files send no headers of one's own.
 */
public final class ContentPolicy {
  /** The policy of every page but the one for addresses that do not exist. */
  public static final String PAGE =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'";

  private ContentPolicy() {}

  /** The policy of a page that holds this style sheet and no other. */
  public static String withStyle(String css) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(css.getBytes(StandardCharsets.UTF_8));
      String hash = "'sha256-" + Base64.getEncoder().encodeToString(sum) + "'";
      return PAGE.replace("style-src 'self'", "style-src " + hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
