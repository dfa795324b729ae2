package dev.pedigree.crawl.stated;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** The id of a model in a name or an address. */
final class HubId {
  private static final Pattern PART = Pattern.compile("[A-Za-z0-9][\\w.-]{0,95}");

  private HubId() {}

  /**
   * The id in an address: the first two parts of its path, which {@code models} may precede. What
   * stands behind them is a branch or a file. Empty for an address of another form, and for hosts
   * of code, where the same path is no model.
   */
  static Optional<String> inAddress(String address) {
    try {
      URI uri = URI.create(address);
      String host = String.valueOf(uri.getHost());
      String path =
          address.startsWith("hf://")
              ? "/" + uri.getAuthority() + uri.getPath()
              : String.valueOf(uri.getPath());
      String[] parts = path.replaceFirst("^/models/", "/").replaceFirst("/$", "").split("/");
      boolean code = host.matches("(?i)(www\\.)?git(hub|lab|ee)\\..*");
      boolean set = parts.length > 1 && parts[1].matches("datasets|spaces|papers|blog|docs");
      if (code || set || parts.length < 3 || !good(parts[1]) || !good(parts[2])) {
        return Optional.empty();
      }
      boolean deeper = parts.length == 3 || parts[3].matches("tree|blob|resolve|raw|summary|files");
      return deeper
          ? Optional.of(parts[1] + "/" + parts[2].replaceFirst("\\.git$", ""))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // not a valid address
    }
  }

  private static boolean good(String part) {
    return PART.matcher(part).matches();
  }
}
