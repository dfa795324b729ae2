package dev.pedigree.lineage;

import dev.pedigree.crawl.snapshot.Rebuilt;
import dev.pedigree.crawl.snapshot.Rebuilt.Check;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.diagnostics.Messages;
import dev.pedigree.diagnostics.Text;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What is said of repositories that were rebuilt from published facts, with the numbers. */
public final class RebuiltWords {
  private static final Messages MESSAGES = Messages.of("lineage");

  private RebuiltWords() {}

  /** How the listing of tensors was confirmed: the strongest comparison in a few words. */
  public static Text tensors(Rebuilt rebuilt) {
    if (rebuilt.tensors().isEmpty()) {
      return MESSAGES.text("rebuilt.tensors.none", Map.of());
    }
    Check check = rebuilt.tensors().get(0);
    Text source =
        switch (check.source()) {
          case "card" -> MESSAGES.text("rebuilt.card", Map.of());
          case "paper" -> MESSAGES.text("rebuilt.paper", Map.of());
          default -> Text.same(check.source());
        };
    return MESSAGES.textOf(
        "rebuilt.tensors." + check.kind().word(),
        Map.of("number", Text.same(grouped(check.number())), "source", source));
  }

  /** The same for a fact that follows from the listing. */
  static Sighting sighting(Rebuilt rebuilt) {
    if (rebuilt.tensors().isEmpty()) {
      return new Sighting.Unseen();
    }
    String kind = rebuilt.tensors().get(0).kind().word();
    return new Sighting.Tensors(tensors(rebuilt), MESSAGES.text("rebuilt.by." + kind, Map.of()));
  }

  /**
   * One model: that it was rebuilt, how much of it was seen, and how its tensors were confirmed.
   */
  static Text one(Text name, Rebuilt rebuilt) {
    return MESSAGES.textOf(
        "rebuilt.one",
        Map.of(
            "name", name,
            "seen", Text.same(grouped(rebuilt.seen())),
            "unseen", Text.same(grouped(rebuilt.unseen())),
            "tensors", tensors(rebuilt)));
  }

  /**
   * Several models in one sentence, with the numbers of those that were rebuilt.
   *
   * @param snapshots of all models that were read or rebuilt
   * @return empty when all were read
   */
  public static Optional<Text> several(Collection<Snapshot> snapshots) {
    List<Rebuilt> rebuilt = snapshots.stream().flatMap(s -> s.rebuilt().stream()).toList();
    if (rebuilt.isEmpty()) {
      return Optional.empty();
    }
    boolean values = rebuilt.stream().anyMatch(r -> r.seen() + r.unseen() > 0);
    String key =
        snapshots.size() == 1
            ? values ? "rebuilt.model" : "rebuilt.model.bare"
            : rebuilt.size() == snapshots.size() ? "rebuilt.all" : "rebuilt.some";
    return Optional.of(
        MESSAGES.text(
            key,
            Map.of(
                "count", grouped(rebuilt.size()),
                "models", grouped(snapshots.size()),
                "seen", grouped(rebuilt.stream().mapToLong(Rebuilt::seen).sum()),
                "unseen", grouped(rebuilt.stream().mapToLong(Rebuilt::unseen).sum()))));
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
