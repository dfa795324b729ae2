package dev.pedigree.site.text;

import java.util.Optional;
import java.util.Set;

/** The link schemes of content: {@code model:ID}, {@code term:ID}, {@code diff:A..B} and so on. */
public final class ContentLinks {
  private final Set<String> addresses;

  /**
   * Links into a site.
   *
   * @param addresses of all its pages
   */
  public ContentLinks(Set<String> addresses) {
    this.addresses = addresses;
  }

  /** The address of the page that a link of content names; empty if there is none. */
  public Optional<String> address(String target) {
    int colon = target.indexOf(':');
    if (colon < 0) {
      return Optional.empty();
    }
    int hash = target.indexOf('#');
    String anchor = hash < 0 ? "" : target.substring(hash);
    String id = target.substring(colon + 1, hash < 0 ? target.length() : hash);
    return switch (target.substring(0, colon)) {
      case "model" -> known(Addresses.model(id), anchor);
      case "term" -> known(Addresses.term(id), anchor);
      case "family" -> known(Addresses.family(id), anchor);
      case "article" -> known(Addresses.article(id), anchor);
      case "diff" -> diff(id, anchor);
      case "page" -> known(id + "/", anchor);
      case "fact", "claim" -> asked(target.substring(colon + 1));
      default -> Optional.empty();
    };
  }

  /** Where a fact of a text is shown. */
  private Optional<String> asked(String question) {
    String subject = question.split("[?#]", 2)[0];
    return switch (subject) {
      case "models", "organisations" -> known("models/", "");
      case "families" -> known("families/", "");
      case "releases", "elements" -> known("innovation/", "");
      default -> {
        int dots = subject.indexOf("..");
        yield dots < 0
            ? known(Addresses.model(subject), "")
            : diff(subject, "").or(() -> known(Addresses.model(subject.substring(dots + 2)), ""));
      }
    };
  }

  private Optional<String> diff(String pair, String anchor) {
    int dots = pair.indexOf("..");
    if (dots < 0) {
      return Optional.empty();
    }
    String a = pair.substring(0, dots);
    String b = pair.substring(dots + 2);
    return known(Addresses.diff(a, b), anchor).or(() -> known(Addresses.diff(b, a), anchor));
  }

  private Optional<String> known(String address, String anchor) {
    return addresses.contains(address) ? Optional.of(address + anchor) : Optional.empty();
  }
}
