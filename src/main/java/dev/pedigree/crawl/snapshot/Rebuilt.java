package dev.pedigree.crawl.snapshot;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where the content of a rebuilt repository was seen in public. A rebuilt repository has no commit,
 * date, history or file of its own.
 *
 * @param config for each key of the configuration the places that show its value; none where the
 *     value was not confirmed. Nested keys have dots
 * @param tensors how names, shapes and number of the tensors were confirmed, strongest first
 */
public record Rebuilt(SortedMap<String, List<Place>> config, List<Check> tensors)
    implements Snapshot.Basis {

  public Rebuilt {
    config = new TreeMap<>(config);
    config.replaceAll((key, places) -> List.copyOf(places));
    tensors = tensors.stream().sorted(java.util.Comparator.comparing(Check::kind)).toList();
  }

  /**
   * A public place that shows values of the configuration.
   *
   * @param repository {@code owner/name} on GitHub; empty for a place that is only described
   * @param path file in the repository, which may be empty; without a repository a description in
   *     English
   * @param commit hex digits; empty when it was not noted
   * @param entry the part of a file that holds several configurations, or empty
   * @param of whose configuration it is
   */
  public record Place(String repository, String path, String commit, String entry, Of of) {

    /** Where it can be looked at; empty when it is only described. */
    public String url() {
      if (repository.isEmpty()) {
        return "";
      }
      String at = "https://github.com/" + repository;
      String version = commit.isEmpty() ? "HEAD" : commit;
      return path.isEmpty() ? at : at + "/blob/" + version + "/" + path;
    }

    /** Repository, path and entry, or the description. */
    public String text() {
      String place =
          repository.isEmpty() ? path : path.isEmpty() ? repository : repository + "/" + path;
      return place + (entry.isEmpty() ? "" : "#" + entry);
    }
  }

  /** Whose configuration a place shows. */
  public enum Of {
    /** The model itself. */
    MODEL,
    /** A model made from it. */
    DESCENDANT,
    /** The model it was made from. */
    BASE,
    /** Another size or version of the same series, compared in what they have in common. */
    SERIES;

    /** The word in JSON. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A comparison of the tensors with something published.
   *
   * @param source what they were compared with: a repository, a paper, a program
   * @param number files of equal size, bytes of all tensors, or parameters; 0 for programs
   */
  public record Check(Kind kind, String source, long number) {

    /** What was compared. */
    public enum Kind {
      /** The sizes of all files, equal to the byte. */
      FILE_SIZES,
      /** The bytes of all tensors, as an index of shards states them. */
      TOTAL_SIZE,
      /** The exact number of parameters. */
      COUNT,
      /** The number of parameters as published, rounded. */
      ROUNDED_COUNT,
      /** Names and shapes of a program that was run. */
      PROGRAM_RUN,
      /** Names and shapes in code that was read. */
      PROGRAM_READ;

      /** The word in JSON. */
      public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
      }
    }
  }

  /** The places that show a key, or the object that the key is in; none if not confirmed. */
  public List<Place> places(String key) {
    for (String at = key; ; at = at.substring(0, at.lastIndexOf('.'))) {
      if (config.containsKey(at) || at.indexOf('.') < 0) {
        return config.getOrDefault(at, List.of());
      }
    }
  }

  /** How many values of the configuration were seen. */
  public int seen() {
    return (int) config.values().stream().filter(places -> !places.isEmpty()).count();
  }

  /** How many were not. */
  public int unseen() {
    return config.size() - seen();
  }
}
