package dev.pedigree.lineage.changes;

import dev.pedigree.architecture.Answer;
import dev.pedigree.lineage.changes.Verdicts.OfModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds verdicts that are others now. Models and pairs of one side only have none to compare. */
final class VerdictNews {
  private VerdictNews() {}

  static List<News> of(Versions.Step<Verdicts> step) {
    return step.before().isPresent() && step.after().isPresent()
        ? between(step.before().get(), step.after().get())
        : List.of();
  }

  private static List<News> between(Verdicts before, Verdicts after) {
    List<News> news = new ArrayList<>();
    after
        .models()
        .forEach(
            (id, now) -> {
              OfModel old = before.models().get(id);
              if (old != null) {
                news.addAll(of(id, old, now));
              }
            });
    after
        .pairs()
        .forEach(
            (pair, now) -> {
              Map<News.Question, Answer> old = before.pairs().getOrDefault(pair, Map.of());
              now.forEach(
                  (question, answer) -> {
                    Answer earlier = old.getOrDefault(question, answer);
                    if (earlier != answer) {
                      news.add(new News.Answered(pair.b(), pair.a(), question, earlier, answer));
                    }
                  });
            });
    return news;
  }

  private static List<News> of(String id, OfModel before, OfModel after) {
    List<News> news = new ArrayList<>();
    boolean described = !before.listing().isEmpty();
    boolean describes = !after.listing().isEmpty();
    if (!before.listing().equals(after.listing())) {
      news.add(new News.Listing(id, described, describes));
    }
    if (described && describes && before.parameters() != after.parameters()) {
      news.add(new News.Parameters(id, before.parameters(), after.parameters()));
    }
    if (before.smoke() != after.smoke()) {
      news.add(new News.Smoke(id, before.smoke(), after.smoke()));
    }
    return news;
  }
}
