package dev.pedigree.smoke.packing;

import dev.pedigree.smoke.numbers.ArraySize;
import dev.pedigree.smoke.numbers.Bits;
import dev.pedigree.smoke.numbers.BrokenStep;
import dev.pedigree.smoke.numbers.Matrix;
import dev.pedigree.smoke.numbers.StoredTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A matrix of codes (small integers, optionally mapped by a table), packed along one of its two
 * dimensions.
 *
 * @param stored a tensor of two dimensions
 * @param rows outputs
 * @param columns inputs
 * @param bits bits of a code
 * @param packing how codes are packed in words, and words arranged in the tensor
 * @param order the position of a code among those packed with it in a column; {@code {0}} for the
 *     natural order
 * @param table the value of each code, or null for the code itself
 */
record Codes(
    StoredTensor stored,
    int rows,
    int columns,
    int bits,
    Packing packing,
    int[] order,
    float[] table)
    implements Matrix {

  /** The natural order. */
  static final int[] IN_ORDER = {0};

  /** Every 32 codes end at the end of a word, whatever their bits. */
  private static final int ALIGNED = 32;

  /** The dimension along which codes share a word, and the order of words in the tensor. */
  enum Packing {
    /** Codes of a row share words; the words of a row are contiguous. */
    ROW_LINES(false, true),
    /** Codes of a row share words; the words of a row form a column of the tensor. */
    ROW_COLUMNS(false, false),
    /** Codes of a column share words; the words of a column are contiguous. */
    COLUMN_LINES(true, true),
    /** Codes of a column share words; the words of a column form a column of the tensor. */
    COLUMN_COLUMNS(true, false);

    private final boolean down;
    private final boolean lines;

    Packing(boolean down, boolean lines) {
      this.down = down;
      this.lines = lines;
    }
  }

  Codes {
    int packed = packing.down ? rows : columns;
    int others = packing.down ? columns : rows;
    long lines = packing.lines ? others : Bits.words(packed, bits);
    long line = packing.lines ? ((long) packed * bits + 7) / 8 : 4L * others;
    if (stored.fromLast(1) < lines || stored.rowBytes() < line) {
      throw new BrokenStep(
          -1,
          stored.name(),
          "shape "
              + stored.shape()
              + " is too small for ["
              + rows
              + ", "
              + columns
              + "] of "
              + bits
              + " bits");
    }
  }

  @Override
  public void read(int from, int count, float[] into) {
    // Codes from firstPacked on along the packed dimension, from firstOther on along the other.
    int firstPacked = packing.down ? from / ALIGNED * ALIGNED : 0;
    int packed = packing.down ? from + count - firstPacked : columns;
    int firstOther = packing.down ? 0 : from;
    int others = packing.down ? columns : count;
    int words = Bits.words(packed, bits);
    int first = firstPacked / ALIGNED * bits;
    int[] all = words(words, others, first, firstOther);
    int step = packing.lines ? 1 : others;
    int start = packing.lines ? words : 1;
    for (int r = 0; r < count; r++) {
      int row = from + r - firstPacked;
      int place = packing.down ? place(row) : 0;
      for (int c = 0; c < columns; c++) {
        int code =
            packing.down
                ? Bits.at(all, c * start, step, bits, place)
                : Bits.at(all, r * start, step, bits, c);
        into[r * columns + c] = table == null ? code : table[code];
      }
    }
  }

  private int place(int index) {
    return index - index % order.length + order[index % order.length];
  }

  /** The words with a range of codes, for a range along the other dimension. */
  private int[] words(int words, int others, int first, int firstOther) {
    byte[] bytes = new byte[ArraySize.of(4L * words * others)];
    long line = stored.rowBytes();
    if (packing.lines) {
      int length = (int) Math.min(4L * words, line - 4L * first);
      for (int o = 0; o < others; o++) {
        stored.raw().read((firstOther + o) * line + 4L * first, length, bytes, o * 4 * words);
      }
    } else {
      for (int w = 0; w < words; w++) {
        stored.raw().read((first + w) * line + 4L * firstOther, 4 * others, bytes, w * 4 * others);
      }
    }
    int[] all = new int[words * others];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(all);
    return all;
  }
}
