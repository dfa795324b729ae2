package dev.pedigree.site.card;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Writes pixels of any colours as an image of 256: rare colours become the nearest common one. */
final class Palette {
  private static final int MOST = 256;

  /** Colours that are found without a search, by their last bits. */
  private static final int MEMO = 1 << 12;

  private final Map<Integer, Integer> numbers = new HashMap<>();
  private final int[] memoColours = new int[MEMO];
  private final int[] memoNumbers = new int[MEMO];
  private int[] colours = new int[MOST];
  private int[] counts = new int[MOST];

  private Palette() {
    Arrays.fill(memoColours, -1);
  }

  /**
   * The file of an image.
   *
   * @param pixels red, green and blue, row by row
   */
  static byte[] png(int width, int[] pixels) {
    Palette palette = new Palette();
    int[] numbered = new int[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      numbered[i] =
          i > 0 && pixels[i] == pixels[i - 1] ? numbered[i - 1] : palette.number(pixels[i]);
      palette.counts[numbered[i]]++;
    }
    List<Integer> common =
        IntStream.range(0, palette.numbers.size())
            .boxed()
            .sorted(
                Comparator.comparing((Integer n) -> -palette.counts[n])
                    .thenComparing(n -> palette.colours[n]))
            .toList();
    int[] kept = common.stream().limit(MOST).mapToInt(n -> palette.colours[n]).toArray();
    byte[] places = new byte[common.size()];
    for (int i = 0; i < places.length; i++) {
      int number = common.get(i);
      places[number] = (byte) (i < MOST ? i : nearest(palette.colours[number], kept));
    }
    byte[] placed = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      placed[i] = places[numbered[i]];
    }
    return Png.of(width, placed, kept);
  }

  private int number(int colour) {
    int slot = (colour * 0x9e3779b1 >>> 20) & MEMO - 1;
    if (memoColours[slot] != colour) {
      memoColours[slot] = colour;
      memoNumbers[slot] = numbers.computeIfAbsent(colour, c -> numbers.size());
      if (memoNumbers[slot] == colours.length) {
        colours = Arrays.copyOf(colours, 2 * colours.length);
        counts = Arrays.copyOf(counts, 2 * counts.length);
      }
      colours[memoNumbers[slot]] = colour;
    }
    return memoNumbers[slot];
  }

  private static int nearest(int colour, int[] colours) {
    int best = 0;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < colours.length; i++) {
      int far = 0;
      for (int shift = 0; shift <= 16; shift += 8) {
        int apart = (colour >> shift & 0xff) - (colours[i] >> shift & 0xff);
        far += apart * apart;
      }
      if (far < least) {
        least = far;
        best = i;
      }
    }
    return best;
  }
}
