package dev.pedigree.site.text;

import dev.pedigree.site.language.Language;

/** Paths of files in the site, and relative links between them. */
public final class Paths {
  private Paths() {}

  /** The file of a page. */
  public static String file(Language language, String address) {
    return language.path() + "/" + address + "index.html";
  }

  /** The file of the picture of a page. */
  public static String card(Language language, String address) {
    return language.path() + "/" + address + "card.png";
  }

  /** The address of the page in a file of a language; another text for other files. */
  public static String address(Language language, String file) {
    String folder = language.path() + "/";
    return file.startsWith(folder) && file.endsWith("/index.html")
        ? file.substring(folder.length(), file.length() - "index.html".length())
        : file;
  }

  /**
   * The relative link from one file to another, for example from {@code en/models/a/b/index.html}
   * to {@code en/terms/rope/index.html#history}. It names the file, so that it works on disk too.
   */
  public static String relative(String from, String to) {
    int hash = to.indexOf('#');
    String anchor = hash < 0 ? "" : to.substring(hash);
    String[] here = from.split("/");
    String[] there = (hash < 0 ? to : to.substring(0, hash)).split("/");
    int common = 0;
    while (common < here.length - 1
        && common < there.length - 1
        && here[common].equals(there[common])) {
      common++;
    }
    StringBuilder out = new StringBuilder("../".repeat(here.length - 1 - common));
    for (int i = common; i < there.length; i++) {
      out.append(there[i]).append(i < there.length - 1 ? "/" : "");
    }
    return out.append(anchor).toString();
  }

  /** The link between two pages of one language; addresses may carry an anchor. */
  public static String between(Language language, String from, String to) {
    int hash = to.indexOf('#');
    String address = hash < 0 ? to : to.substring(0, hash);
    String anchor = hash < 0 ? "" : to.substring(hash);
    return relative(file(language, from), file(language, address) + anchor);
  }
}
