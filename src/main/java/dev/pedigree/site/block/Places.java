package dev.pedigree.site.block;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.trait.FeedForwardKind;
import dev.pedigree.architecture.trait.Trait;

/**
 * Where the parts are, in pixels from the top. The feed-forward network is taller in a model with
 * experts, and another mixer stands below attention or in its place, so that the parts of plain
 * decoders are at the same place in every figure.
 *
 * @param experts whether there is room for experts
 * @param attends whether there is room for attention
 * @param mixes whether there is room for another mixer
 */
record Places(boolean experts, boolean attends, boolean mixes) {
  static final int WIDTH = 340;

  /** The x of the residual stream, where every branch starts and ends. */
  static final int STREAM = 40;

  /** The x of the middle of the branches. */
  static final int MIDDLE = 205;

  static final int LEFT = 92;
  static final int RIGHT = 318;

  /** The x at which a parallel feed-forward passes the attention. */
  static final int BYPASS = 325;

  static final int POSITION = 60;
  static final int FRAME = 96;

  static Places of(Architecture architecture) {
    return new Places(
        architecture
            .trait(Trait.FFN)
            .as(FeedForwardKind.class)
            .filter(FeedForwardKind::experts)
            .isPresent(),
        architecture.trait(Trait.ATTENTION).applies() || !MixerBox.drawn(architecture),
        MixerBox.drawn(architecture));
  }

  Places with(Places other) {
    return new Places(experts || other.experts, attends || other.attends, mixes || other.mixes);
  }

  /** The y of the parts of one of the two branches of a layer. */
  record Branch(int leaves, int height) {
    int norm() {
      return leaves + 6;
    }

    int box() {
      return leaves + 34;
    }

    int postNorm() {
      return box() + height + 8;
    }

    int joins() {
      return postNorm() + 30;
    }

    int streamNorm() {
      return joins() + 11;
    }

    int end() {
      return streamNorm() + 22;
    }
  }

  Branch attention() {
    int both = attends && mixes ? MixerBox.GAP : 0;
    return new Branch(
        FRAME + 30, (attends ? AttentionBox.HEIGHT : 0) + both + (mixes ? MixerBox.HEIGHT : 0));
  }

  /** The y of the box of another mixer. */
  int mixer() {
    return attention().box() + (attends ? AttentionBox.HEIGHT + MixerBox.GAP : 0);
  }

  Branch feedForward() {
    return new Branch(attention().end() + 8, experts ? FeedForwardBox.WITH_EXPERTS : 84);
  }

  int frameEnd() {
    return feedForward().end() + 4;
  }

  int finalNorm() {
    return frameEnd() + 12;
  }

  int head() {
    return finalNorm() + 32;
  }

  int height() {
    return head() + 62;
  }
}
