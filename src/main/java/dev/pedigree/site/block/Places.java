package dev.pedigree.site.block;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.trait.Trait;

/**
 * Where the parts stand, in pixels from the top. Only the feed-forward is taller in a model of
 * experts; all above it stands where it stands in every figure.
 *
 * @param experts whether the feed-forward has room for experts
 */
record Places(boolean experts) {
  static final int WIDTH = 340;

  /** The line from which every branch leaves and to which it is added. */
  static final int STREAM = 40;

  /** The middle of the branches. */
  static final int MIDDLE = 205;

  static final int LEFT = 92;
  static final int RIGHT = 318;

  /** The way of a parallel feed-forward past the attention. */
  static final int BYPASS = 325;

  static final int POSITION = 60;
  static final int FRAME = 96;

  static Places of(Architecture architecture) {
    return new Places(architecture.trait(Trait.FFN).text().startsWith("moe"));
  }

  Places with(Places other) {
    return new Places(experts || other.experts);
  }

  /** The two branches of a layer, the same but for where they stand. */
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
