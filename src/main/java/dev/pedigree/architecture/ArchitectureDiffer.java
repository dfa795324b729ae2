package dev.pedigree.architecture;

import dev.pedigree.architecture.TensorPair.Change;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.Level;
import dev.pedigree.architecture.trait.NormKind;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.diagnostics.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Compares two architectures, trait by trait and size by size. Tensors that are only renamed or
 * fused differently are listed apart from changes.
 */
public final class ArchitectureDiffer {

  private ArchitectureDiffer() {}

  /** The differences, read from a to b. */
  public static ArchitectureDiff diff(Architecture a, Architecture b) {
    List<Difference> differences = new ArrayList<>();
    for (Trait trait : Trait.values()) {
      compare(trait, a, b, differences);
    }
    for (Size size : Size.values()) {
      compare(size, a, b, differences);
    }
    differences.sort(Comparator.comparing(Difference::level).thenComparing(d -> d.open() ? 1 : 0));
    return new ArchitectureDiff(
        List.copyOf(differences),
        renames(a, b),
        answer(differences, List.of(Level.DESIGN)),
        answer(differences, List.of(Level.DESIGN, Level.VARIATION)),
        answer(differences, List.of(Level.SHAPE)),
        StoredShapes.differ(a, b));
  }

  /** The distance of {@link #diff}, in less time. */
  public static Distance distance(Architecture a, Architecture b) {
    int lines = 0;
    int unknown = 0;
    for (Trait trait : Trait.values()) {
      Fact left = a.trait(trait);
      Fact right = b.trait(trait);
      if (differs(trait, a, b) && trait.level(left, right).line()) {
        if (left.unknown() || right.unknown()) {
          unknown++;
        } else {
          lines++;
        }
      }
    }
    return new Distance(lines, unknown);
  }

  /**
   * Whether a is no more lines from an architecture than b is, whatever the lines are that are not
   * known of the three.
   */
  public static boolean neverFarther(Architecture a, Architecture b, Architecture from) {
    int farther = 0;
    for (Trait trait : Trait.values()) {
      // What is alike in both adds the same to both, also where the third is not known.
      if (!alike(trait, a, b)) {
        boolean known = !b.trait(trait).unknown() && !from.trait(trait).unknown();
        farther += differs(trait, a, from) ? 1 : 0;
        farther -= known && differs(trait, b, from) ? 1 : 0;
      }
    }
    return farther <= 0;
  }

  /** Whether both are known to have one value, and for a bias of norms also one kind of norm. */
  private static boolean alike(Trait trait, Architecture a, Architecture b) {
    Fact left = a.trait(trait);
    Fact right = b.trait(trait);
    return !left.unknown()
        && !right.unknown()
        && Objects.equals(trait.plain(left), trait.plain(right))
        && (trait != Trait.NORM_BIAS || alike(Trait.NORM, a, b));
  }

  private static boolean differs(Trait trait, Architecture a, Architecture b) {
    Fact left = a.trait(trait);
    Fact right = b.trait(trait);
    return trait.comparable(left, right)
        && !follows(trait, a, b)
        && (left.unknown()
            || right.unknown()
            || !Objects.equals(trait.plain(left), trait.plain(right)));
  }

  /**
   * Whether a difference in a trait follows from one in another: RMSNorm has no bias, so that
   * against LayerNorm the kind of norm says it.
   */
  public static boolean follows(Trait trait, Architecture a, Architecture b) {
    return trait == Trait.NORM_BIAS && (plainRms(a) && centred(b) || plainRms(b) && centred(a));
  }

  static boolean plainRms(Architecture architecture) {
    return norm(architecture).filter(kind -> !kind.centred()).isPresent()
        && !architecture.trait(Trait.NORM_BIAS).is(true);
  }

  static boolean centred(Architecture architecture) {
    return norm(architecture).filter(NormKind::centred).isPresent();
  }

  private static Optional<NormKind> norm(Architecture architecture) {
    return architecture.trait(Trait.NORM).as(NormKind.class);
  }

