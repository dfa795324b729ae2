package dev.pedigree.architecture.trait;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Which layers apply RoPE, in a model with RoPE. Rules that give the same layers are equal, once
 * fitted to a number of layers by {@link #in}.
 */
public sealed interface RopeLayers extends TraitValue {

  /** The possible values, with the words they are written with. */
  ValueType<RopeLayers> TYPE =
      ValueType.of(
          RopeLayers.class,
          List.of(
              Named.ALL,
              Named.WINDOWED,
              Named.SOME,
              Named.NONE,
              new SkipEvery(2),
              new SkipEvery(4)),
          "all, windowed, some, none, skip_every_N",
          RopeLayers::read);

  /** Rules without parameters. */
  enum Named implements RopeLayers {
    ALL("all"),
    /** The layers with a sliding window. */
    WINDOWED("windowed"),
    /** Some layers, in no repeating pattern. */
    SOME("some"),
    NONE("none");

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
    public boolean plain() {
      return this == ALL || this == NONE;
    }

    @Override
    public RopeLayers in(long layers) {
      return this;
    }
  }

  /**
   * All layers but every n-th: for 4, without the fourth, the eighth and so on.
   *
   * @param every at least 2
   */
  record SkipEvery(int every) implements RopeLayers {
    private static final Pattern WORD = Pattern.compile("skip_every_([2-9]|[1-9]\\d{1,3})");

    public SkipEvery {
      if (every < 2) {
        throw new IllegalArgumentException("layers between those without RoPE have it");
      }
    }

    @Override
    public String word() {
      return "skip_every_" + every;
    }

    @Override
    public RopeLayers in(long layers) {
      return layers > 0 && layers < every ? Named.ALL : this;
    }

    private static Optional<RopeLayers> read(String word) {
      Matcher skip = WORD.matcher(word);
      return skip.matches()
          ? Optional.of(new SkipEvery(Integer.parseInt(skip.group(1))))
          : Optional.empty();
    }
  }

  /**
   * The normal form of the rule for a number of layers; the rule itself when the number is not
   * known.
   */
  RopeLayers in(long layers);

  /** All layers but every n-th. */
  static RopeLayers skipEvery(int every) {
    return every < 2 ? Named.NONE : new SkipEvery(every);
  }

  /** The rule that fits a list of layers: whether each has RoPE. */
  static RopeLayers of(List<Boolean> turned) {
    if (!turned.contains(false)) {
      return Named.ALL;
    }
    if (!turned.contains(true)) {
      return Named.NONE;
    }
    int every = turned.indexOf(false) + 1;
    boolean repeats =
        IntStream.range(0, turned.size()).allMatch(l -> turned.get(l) != ((l + 1) % every == 0));
    return repeats ? new SkipEvery(every) : Named.SOME;
  }

  private static Optional<RopeLayers> read(String word) {
    for (Named named : Named.values()) {
      if (named.word.equals(word)) {
        return Optional.of(named);
      }
    }
    return SkipEvery.read(word);
  }
}
