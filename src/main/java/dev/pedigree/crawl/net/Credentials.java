package dev.pedigree.crawl.net;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Tokens by host. A token is sent only to its host, and only over HTTPS unless the host is this
 * machine.
 */
public final class Credentials {
  /** The host of the variable {@code PEDIGREE_TOKEN}. */
  public static final String DEFAULT_HOST = "huggingface.co";

  /** No tokens. */
  public static final Credentials NONE = new Credentials(Map.of(), "");

  /** A sentence or two would be no contact. */
  private static final int LONGEST_CONTACT = 200;

  private final Map<String, String> tokens;
  private final String contact;

  private Credentials(Map<String, String> tokens, String contact) {
    this.tokens = Map.copyOf(tokens);
    this.contact = contact;
  }

  /**
   * Tokens from environment variables: {@code PEDIGREE_TOKEN} for {@value #DEFAULT_HOST}, {@code
   * PEDIGREE_TOKEN_<HOST>} for any other, with the host in capitals, {@code .} as {@code _}, {@code
   * -} as {@code __} and a port after {@code ___}: {@code PEDIGREE_TOKEN_MODELSCOPE_CN}. A value
   * {@code user:password} is used unchanged. {@code PEDIGREE_CONTACT}, a mail or web address, is
   * sent to servers as the contact for this crawl.
   */
  public static Credentials of(Map<String, String> environment) {
    Map<String, String> tokens = new HashMap<>();
    environment.forEach(
        (name, value) -> {
          if (value.isBlank()) {
            return;
          }
          if (name.equals("PEDIGREE_TOKEN")) {
            tokens.put(DEFAULT_HOST, value.strip());
          } else if (name.startsWith("PEDIGREE_TOKEN_")) {
            tokens.put(host(name.substring("PEDIGREE_TOKEN_".length())), value.strip());
          }
        });
    String contact = environment.getOrDefault("PEDIGREE_CONTACT", "");
    String printable = contact.replaceAll("[^\\x21-\\x7e]", "");
    return new Credentials(
        tokens, printable.substring(0, Math.min(LONGEST_CONTACT, printable.length())));
  }

  private static String host(String variable) {
    return variable
        .toLowerCase(Locale.ROOT)
        .replace("___", ":")
        .replace("__", "-")
        .replace("_", ".");
  }

  /**
   * The {@code User-Agent} of every request: name, version, what it reads, and the contact if there
   * is one.
   */
  public String userAgent() {
    String version = Credentials.class.getPackage().getImplementationVersion();
    String who = contact.isEmpty() ? "" : "; " + contact;
    return "pedigree/" + (version == null ? "dev" : version) + " (weight headers only" + who + ")";
  }

  /** These tokens and another one, for the host and port of {@code url}. */
  public Credentials with(URI url, String userInfo) {
    Map<String, String> more = new HashMap<>(tokens);
    more.put(hostAndPort(url), userInfo);
    return new Credentials(more, contact);
  }

  /** The value of the {@code Authorization} header for {@code url}; empty when none may be sent. */
  public Optional<String> authorization(URI url) {
    if (url.getHost() == null) {
      return Optional.empty();
    }
    String token = tokens.get(hostAndPort(url));
    if (token == null || (!"https".equals(url.getScheme()) && !thisMachine(url.getHost()))) {
      return Optional.empty();
    }
    // Hugging Face, GitHub, GitLab and ModelScope all take a token as the password of this user.
    String pair = token.contains(":") ? token : "oauth2:" + token;
    return Optional.of(
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
  }

  private static String hostAndPort(URI url) {
    String host = url.getHost().toLowerCase(Locale.ROOT);
    int usual = "https".equals(url.getScheme()) ? 443 : 80;
    return url.getPort() < 0 || url.getPort() == usual ? host : host + ":" + url.getPort();
  }

  private static boolean thisMachine(String host) {
    if (!host.equals("localhost") && !host.matches("[0-9.]+|\\[.*]")) {
      return false; // names are not resolved, as their address may change
    }
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
