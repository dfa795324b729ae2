package dev.pedigree.lineage.likeness;

import dev.pedigree.architecture.Wording;
import dev.pedigree.diagnostics.Messages;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.declared.Declaration;
import dev.pedigree.lineage.declared.Declaration.Target;
import dev.pedigree.lineage.declared.SameFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A likeness as sentences. */
public final class LikenessWords {
  private static final Messages MESSAGES = Messages.of("lineage");

  /** Most models that are named; further ones are counted. */
  private static final int ENOUGH = 6;

  private LikenessWords() {}

  /** What was seen, the most telling first; each sentence says no more than that. */
  public static List<Text> of(Likeness likeness) {
    List<Text> says = new ArrayList<>();
    if (!likeness.sameFiles().isEmpty()) {
      likeness.sameFiles().stream().limit(ENOUGH).forEach(same -> says.add(files(same)));
    } else if (likeness.digests() == 0) {
      says.add(text("likeness.files.none-here"));
    } else if (likeness.withFiles() == 0) {
      says.add(text("likeness.files.none-there"));
    } else {
      says.add(text("likeness.files.other", "count", Integer.toString(likeness.withFiles())));
    }
    likeness.notCompared().ifPresent(why -> says.add(text("likeness.not-compared." + why.word())));
    list(says, "likeness.identical", likeness.identical(), LikenessWords::same);
    list(says, "likeness.twins", likeness.twins(), LikenessWords::same);
    list(
        says,
        likeness.nearest().size() > 1 ? "likeness.nearest.several" : "likeness.nearest",
        likeness.nearest(),
        LikenessWords::near);
    if (!likeness.fromFacts().isEmpty()) {
      says.add(text("likeness.facts", "count", Integer.toString(likeness.fromFacts().size())));
    }
    list(
        says,
        "likeness.declared",
        likeness.declared().stream()
            .filter(d -> d.target() == Target.CATALOGUED)
            .map(Declaration::parent)
            .distinct()
            .toList(),
        Text::same);
    return says;
  }

  private static <T> void list(List<Text> says, String key, List<T> all, Function<T, Text> name) {
    if (all.isEmpty()) {
      return;
    }
    List<Text> names = new ArrayList<>(all.stream().limit(ENOUGH).map(name).toList());
    if (all.size() > ENOUGH) {
      names.add(text("likeness.more", "count", Integer.toString(all.size() - ENOUGH)));
    }
    says.add(MESSAGES.textOf(key, Map.of("models", Text.list(names))));
  }

  private static Text same(Likeness.Same same) {
    String key =
        switch (same.shape()) {
          case SAME -> "likeness.shape.same";
          case DIFFERENT -> "likeness.shape.different";
          default -> "likeness.shape.unknown";
        };
    return text(key, "model", same.id());
  }

  private static Text near(Likeness.Near near) {
    return MESSAGES.textOf(
        "likeness.near",
        Map.of("model", Text.same(near.id()), "lines", Wording.lines(near.distance())));
  }

  private static Text files(SameFiles same) {
    return MESSAGES.text(
        same.commit().isEmpty() ? "likeness.files" : "likeness.files.earlier",
        Map.of(
            "model", same.other(),
            "equal", Integer.toString(same.equal()),
            "of", Integer.toString(same.of()),
            "commit", same.commit().substring(0, Math.min(7, same.commit().length()))));
  }

  private static Text text(String key) {
    return MESSAGES.text(key, Map.of());
  }

  private static Text text(String key, String name, String value) {
    return MESSAGES.text(key, Map.of(name, value));
  }
}
