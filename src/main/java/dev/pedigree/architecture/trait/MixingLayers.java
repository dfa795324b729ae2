package dev.pedigree.architecture.trait;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which layers of a model with another mixer than attention have that mixer, and which attention.
 * Layers with neither do not count.
 */
public sealed interface MixingLayers extends TraitValue {

  /** The possible values, with the words they are written with. */
  ValueType<MixingLayers> TYPE =
      ValueType.of(
          MixingLayers.class,
          List.of(
              Named.ALL,
              Named.PARALLEL,
              Named.SOME,
              Named.SINGLE,
              new InTurn(3, 1, 3),
              new InTurn(2, 1, 2),
              new InTurn(2, 1, 0)),
          "all, parallel, some, single, N_mixing_M_attending_from_L",
          MixingLayers::read);

  /** Patterns without parameters. */
  enum Named implements MixingLayers {
    /** No layer has attention. */
    ALL("all"),
    /** Every layer has both, side by side. */
    PARALLEL("parallel"),
    /** In no repeating pattern. */
    SOME("some"),
    /** A layer has one branch: the mixer, attention or a feed-forward network. */
    SINGLE("single");

    private final String word;

    Named(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }

    @Override
    public boolean plain() {
      return this == ALL;
    }
  }

  /**
   * A repeating pattern with one run of attention in it.
   *
   * @param mixing layers of the pattern with the mixer
   * @param attending layers of the pattern with attention, one after another
   * @param from the first of these, counted from 0
   */
  record InTurn(int mixing, int attending, int from) implements MixingLayers {
    private static final Pattern WORD =
        Pattern.compile("([1-9]\\d{0,3})_mixing_([1-9]\\d{0,3})_attending_from_(0|[1-9]\\d{0,3})");

    public InTurn {
      if (mixing < 1 || attending < 1 || from < 0 || from > mixing) {
        throw new IllegalArgumentException("a pattern has layers of both kinds");
      }
    }

    @Override
    public String word() {
      return mixing + "_mixing_" + attending + "_attending_from_" + from;
    }

    /** Layers of the pattern. */
    public int all() {
      return mixing + attending;
    }

    /** Whether a layer has attention. */
    public boolean attends(int layer) {
      int place = layer % all();
      return place >= from && place < from + attending;
    }

    private static Optional<MixingLayers> read(String word) {
      Matcher turns = WORD.matcher(word);
      if (!turns.matches()) {
        return Optional.empty();
      }
      int mixing = Integer.parseInt(turns.group(1));
      int from = Integer.parseInt(turns.group(3));
      return from > mixing
          ? Optional.empty()
          : Optional.of(new InTurn(mixing, Integer.parseInt(turns.group(2)), from));
    }
  }

  /** The pattern of layers that have one of the two each: whether it is attention. */
  static MixingLayers of(List<Boolean> attends) {
    if (!attends.contains(true)) {
      return Named.ALL;
    }
    for (int all = 2; all <= attends.size(); all++) {
      List<Boolean> first = attends.subList(0, all);
      int from = first.indexOf(true);
      int attending = (int) first.stream().filter(a -> a).count();
      if (from >= 0 && attending < all) {
        InTurn turns = new InTurn(all - attending, attending, Math.min(from, all - attending));
        if (repeats(turns, attends)) {
          return turns;
        }
      }
    }
    return Named.SOME;
  }

  private static boolean repeats(InTurn turns, List<Boolean> attends) {
    for (int layer = 0; layer < attends.size(); layer++) {
      if (attends.get(layer) != turns.attends(layer)) {
        return false;
      }
    }
    return true;
  }

  private static Optional<MixingLayers> read(String word) {
    for (Named named : Named.values()) {
      if (named.word.equals(word)) {
        return Optional.of(named);
      }
    }
    return InTurn.read(word);
  }

  /**
   * A transformer block whose weights several layers share: such a layer runs it on the stream and
   * the embedding side by side, and adds what it gives to the input of its mixer (Zamba).
   */
  public enum SharedBlock implements TraitValue {
    NONE("none"),
    /** The same weights in every such layer. */
    SHARED("shared"),
    /** Each such layer adds a low-rank matrix of its own to those of the feed-forward network. */
    ADAPTED_FEED_FORWARD("shared_with_adapted_feed_forward"),
    /** Each such layer adds low-rank matrices to those of attention too. */
    ADAPTED("shared_with_adapters");

    /** The possible values, with the words they are written with. */
    public static final ValueType<SharedBlock> TYPE = ValueType.of(SharedBlock.class);

    private final String word;

    SharedBlock(String word) {
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
  }
}
