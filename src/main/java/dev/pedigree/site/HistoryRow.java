package dev.pedigree.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.snapshot.Snapshot.Change;
import dev.pedigree.crawl.snapshot.Snapshot.HistoryEvent;
import dev.pedigree.crawl.text.Clean;
import dev.pedigree.crawl.text.JsonText;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Entry;
import dev.pedigree.site.language.Numbers;
import dev.pedigree.site.text.SourceLinks;
import dev.pedigree.site.view.View;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A commit in the history of a model.
 *
 * @param date when it was made
 * @param commit seven digits
 * @param url where it can be looked at, or empty
 * @param sentences what it did, in words
 * @param changes every value it changed
 */
record HistoryRow(
    String date, String commit, String url, List<Text> sentences, List<Value> changes) {

  /**
   * A changed value.
   *
   * @param where file and key
   * @param before as text, or empty when it was added
   * @param after as text, or empty when it was removed
   */
  record Value(String where, Text before, Text after) {}

  static List<HistoryRow> of(Entry entry) {
    return entry.snapshot().stream()
        .flatMap(s -> s.live().stream())
        .flatMap(live -> live.history().stream())
        .map(event -> row(entry, event))
        .toList();
  }

  private static HistoryRow row(Entry entry, HistoryEvent event) {
    return new HistoryRow(
        event.date(),
        event.commit().substring(0, Math.min(7, event.commit().length())),
        SourceLinks.commit(entry, event.commit()),
        sentences(event),
        values(event));
  }

  /** Every value that an event changed. */
  static List<Value> values(HistoryEvent event) {
    return event.changes().stream()
        .map(c -> new Value(c.path() + ": " + c.key(), value(c.before()), value(c.after())))
        .toList();
  }

  /** What an event did, in words: each part it touched in one sentence at least. */
  static List<Text> sentences(HistoryEvent event) {
    List<Text> sentences = new ArrayList<>();
    Set<Snapshot.Part> told = EnumSet.noneOf(Snapshot.Part.class);
    for (Change change : event.changes()) {
      String key = "history.key." + change.path() + "." + change.key() + ending(change);
      if (View.has(key) && !whole(event, change.path())) {
        told.add(part(change));
        sentences.add(
            View.text(
                key, Map.of("before", value(change.before()), "after", value(change.after()))));
      }
    }
    if (event.changes().stream().anyMatch(c -> c.key().startsWith("auto_map."))) {
      boolean gone =
          event.changes().stream()
              .filter(c -> c.key().startsWith("auto_map."))
              .allMatch(c -> c.after().isEmpty());
      told.add(Snapshot.Part.CONFIG);
      sentences.add(View.text(gone ? "history.own-code.gone" : "history.own-code.new"));
    }
    for (Snapshot.Part touched : event.touched()) {
      if (!told.contains(touched)) {
        sentences.add(View.text("history.touched." + touched.word() + "." + how(event, touched)));
      }
    }
    return sentences;
  }

  /** Whether the file itself came or went, so that its values are no news of their own. */
  private static boolean whole(HistoryEvent event, String path) {
    return event.changes().stream().anyMatch(c -> c.path().equals(path) && c.key().equals("oid"));
  }

  private static String ending(Change change) {
    return change.before().isEmpty() ? ".added" : change.after().isEmpty() ? ".removed" : "";
  }

  /** Whether the files of a part were added, changed or removed: the end of a message key. */
  private static String how(HistoryEvent event, Snapshot.Part touched) {
    List<Change> changes =
        event.changes().stream().filter(c -> part(c) == touched && c.key().equals("oid")).toList();
    if (!changes.isEmpty() && changes.stream().allMatch(c -> c.before().isEmpty())) {
      return "added";
    }
    if (!changes.isEmpty() && changes.stream().allMatch(c -> c.after().isEmpty())) {
      return "removed";
    }
    return "changed";
  }

  private static Snapshot.Part part(Change change) {
    if (change.path().endsWith(".md")) {
      return Snapshot.Part.CARD;
    }
    return change.path().endsWith(".json") && !change.path().endsWith(".index.json")
        ? Snapshot.Part.CONFIG
        : Snapshot.Part.WEIGHTS;
  }

  /** A JSON value as text for readers: {@code ["YiForCausalLM"]} becomes {@code YiForCausalLM}. */
  private static Text value(String json) {
    if (json.isEmpty()) {
      return new Text("", "");
    }
    try {
      return value(JsonText.json(json.getBytes(StandardCharsets.UTF_8)));
    } catch (JsonProcessingException e) {
      return Text.same(Clean.text(json)); // the value itself is shown; nothing depends on its form
    }
  }

  private static Text value(JsonNode node) {
    if (node.has("files") && node.has("bytes")) {
      long files = node.get("files").asLong();
      return View.counted(
          "history.files", files, "bytes", Numbers.bytes(node.get("bytes").asLong()));
    }
    String text =
        node.isArray()
            ? StreamSupport.stream(node.spliterator(), false)
                .map(n -> n.isTextual() ? n.asText() : n.toString())
                .collect(Collectors.joining(", "))
            : node.isTextual() ? shortened(node.asText()) : node.toString();
    return Text.same(Clean.text(text));
  }

  /** Shortens a hash to its first digits. */
  private static String shortened(String text) {
    return text.matches("(sha256|git):[0-9a-f]{40,64}")
        ? text.substring(0, text.indexOf(':') + 11) + "…"
        : text;
  }
}