  private static Answer answer(List<Difference> differences, List<Level> levels) {
    List<Difference> own = differences.stream().filter(d -> levels.contains(d.level())).toList();
    if (own.stream().anyMatch(d -> !d.open())) {
      return Answer.DIFFERENT;
    }
    return own.isEmpty() ? Answer.SAME : Answer.UNKNOWN;
  }

  private static void compare(
      Trait trait, Architecture a, Architecture b, List<Difference> differences) {
    Fact left = a.trait(trait);
    Fact right = b.trait(trait);
    if (!differs(trait, a, b)) {
      return;
    }
    Text wordsA = Wording.value(trait, left);
    Text wordsB = Wording.value(trait, right);
    boolean open = left.unknown() || right.unknown();
    String key = open || !Wording.has("diff." + trait.rule()) ? "diff.any" : "diff." + trait.rule();
    differences.add(
        new Difference(
            trait.rule(),
            trait.level(left, right),
            left,
            right,
            sentence(open ? "diff.open" : key, Wording.name(trait), wordsA, wordsB)));
  }

  private static void compare(
      Size size, Architecture a, Architecture b, List<Difference> differences) {
    Fact left = a.size(size);
    Fact right = b.size(size);
    boolean neither = !a.sizes().containsKey(size) && !b.sizes().containsKey(size);
    if (neither || (!left.unknown() && !right.unknown() && same(left, right))) {
      return;
    }
    // A size that only one side has (experts, a window) goes with a trait that already differs.
    if (!a.sizes().containsKey(size) || !b.sizes().containsKey(size)) {
      if (!ALWAYS.contains(size)) {
        return;
      }
    }
    Text wordsA = words(left);
    Text wordsB = words(right);
    differences.add(
        new Difference(
            size.rule(),
            level(size, a, b),
            left,
            right,
            sentence(
                left.unknown() || right.unknown() ? "diff.open" : "diff.any",
                Wording.name(size),
                wordsA,
                wordsB)));
  }

  /** A table of learned positions has a row for each of the context; nothing else shows it. */
  static Level level(Size size, Architecture a, Architecture b) {
    boolean table = size == Size.CONTEXT && StoredShapes.positions(a, b);
    return table ? Level.SHAPE : size.level();
  }

  /** Sizes that every decoder has: one that is missing is not known. */
  static final List<Size> ALWAYS =
      List.of(
          Size.LAYERS,
          Size.WIDTH,
          Size.HEADS,
          Size.KV_HEADS,
          Size.HEAD_DIM,
          Size.FFN,
          Size.VOCAB_ROWS,
          Size.CONTEXT);

  private static Text words(Fact fact) {
    if (fact.unknown()) {
      return Wording.text("value.unknown", Map.of());
    }
    String value = Wording.value(fact);
    return new Text(value, value);
  }

  private static boolean same(Fact a, Fact b) {
    if (a.value() instanceof Number x && b.value() instanceof Number y) {
      return x.doubleValue() == y.doubleValue();
    }
    return Objects.equals(a.value(), b.value());
  }

  private static Text sentence(String key, Text subject, Text a, Text b) {
    Text en = Wording.text(key, Map.of("subject", subject.en(), "a", a.en(), "b", b.en()));
    Text zh = Wording.text(key, Map.of("subject", subject.zh(), "a", a.zh(), "b", b.zh()));
    return new Text(en.en(), zh.zh());
  }

  /** Roles that both sides store, under different names or fused differently. */
  private static List<Rename> renames(Architecture a, Architecture b) {
    return TensorPair.of(a, b).stream()
        .filter(pair -> pair.learned() && pair.changes().contains(Change.NAME))
        .map(
            pair ->
                new Rename(
                    pair.role(),
                    pair.a().orElseThrow().pattern(),
                    pair.b().orElseThrow().pattern(),
                    pair.changes().contains(Change.PACKING)
                        ? Rename.Kind.FUSION
                        : Rename.Kind.NAME))
        .toList();
  }
}
