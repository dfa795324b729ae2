package dev.pedigree.pipeline;

import dev.pedigree.crawl.places.Place;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A repository with the revision and the folder that are meant, as the user writes them: {@code
 * SOURCE}, {@code SOURCE@BRANCH}, {@code SOURCE@BRANCH:FOLDER} or {@code SOURCE@:FOLDER}.
 *
 * @param source a path or URL
 * @param revision branch, tag or commit; empty for the default branch
 * @param folder in the repository; empty for all
 */
record SourceName(String source, String revision, String folder) {

  /**
   * Takes an argument apart.
   *
   * @param exists whether there is such a path on this machine
   * @return empty when it is neither a URL nor begins with a path that is there
   */
  static Optional<SourceName> of(String argument, Predicate<String> exists) {
    boolean url = argument.toLowerCase(Locale.ROOT).matches("[a-z][a-z0-9+.-]+:.*");
    int path = url ? Math.max(0, argument.indexOf('/', argument.indexOf("://") + 3)) : 0;
    for (int at = argument.indexOf('@', path); at > 0; at = argument.indexOf('@', at + 1)) {
      String source = argument.substring(0, at);
      boolean local = source.toLowerCase(Locale.ROOT).startsWith("file:") || !url;
      if (!source.endsWith("/") && (local ? exists.test(plain(source)) : true)) {
        return Optional.of(parts(source, argument.substring(at + 1)));
      }
    }
    return url ? Optional.of(new SourceName(argument, "", "")) : Optional.empty();
  }

  private static SourceName parts(String source, String rest) {
    int colon = rest.indexOf(':');
    String folder = colon < 0 ? "" : rest.substring(colon + 1).replaceFirst("/+$", "");
    return new SourceName(source, colon < 0 ? rest : rest.substring(0, colon), folder);
  }

  private static String plain(String source) {
    return source.replaceFirst("(?i)^file:(//)?", "");
  }

  /** The argument that opens one part of it alone. */
  String inside(Place place) {
    if (place.kind() == Place.Kind.BRANCH) {
      return source + "@" + place.folder();
    }
    return source + "@" + revision + ":" + place.folder();
  }
}
