package dev.pedigree.crawl.stated;

import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.snapshot.Snapshot.Change;
import dev.pedigree.crawl.snapshot.Snapshot.HistoryEvent;
import dev.pedigree.crawl.snapshot.WeightChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Since when a key of a file has its value, and what it said before.
 *
 * @param since the commit that gave it the present value; empty when it is older than the history
 *     that was read, or there is none
 * @param changes earlier changes of the value, oldest first, without the one of {@code since}
 *     unless that replaced another value
 */
public record Told(Optional<At> since, List<Turn> changes) {
  /** Nothing is known of the history. */
  public static final Told UNDATED = new Told(Optional.empty(), List.of());

  /**
   * A commit.
   *
   * @param commit 40 hex digits
   * @param date ISO 8601, in UTC
   */
  public record At(String commit, String date) {}

  /**
   * A change of the value.
   *
   * @param before JSON text; empty when there was none
   * @param after JSON text; empty when it was taken out
   */
  public record Turn(At at, String before, String after) {}

  /** The history of {@code key} in {@code file}. */
  public static Told of(Snapshot snapshot, String file, String key) {
    if (snapshot.live().isEmpty()) {
      return UNDATED;
    }
    Optional<At> since = Optional.empty();
    List<Turn> turns = new ArrayList<>();
    for (HistoryEvent event : snapshot.live().get().history()) {
      At at = new At(event.commit(), event.date());
      boolean came = false;
      for (Change change : event.changes()) {
        if (change.path().equals(file) && change.key().equals(key)) {
          if (!sameName(change.before(), change.after())) {
            turns.add(new Turn(at, change.before(), change.after()));
            since = Optional.of(at);
          }
        } else if (whole(change, file)) {
          came = true;
        }
      }
      if (came && (since.isEmpty() || file.endsWith(".gguf"))) {
        since = Optional.of(at);
      }
    }
    if (turns.size() == 1 && turns.get(0).before().isEmpty()) {
      turns.clear(); // the value came once and stayed
    }
    return new Told(since, List.copyOf(turns));
  }

  /** Whether a change is that the file came, or as weights was replaced. */
  private static boolean whole(Change change, String file) {
    boolean same = change.path().equals(file) || change.path().equals(WeightChanges.setOf(file));
    return same
        && change.key().equals("oid")
        && !change.after().isEmpty()
        && (change.before().isEmpty() || file.endsWith(".gguf"));
  }

  /** Whether two values name the same models: hubs ignore case, and a list of one is the one. */
  private static boolean sameName(String before, String after) {
    return plain(before).equals(plain(after));
  }

  private static String plain(String json) {
    return json.replaceAll("^\\[(\"[^\"]*\")]$", "$1")
        .replaceAll("https?://[^/\"]+/", "")
        .toLowerCase(Locale.ROOT);
  }
}
