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
  public static final Credentials NONE = new Credentials(Map.of());

  private final Map<String, String> tokens;

  private Credentials(Map<String, String> tokens) {
    this.tokens = Map.copyOf(tokens);
  }

  /**
   * Tokens from environment variables: {@code PEDIGREE_TOKEN} for {@value #DEFAULT_HOST}, {@code
   * PEDIGREE_TOKEN_<HOST>} for any other, with the host in capitals, {@code .} as {@code _}, {@code
   * -} as {@code __} and a port after {@code ___}: {@code PEDIGREE_TOKEN_MODELSCOPE_CN}. A value
   * {@code user:password} is used unchanged.
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
    return new Credentials(tokens);
  }

  private static String host(String variable) {
    return variable
        .toLowerCase(Locale.ROOT)
        .replace("___", ":")
        .replace("__", "-")
        .replace("_", ".");
  }

  /** These tokens and another one, for the host and port of {@code url}. */
  public Credentials with(URI url, String userInfo) {
    Map<String, String> more = new HashMap<>(tokens);
    more.put(hostAndPort(url), userInfo);
    return new Credentials(more);
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
