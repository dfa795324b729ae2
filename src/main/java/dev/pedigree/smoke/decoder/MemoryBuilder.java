package dev.pedigree.smoke.decoder;

import dev.pedigree.architecture.dialect.Computation;
import dev.pedigree.architecture.dialect.Setting;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.smoke.numbers.BrokenStep;
import dev.pedigree.smoke.numbers.Matrix;
import dev.pedigree.smoke.numbers.UnsupportedDesign;
import dev.pedigree.smoke.parts.Dimensions;
import dev.pedigree.smoke.parts.Parts;
import dev.pedigree.smoke.streams.NgramHashes;
import dev.pedigree.smoke.streams.NgramMemory;
import java.util.ArrayList;
import java.util.List;

/** Builds what layers remember of the last few tokens. */
final class MemoryBuilder {
  /** More tensors than any table is split into. */
  private static final int MOST_SHARDS = 1 << 16;

  private final Computation computation;
  private final Dimensions sizes;
  private final Parts parts;
  private final int[] originals;
  private final Norms norms;

  MemoryBuilder(
      Computation computation, Dimensions sizes, Parts parts, int[] originals, Norms norms) {
    this.computation = computation;
    this.sizes = sizes;
    this.parts = parts;
    this.originals = originals;
    this.norms = norms;
  }

  /** The memory of a layer, or null. */
  NgramMemory of(int l) {
    if (!parts.has(Role.NGRAM_TABLE, l)) {
      return null;
    }
    int length = whole(Setting.NGRAM_LENGTH, l, "n-grams whose length is not known");
    int heads = whole(Setting.NGRAM_HEADS, l, "n-grams whose table is not known");
    int found = whole(Setting.NGRAM_WIDTH, l, "n-grams whose width is not known");
    if (!(computation.value(Setting.END_TOKEN, originals[l]) instanceof Number end)) {
      throw new UnsupportedDesign("n-grams of a model whose end token is not known");
    }
    int rows = (length - 1) * heads;
    int all = sizes.streams().count() * sizes.width();
    NgramHashes hashes =
        new NgramHashes(
            parts.integers(Role.NGRAM_FACTORS, l, length),
            parts.integers(Role.NGRAM_SIZES, l, rows),
            parts.integers(Role.NGRAM_OFFSETS, l, rows),
            end.longValue());
    int reach = whole(Setting.NGRAM_REACH, l, "n-grams whose convolution is not known");
    Matrix filter = parts.matrix(Role.NGRAM_FILTER, l, -1, all, reach);
    return new NgramMemory(
        hashes,
        table(l, found / rows),
        parts.linear(Role.NGRAM_KEY, l, -1, all, found),
        parts.linear(Role.NGRAM_VALUE, l, -1, sizes.width(), found),
        new NgramMemory.Norms(
            norms.of(Role.NGRAM_KEY_NORM, l, all),
            norms.of(Role.NGRAM_QUERY_NORM, l, all),
            norms.of(Role.NGRAM_OUT_NORM, l, all)),
        filter.all(),
        length);
  }

  private NgramMemory.Table table(int l, int width) {
    int count = whole(Setting.NGRAM_SHARDS, l, "n-grams whose table is not known");
    List<Matrix> shards = new ArrayList<>();
    for (int i = 0; i < Math.min(count, MOST_SHARDS); i++) {
      shards.add(parts.matrix(Role.NGRAM_TABLE, l, i, Parts.ANY, width));
    }
    return new NgramMemory.Table() {
      @Override
      public int width() {
        return width;
      }

      @Override
      public void read(long row, float[] into) {
        long left = row;
        for (Matrix shard : shards) {
          if (left < shard.rows()) {
            shard.read((int) left, 1, into);
            return;
          }
          left -= shard.rows();
        }
        throw new BrokenStep(l, "embedding", "the table of n-grams has no row " + row);
      }
    };
  }

  private int whole(Setting setting, int l, String otherwise) {
    int value = (int) computation.number(setting, originals[l], 0);
    if (value <= 0) {
      throw new UnsupportedDesign(otherwise);
    }
    return value;
  }
}
