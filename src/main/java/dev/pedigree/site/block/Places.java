package dev.pedigree.site.block;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.trait.FeedForwardKind;
import dev.pedigree.architecture.trait.Trait;

/**
 * Where the parts are, in pixels from the top. Only the feed-forward network is taller in a model
 * with experts, so that all parts above it are at the same place in every figure.
 *
 * @param experts whether there is room for experts
 */
record Places(boolean experts) {
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
            .isPresent());
  }

  Places with(Places other) {
    return new Places(experts || other.experts);
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
    return new Branch(FRAME + 30, 188);
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
