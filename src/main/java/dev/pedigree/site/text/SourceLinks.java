package dev.pedigree.site.text;

import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.catalog.Paper;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.lineage.Entry;
import java.util.Optional;

/** URLs where a reader can check a fact. */
public final class SourceLinks {
  private SourceLinks() {}

  /** The page that shows the source of a fact; empty when there is none on the web. */
  public static String of(Entry entry, Fact fact) {
    return switch (fact.origin()) {
      case CONFIG -> configuration(entry, fact.source());
      case DEFAULT -> file(entry, "config.json");
      case HEADER -> weights(entry);
      case PAPER, ARITHMETIC, MEMORY, INFERRED, CODE ->
          entry.model().paper().map(Paper::url).orElse("");
      case CLASS, UNKNOWN -> "";
    };
  }

  /**
   * The URL of the file that a source names, or of the weights when their metadata is the
   * configuration.
   */
  private static String configuration(Entry entry, String source) {
    String place = source.replaceFirst(":.*", "");
    return place.endsWith(".json") ? file(entry, place) : weights(entry);
  }

  /** The repository at the commit that was read. */
  public static String repository(Entry entry) {
    return web(entry)
        .map(url -> rebuiltEarlier(entry) ? history(url) : url + "/tree/" + revision(entry))
        .orElse("");
  }

  /** A file of the repository at the commit that was read. */
  static String file(Entry entry, String path) {
    return web(entry)
        .map(
            url ->
                rebuiltEarlier(entry)
                    ? history(url)
                    : url + "/blob/" + revision(entry) + "/" + path)
        .orElse("");
  }

  /** The URL of a commit; empty for a rebuilt repository, whose commits are not on the hub. */
  public static String commit(Entry entry, String commit) {
    return live(entry) ? seen(entry, commit) : "";
  }

  /** The URL of a commit that a crawl has read, whatever is shown now. */
  public static String seen(Entry entry, String commit) {
    return commit.matches("[0-9a-f]{40}")
        ? web(entry).map(url -> url + "/commit/" + commit).orElse("")
        : "";
  }

  private static String weights(Entry entry) {
    boolean one = entry.snapshot().map(s -> s.files().size() == 1).orElse(false);
    return one
        ? file(entry, entry.snapshot().orElseThrow().files().get(0).path())
        : repository(entry);
  }

  /**
   * The commit that was read, or {@code main} for a rebuilt repository, whose commits are not on
   * the hub.
   */
  private static String revision(Entry entry) {
    return live(entry) ? entry.snapshot().orElseThrow().revision().commit() : "main";
  }

  /**
   * Whether this is an earlier revision that was rebuilt. The files on the hub are newer, so only
   * the list of commits leads to those that are meant.
   */
  private static boolean rebuiltEarlier(Entry entry) {
    return !live(entry) && !entry.model().revision().isEmpty();
  }

  private static String history(String url) {
    return url + "/commits/main";
  }

  private static boolean live(Entry entry) {
    return entry.snapshot().map(s -> s.kind() == Snapshot.Kind.LIVE).orElse(false);
  }

  private static Optional<String> web(Entry entry) {
    return Optional.of(entry.model().repository())
        .filter(url -> url.startsWith("https://"))
        .map(url -> url.replaceFirst("(\\.git)?/*$", ""));
  }
}
