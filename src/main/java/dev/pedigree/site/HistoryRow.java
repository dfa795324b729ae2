package dev.pedigree.site;

import dev.pedigree.crawl.Snapshot.Change;
import dev.pedigree.crawl.Snapshot.HistoryEvent;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Entry;
import java.util.ArrayList;
import java.util.List;

/**
 * A commit in the history of a model.
 *
 * @param date when
 * @param commit seven digits
 * @param url where it can be looked at, or empty
 * @param sentences what it did, in words
 * @param changes every value it changed
 */
record HistoryRow(
    String date, String commit, String url, List<Text> sentences, List<Change> changes) {

  static List<HistoryRow> of(Entry entry) {
    return entry.snapshot().stream()
        .flatMap(s -> s.history().stream())
        .map(event -> row(entry, event))
        .toList();
  }

  private static HistoryRow row(Entry entry, HistoryEvent event) {
    return new HistoryRow(
        event.date(),
        event.commit().substring(0, Math.min(7, event.commit().length())),
        SourceLinks.commit(entry, event.commit()),
        sentences(event),
        event.changes());
  }

  private static List<Text> sentences(HistoryEvent event) {
    List<Text> sentences = new ArrayList<>();
    for (Change change : event.changes()) {
      boolean classes = change.key().equals("architectures") || change.key().equals("model_type");
      if (classes && !change.before().isEmpty() && !change.after().isEmpty()) {
        sentences.add(
            View.text(
                "history." + change.key(),
                "before",
                plain(change.before()),
                "after",
                plain(change.after())));
      }
    }
    for (String touched : event.touched()) {
      if (touched.equals("weights") || sentences.isEmpty()) {
        sentences.add(View.text("history.touched." + touched + "." + how(event, touched)));
      }
    }
    return sentences;
  }

  /** Whether a part was added, changed or taken away. */
  private static String how(HistoryEvent event, String touched) {
    List<Change> changes = event.changes().stream().filter(c -> part(c).equals(touched)).toList();
    if (!changes.isEmpty() && changes.stream().allMatch(c -> c.before().isEmpty())) {
      return "added";
    }
    if (!changes.isEmpty() && changes.stream().allMatch(c -> c.after().isEmpty())) {
      return "removed";
    }
    return "changed";
  }

  private static String part(Change change) {
    return change.key().equals("oid")
        ? "weights"
        : change.path().endsWith("README.md") ? "card" : "config";
  }

  /** {@code ["YiForCausalLM"]} as {@code YiForCausalLM}. */
  private static String plain(String json) {
    return json.replaceAll("[\\[\\]\"]", "").strip();
  }
}
