package dev.pedigree.site.compare;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.architecture.Comparand;
import dev.pedigree.architecture.Wording;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.trait.Level;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.diagnostics.Messages;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.WeightsWords;
import dev.pedigree.site.fact.TensorRow;
import dev.pedigree.site.language.Language;
import dev.pedigree.site.view.DiffSentence;
import dev.pedigree.site.view.View;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What all comparisons of a language share: {@code {levels: [{word, line, name}], traits: [{rule,
 * line, level, both, name}], sizes: [{rule, level, always, name}], lines: [id], packaging, words:
 * {key: sentence}, shown: {subjects, rows, names, changes}}}. Sentences have their arguments in
 * braces.
 */
final class CompareTable {
  /** The sentences of each bundle that a comparison may need. */
  private static final Map<String, List<String>> SENTENCES =
      Map.of(
          "site",
          List.of(
              "diff.title",
              "sentence.identical",
              "sentence.variation",
              "sentence.different",
              "sentence.different-open",
              "sentence.unknown",
              "sentence.unknown-some",
              "sentence.shape.same",
              "sentence.shape.different",
              "sentence.shape.unknown",
              "sentence.sizes.same",
              "sentence.sizes.different",
              "sentence.sizes.unknown",
              "sentence.constants",
              "sentence.renamed.one",
              "sentence.renamed.many",
              "sentence.renamed-many.one",
              "sentence.renamed-many.many",
              "sentence.fused.one",
              "sentence.fused.many",
              "diff.renames.table",
              "diff.fusions.table",
              "diff.renames.one",
              "diff.renames.many",
              "diff.renames.note.same",
              "diff.renames.note.different",
              "diff.renames.note.unknown",
              "diff.fusions.one",
              "diff.fusions.many",
              "diff.fusions.note.same",
              "diff.fusions.note.different",
              "diff.fusions.note.unknown",
              "diff.tensors.count.one",
              "diff.tensors.count.many",
              "diff.config.count.one",
              "diff.config.count.many",
              "diff.rest.one",
              "diff.rest.many"),
          "architecture",
          List.of("distance.none", "distance.one", "distance.many"),
          "lineage",
          List.of(
              "listing.identical",
              "listing.lines",
              "listing.open",
              "names.renamed",
              "names.fused",
              "weights.same-oid",
              "weights.some-oid",
              "weights.other-shapes",
              "weights.no-files",
              "weights.nothing",
              "weights.headers",
              "weights.note.same",
              "weights.note.derived.hashes",
              "weights.note.different",
              "weights.note.read.no-files",
              "weights.note.read.nothing",
              "weights.note.read.headers",
              "rebuilt.model",
              "rebuilt.some",
              "rebuilt.all"));

  private final Language language;

  private CompareTable(Language language) {
    this.language = language;
  }

  /**
   * The table of a language.
   *
   * @param rows how many differences are shown at once
   * @param names from how many names on a table of names is folded
   */
  static ObjectNode of(Language language, int rows, int names) {
    return new CompareTable(language).table(rows, names);
  }

  private ObjectNode table(int rows, int names) {
    ObjectNode table = JsonNodeFactory.instance.objectNode();
    ArrayNode levels = table.putArray("levels");
    for (Level level : Level.values()) {
      ObjectNode one = levels.addObject().put("word", level.word());
      one.put("line", level.line()).put("name", language.of(Wording.name(level)));
    }
    ArrayNode traits = table.putArray("traits");
    for (Trait trait : Trait.values()) {
      ObjectNode one = traits.addObject().put("rule", trait.rule()).put("line", trait.line());
      one.put("level", Comparand.level(trait).word()).put("both", Comparand.needsBoth(trait));
      one.put("name", language.of(Wording.name(trait)));
    }
    ArrayNode sizes = table.putArray("sizes");
    for (Size size : Size.values()) {
      ObjectNode one = sizes.addObject().put("rule", size.rule());
      one.put("level", size.level().word()).put("always", Comparand.always(size));
      one.put("name", language.of(Wording.name(size)));
    }
    ArrayNode lines = table.putArray("lines");
    Stream.of(Trait.values()).map(Trait::line).distinct().forEach(lines::add);
    table.put("packaging", language.of(View.text("packaging")));
    words(table.putObject("words"));
    ObjectNode shown = table.putObject("shown").put("subjects", DiffSentence.NAMED);
    shown.put("rows", rows).put("names", names);
    ArrayNode changes = shown.putArray("changes");
    TensorRow.kinds().forEach(changes::add);
    return table;
  }

  private void words(ObjectNode words) {
    TensorRow.kinds().forEach(word -> put(words, "site", "tensors.count." + word));
    // Sorted, as such a map has another order in each run of Java.
    new TreeMap<>(SENTENCES).forEach((room, keys) -> keys.forEach(key -> put(words, room, key)));
    // What stands between two things that are listed.
    List<Text> two = List.of(Text.same("|"), Text.same("|"));
    words.put("list", language.of(Text.list(two)).replace("|", ""));
    words.put("also", language.of(WeightsWords.joined(two)).replace("|", ""));
    words.put("more", language.of(DiffSentence.MORE));
  }

  private void put(ObjectNode words, String room, String key) {
    words.put(key, language.of(Messages.of(room).raw(key)));
  }
}
