package dev.pedigree.smoke.packing;

import dev.pedigree.smoke.numbers.ArraySize;
import dev.pedigree.smoke.numbers.Bits;
import dev.pedigree.smoke.numbers.BrokenStep;
import dev.pedigree.smoke.numbers.Matrix;
import dev.pedigree.smoke.numbers.StoredTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A matrix of small whole numbers, or of what a table has for them, that are packed along one of
 * its two dimensions.
 *
 * @param stored a tensor of two dimensions
 * @param rows outputs
 * @param columns inputs
 * @param bits width of a number
 * @param packing where the numbers of a word lie in the matrix, and the words in the tensor
 * @param order the place of a number among those it is packed with in a column; {@code {0}} for its
 *     own
 * @param table what stands for each number, or null for itself
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

  /** A number in its own place. */
  static final int[] IN_ORDER = {0};

  /** Numbers align at words every so many. */
  private static final int ALIGNED = 32;

  /** The dimension along which numbers share a word, and the one along which words lie in lines. */
  enum Packing {
    /** Each row is a line of packed numbers. */
    ROW_LINES(false, true),
    /** The words of a row lie below one another, those of all rows side by side. */
    ROW_COLUMNS(false, false),
    /** Each column is a line of packed numbers. */
    COLUMN_LINES(true, true),
    /** The words of a column lie below one another, those of all columns side by side. */
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
    // Along the packed dimension numbers from firstPacked on, along the other from firstOther on.
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

  /** The words that hold some packed numbers of some lines. */
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
