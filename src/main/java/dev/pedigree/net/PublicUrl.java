package dev.pedigree.net;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which addresses may stand in the catalogue, which everybody can read and write: https on a host
 * of the public internet, without anything secret. No name is resolved, so the answer is the same
 * on every machine.
 */
public final class PublicUrl {
  private static final Pattern PARTS =
      Pattern.compile(
          "([A-Za-z][A-Za-z0-9+.-]*):(//([^/?#\\\\]*))?([^?#\\\\]*)(.*)", Pattern.DOTALL);

  /** What looks like an address; a reference such as {@code arXiv:2302.13971} is none. */
  private static final Pattern ADDRESS =
      Pattern.compile("(?is)[^\\w]*(([a-z][a-z0-9+.-]*:)?//|(file|ssh|data|javascript):).*");

  private static final Pattern PORT = Pattern.compile(":[0-9]{0,5}$");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+|0[xX][0-9a-fA-F]*");
  private static final Pattern DECIMAL =
      Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})\\.){3}(?:0|[1-9][0-9]{0,2})");

  /** Last words of names that are meant for one network (RFC 6761, 6762, 8375, ICANN). */
  private static final List<String> OWN_NETWORK =
      List.of(
          ".localhost",
          ".local",
          ".localdomain",
          ".internal",
          ".intranet",
          ".private",
          ".corp",
          ".home",
          ".home.arpa",
          ".lan");

  private PublicUrl() {}

  /** What is wrong with an address. */
  public enum Flaw {
    /** It cannot be read as one. */
    SYNTAX,
    /** Another scheme than https. */
    SCHEME,
    /** A user name or a password. */
    LOGIN,
    /** A host that is not on the public internet, or is written so that this cannot be seen. */
    HOST,
    /** Something behind {@code ?} or {@code #}, where tokens stand. */
    QUERY
  }

  /** Whether a text is an address, as opposed to a reference in words. */
  public static boolean looksLikeOne(String text) {
    return ADDRESS.matcher(text).matches();
  }

  /** The first thing that is wrong with an address; empty for one that may stand there. */
  public static Optional<Flaw> flaw(String url) {
    Matcher parts = PARTS.matcher(url);
    if (!parts.matches()) {
      return Optional.of(Flaw.SYNTAX);
    }
    String authority = parts.group(3) == null ? "" : parts.group(3);
    if (authority.indexOf('@') >= 0) {
      return Optional.of(Flaw.LOGIN);
    }
    if (!parts.group(1).equalsIgnoreCase("https")) {
      return Optional.of(Flaw.SCHEME);
    }
    String host = PORT.matcher(authority).replaceFirst("").toLowerCase(Locale.ROOT);
    if (!host.isEmpty() && !isPublic(host)) {
      return Optional.of(Flaw.HOST);
    }
    if (!parts.group(5).isEmpty() && "?#".indexOf(parts.group(5).charAt(0)) >= 0) {
      return Optional.of(Flaw.QUERY);
    }
    return isSound(url) ? Optional.empty() : Optional.of(Flaw.SYNTAX);
  }

  private static boolean isSound(String url) {
    try {
      // Letters of other scripts pass for those of ASCII, so they are written in their ASCII form.
      return url.chars().allMatch(c -> c > ' ' && c < 0x7f) && new URI(url).getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static boolean isPublic(String written) {
    if (written.startsWith("[")) {
      return isPublicLiteral(written);
    }
    String host = written.replaceFirst("\\.$", "");
    String last = host.substring(host.lastIndexOf('.') + 1);
    if (NUMBER.matcher(last).matches()) {
      // Octal, hexadecimal and short forms mean different addresses to different programs.
      return DECIMAL.matcher(host).matches() && isPublicLiteral(host);
    }
    return host.indexOf('.') > 0 && OWN_NETWORK.stream().noneMatch(host::endsWith);
  }

  private static boolean isPublicLiteral(String address) {
    try {
      return PublicAddress.is(InetAddress.getByName(address));
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
