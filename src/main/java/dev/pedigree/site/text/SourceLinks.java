package dev.pedigree.site.text;

import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.catalog.Paper;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.lineage.Entry;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** URLs where a reader can check a fact. */
public final class SourceLinks {
  private SourceLinks() {}

  /**
   * The page that shows the source of a fact; empty when there is none on the web, or when the
   * repository was rebuilt, so that nobody has seen the fact in it.
   */
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

  /** The repository at the commit that was read, or just the repository if it was rebuilt. */
  public static String repository(Entry entry) {
    String url = web(entry).orElse("");
    return live(entry)
        .filter(live -> !url.isEmpty())
        .map(live -> url + "/tree/" + live.revision().commit())
        .orElse(url);
  }

  /** A file of the repository at the commit that was read; empty if it was rebuilt. */
  static String file(Entry entry, String path) {
    return below(entry, live -> "/blob/" + live.revision().commit() + "/" + path);
  }

  /** The URL of a commit; empty for a rebuilt repository. */
  public static String commit(Entry entry, String commit) {
    return live(entry).map(live -> seen(entry, commit)).orElse("");
  }

  /** The URL of a commit that a crawl has read, whatever is shown now. */
  public static String seen(Entry entry, String commit) {
    return commit.matches("[0-9a-f]{40}")
        ? web(entry).map(url -> url + "/commit/" + commit).orElse("")
        : "";
  }

  private static String weights(Entry entry) {
    if (live(entry).isEmpty()) {
      return "";
    }
    List<Snapshot.WeightFile> files = entry.snapshot().orElseThrow().files();
    return files.size() == 1 ? file(entry, files.get(0).path()) : repository(entry);
  }

  private static String below(Entry entry, Function<Snapshot.Live, String> path) {
    return live(entry).flatMap(live -> web(entry).map(url -> url + path.apply(live))).orElse("");
  }

  private static Optional<Snapshot.Live> live(Entry entry) {
    return entry.snapshot().flatMap(Snapshot::live);
  }

  private static Optional<String> web(Entry entry) {
    return Optional.of(entry.model().repository())
        .filter(url -> url.startsWith("https://"))
        .map(url -> url.replaceFirst("(\\.git)?/*$", ""));
  }
}
