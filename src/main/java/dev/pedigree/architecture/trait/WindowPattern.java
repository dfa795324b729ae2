package dev.pedigree.architecture.trait;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Which layers use sliding-window attention. Patterns of the same layers are equal, once fitted to
 * a number of layers by {@link #in}.
 */
public sealed interface WindowPattern extends TraitValue {

  /** The possible values, with the words they are written with. */
  ValueType<WindowPattern> TYPE =
      ValueType.of(
          WindowPattern.class,
          List.of(
              Named.NONE,
              Named.ALL_LAYERS,
              Named.LAST_LAYERS,
              Named.MIXED,
              Named.BANDED_SPARSE,
              new Alternating(1, 1, false),
              new Alternating(1, 1, true),
              new Alternating(2, 1, false),
              new Alternating(1, 2, false)),
          String.join(
              ", ",
              Named.NONE.word,
              Named.ALL_LAYERS.word,
              Named.LAST_LAYERS.word,
              Named.MIXED.word,
              "alternating_N_local_M_full",
              "alternating_N_full_M_local",
              Named.BANDED_SPARSE.word),
          WindowPattern::read);

  /** Patterns without parameters. */
  enum Named implements WindowPattern {
    NONE("none"),
    ALL_LAYERS("all_layers"),
    /** At least two full layers, then windowed ones to the end. */
    LAST_LAYERS("last_layers"),
    /** Some layers, in no repeating pattern. */
    MIXED("mixed"),
    /** GPT-3, as its paper describes it. */
    BANDED_SPARSE(
        "alternating dense and locally banded sparse; band width and layer order unpublished");

    private final String word;

    Named(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }

    @Override
    public boolean absent() {
      return this == NONE;
    }

    @Override
    public WindowPattern in(long layers) {
      return this;
    }
  }

  /**
   * Windowed and full layers in turn.
   *
   * @param windowed windowed layers in a row, at least 1
   * @param full full layers in a row, at least 1
   * @param fullFirst whether the first layers are full
   */
  record Alternating(int windowed, int full, boolean fullFirst) implements WindowPattern {
    private static final Pattern WORD =
        Pattern.compile(
            "alternating_([1-9]\\d{0,3})_(local_([1-9]\\d{0,3})_full|full_([1-9]\\d{0,3})_local)");

    public Alternating {
      if (windowed < 1 || full < 1) {
        throw new IllegalArgumentException("layers of both kinds take turns");
      }
    }

    @Override
    public String word() {
      return fullFirst
          ? "alternating_" + full + "_full_" + windowed + "_local"
          : "alternating_" + windowed + "_local_" + full + "_full";
    }

    @Override
    public WindowPattern in(long layers) {
      if (layers < 1 || layers > MOST_LAYERS) {
        return this;
      }
      int first = fullFirst ? full : windowed;
      return of(
          IntStream.range(0, (int) layers)
              .mapToObj(l -> l % (windowed + full) < first != fullFirst)
              .toList());
    }

    private static Optional<WindowPattern> read(String word) {
      Matcher turns = WORD.matcher(word);
      if (!turns.matches()) {
        return Optional.empty();
      }
      int first = Integer.parseInt(turns.group(1));
      return Optional.of(
          turns.group(3) != null
              ? new Alternating(first, Integer.parseInt(turns.group(3)), false)
              : new Alternating(Integer.parseInt(turns.group(4)), first, true));
    }
  }

  /** Most layers that a pattern is expanded to. */
  int MOST_LAYERS = 10_000;

  /**
   * The normal form of the pattern for a number of layers; the pattern itself when the number is
   * not known.
   */
  WindowPattern in(long layers);

  /** Windowed layers and full layers in turn, windowed first. */
  static WindowPattern alternating(int windowed, int full) {
    return windowed < 1
        ? Named.NONE
        : full < 1 ? Named.ALL_LAYERS : new Alternating(windowed, full, false);
  }

  /** One full layer first, then windowed ones, in turn. */
  static WindowPattern fullFirst(int windowed) {
    return windowed < 1 ? Named.NONE : new Alternating(windowed, 1, true);
  }

  /** Full layers first, then windowed ones to the end. */
  static WindowPattern last(long full, long layers) {
    return full >= layers
        ? Named.NONE
        : full < 1
            ? Named.ALL_LAYERS
            : full > 1 ? Named.LAST_LAYERS : new Alternating((int) layers - 1, 1, true);
  }

  /** The pattern that fits a list of layers: whether each has a window. */
  static WindowPattern of(List<Boolean> windowed) {
    if (!windowed.contains(true)) {
      return Named.NONE;
    }
    if (!windowed.contains(false)) {
      return Named.ALL_LAYERS;
    }
    boolean first = windowed.get(0);
    int row = windowed.indexOf(!first);
    int other = windowed.subList(row, windowed.size()).indexOf(first);
    boolean once = other < 0;
    other = once ? windowed.size() - row : other;
    for (int l = 0; l < windowed.size(); l++) {
      if (windowed.get(l) != (l % (row + other) < row == first)) {
        return Named.MIXED;
      }
    }
    if (first) {
      return new Alternating(row, other, false);
    }
    return once ? last(row, windowed.size()) : new Alternating(other, row, true);
  }

  private static Optional<WindowPattern> read(String word) {
    for (Named named : Named.values()) {
      if (named.word.equals(word)) {
        return Optional.of(named);
      }
    }
    return Alternating.read(word);
  }
}
