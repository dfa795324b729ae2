package dev.pedigree.site;

import dev.pedigree.crawl.text.Clean;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.changes.Changes;
import dev.pedigree.lineage.changes.News;
import dev.pedigree.site.language.Dates;
import dev.pedigree.site.view.Leaf;
import dev.pedigree.site.view.Page;
import dev.pedigree.site.view.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What changed from night to night, by day and model. */
final class ChangesPage {
  static final String ADDRESS = "changes/";

  /** Models of a page, each counted once for every day. */
  private static final int ROWS = 400;

  /** Letters of the month in a date. */
  private static final int MONTH = 7;

  private ChangesPage() {}

  /**
   * A day on which something changed.
   *
   * @param date in UTC, {@code 2026-03-04}; also the anchor on the page
   * @param updated the time of the last commit of the day
   * @param models what changed, by model
   */
  record Day(String date, String updated, List<OfModel> models) {}

  /**
   * What changed about one model on one day.
   *
   * @param name as people write it; empty for what is about no model
   * @param address its page, if the model is still there
   * @param lines newest first
   */
  record OfModel(Text name, Optional<String> address, List<ChangeLine> lines) {}

  /** A day as the page shows it. */
  record Shown(String date, List<Group> groups) {}

  /**
   * Models about which the same is to be said.
   *
   * @param models one, or several with lines that name no commit and lead nowhere
   */
  record Group(List<OfModel> models, List<ChangeLine> lines) {}

  /** The days, newest first, on one page or more; a day of many changes may go over two. */
  static List<Page> of(View view) {
    Changes changes = view.changes();
    Text reach =
        View.text(
            "changes.reach." + changes.reach().name().toLowerCase(Locale.ROOT),
            Map.of("date", Dates.written(changes.since())));
    List<Dated> all = new ArrayList<>();
    days(view).forEach(day -> day.models().forEach(model -> all.add(new Dated(day, model))));
    return Leaf.of(ADDRESS, all, ROWS, dated -> Text.same(dated.day().date().substring(0, MONTH)))
        .stream()
        .map(
            leaf ->
                Page.of(
                    leaf.address(),
                    "changes",
                    leaf.title(View.text("changes.title")),
                    View.text("changes.summary"),
                    Map.of("leaf", leaf, "days", shown(leaf.rows()), "reach", reach)))
        .toList();
  }

  /** What changed about one model, with its day. */
  private record Dated(Day day, OfModel model) {}

  private static List<Shown> shown(List<Dated> rows) {
    Map<String, Map<Object, Group>> days = new LinkedHashMap<>();
    for (Dated row : rows) {
      OfModel model = row.model();
      boolean plain = model.lines().stream().allMatch(ChangeLine::plain);
      days.computeIfAbsent(row.day().date(), date -> new LinkedHashMap<>())
          .computeIfAbsent(
              plain ? model.lines() : model, key -> new Group(new ArrayList<>(), model.lines()))
          .models()
          .add(model);
    }
    return days.entrySet().stream()
        .map(day -> new Shown(day.getKey(), List.copyOf(day.getValue().values())))
        .toList();
  }

  /** The days, newest first. */
  static List<Day> days(View view) {
    SortedMap<String, List<Changes.Night>> nights = new TreeMap<>(Comparator.reverseOrder());
    for (Changes.Night night : view.changes().nights()) {
      nights.computeIfAbsent(night.time().substring(0, 10), d -> new ArrayList<>()).add(night);
    }
    List<Day> days = new ArrayList<>();
    nights.forEach((date, of) -> days.add(day(view, date, of)));
    return days;
  }

  private static Day day(View view, String date, List<Changes.Night> nights) {
    SortedMap<String, List<ChangeLine>> lines = new TreeMap<>();
    for (Changes.Night night : nights) {
      for (News news : night.news()) {
        lines.computeIfAbsent(news.id(), id -> new ArrayList<>()).add(ChangeLine.of(view, news));
      }
    }
    List<OfModel> models = new ArrayList<>();
    lines.forEach(
        (id, of) ->
            models.add(
                new OfModel(
                    view.entry(id).map(e -> e.model().name()).orElse(Text.same(Clean.text(id))),
                    view.address(id),
                    of)));
    String updated =
        nights.stream().map(Changes.Night::time).max(Comparator.naturalOrder()).orElseThrow();
    return new Day(date, updated, models);
  }
}
