package dev.pedigree.site.view;

import dev.pedigree.architecture.Answer;
import dev.pedigree.architecture.ArchitectureDiff;
import dev.pedigree.architecture.Difference;
import dev.pedigree.architecture.Distance;
import dev.pedigree.architecture.Rename;
import dev.pedigree.architecture.Wording;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.trait.Level;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Compared;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The one sentence that says what a comparison found. */
public final class DiffSentence {
  /** Most names of what differs that a sentence lists. */
  public static final int NAMED = 3;

  /** Stands behind the names that are listed when there are more. */
  public static final Text MORE = new Text(" …", "…");

  private DiffSentence() {}

  public static Text of(View view, Compared compared) {
    return of(view::name, compared);
  }

  /**
   * The sentence for somebody without the whole catalogue.
   *
   * @param names of the two models by catalogue id
   */
  public static Text of(Function<String, Text> names, Compared compared) {
    ArchitectureDiff diff = compared.diff();
    Distance distance = diff.distance();
    Map<String, Text> args =
        Map.of(
            "a", names.apply(compared.a()),
            "b", names.apply(compared.b()),
            "shape", View.text("sentence.shape." + diff.shape().word()),
            "sizes", View.text("sentence.sizes." + diff.shape().word()),
            "constants", constants(diff),
            "names", names(diff),
            "lines", Wording.lines(new Distance(distance.lines(), 0)),
            "open", Wording.lines(new Distance(distance.unknown(), 0)),
            "subjects", subjects(diff.lines()));
    return View.text("sentence." + kind(diff), args);
  }

  private static String kind(ArchitectureDiff diff) {
    if (diff.identicalListing() == Answer.SAME) {
      return "identical";
    }
    boolean open = diff.distance().unknown() > 0;
    if (diff.design() == Answer.DIFFERENT) {
      return open ? "different-open" : "different";
    }
    if (!open) {
      return "variation";
    }
    return diff.distance().lines() > 0 ? "unknown-some" : "unknown";
  }

  /** Constants that differ without a line or a shape that shows it. */
  private static Text constants(ArchitectureDiff diff) {
    Text named = subjects(diff.of(Level.HYPER_PARAMETER));
    return named.isEmpty() ? named : View.text("sentence.constants", Map.of("subjects", named));
  }

  private static Text names(ArchitectureDiff diff) {
    List<Rename> renamed =
        diff.renames().stream().filter(r -> r.kind() == Rename.Kind.NAME).toList();
    int fused = diff.renames().size() - renamed.size();
    if (renamed.isEmpty() && fused == 0) {
      return new Text("", "");
    }
    if (renamed.isEmpty()) {
      return count("sentence.fused", fused);
    }
    if (fused > 0 || renamed.size() > NAMED) {
      return count("sentence.renamed-many", renamed.size() + fused);
    }
    Text pairs =
        Text.list(
            renamed.stream()
                .map(
                    r ->
                        Text.same(
                            TensorNames.shortened(r.a(), r.b())
                                + " → "
                                + TensorNames.shortened(r.b(), r.a())))
                .toList());
    return View.text(
        renamed.size() == 1 ? "sentence.renamed.one" : "sentence.renamed.many",
        Map.of("count", Text.same(Integer.toString(renamed.size())), "pairs", pairs));
  }

  /** The names of what is known to differ, the first ones. */
  private static Text subjects(List<Difference> differences) {
    List<Text> names =
        differences.stream().filter(d -> !d.open()).map(DiffSentence::subject).toList();
    Text listed = Text.list(names.stream().limit(NAMED).toList());
    return names.size() > NAMED
        ? new Text(listed.en() + MORE.en(), listed.zh() + MORE.zh())
        : listed;
  }

  /** The name of what differs. */
  public static Text subject(Difference difference) {
    return Stream.of(Trait.values())
        .filter(t -> t.rule().equals(difference.rule()))
        .map(Wording::name)
        .findFirst()
        .or(
            () ->
                Stream.of(Size.values())
                    .filter(s -> s.rule().equals(difference.rule()))
                    .map(Wording::name)
                    .findFirst())
        .orElse(new Text(difference.rule(), difference.rule()));
  }

  private static Text count(String key, long count) {
    return View.counted(key, count);
  }
}
