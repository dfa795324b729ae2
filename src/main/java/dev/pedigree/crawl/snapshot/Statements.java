package dev.pedigree.crawl.snapshot;

import dev.pedigree.crawl.snapshot.Snapshot.Change;
import dev.pedigree.crawl.snapshot.Snapshot.HistoryEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Commits that changed what a repository says of its origin; a history keeps them longest. */
final class Statements {
  private static final Pattern KEYS =
      Pattern.compile(
          "base_model(_.+)?|license(_.+)?|_name_or_path|models|slices|experts|datasets");

  private Statements() {}

  /**
   * At most {@code most} events: the first, the newest, and of those between at first the ones that
   * changed a statement, of which at most half of all are kept.
   */
  static List<HistoryEvent> shortened(List<HistoryEvent> events, int most) {
    Set<Integer> kept = new TreeSet<>();
    kept.add(0);
    for (int i = events.size() - 1; i > 0 && kept.size() < most / 2; i--) {
      if (events.get(i).changes().stream().anyMatch(Statements::states)) {
        kept.add(i);
      }
    }
    for (int i = events.size() - 1; i > 0 && kept.size() < most; i--) {
      kept.add(i);
    }
    List<HistoryEvent> left = new ArrayList<>();
    kept.forEach(i -> left.add(events.get(i)));
    return List.copyOf(left);
  }

  private static boolean states(Change change) {
    return KEYS.matcher(change.key()).matches();
  }
}
