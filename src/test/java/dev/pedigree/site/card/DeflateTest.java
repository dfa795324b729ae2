package dev.pedigree.site.card;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;

class DeflateTest {
  @Test
  void whatIsPackedIsUnpackedByOthers() throws DataFormatException {
    Random random = new Random(7);
    for (int values : new int[] {1, 2, 3, 16, 256}) {
      for (int length : new int[] {0, 1, 3, 4, 258, 259, 40_000, 200_000}) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
          // Runs, repetitions near and as far as the window reaches, and noise.
          boolean again = i > 40 && random.nextInt(4) > 0;
          int back = 1 + random.nextInt(Math.max(1, Math.min(i, 33_000)));
          bytes[i] = again ? bytes[i - Math.min(i, back)] : (byte) random.nextInt(values);
        }
        assertArrayEquals(bytes, unpacked(Deflate.of(bytes), length), values + " " + length);
      }
    }
  }

  @Test
  void everyLengthAndDistanceHasItsCode() throws DataFormatException {
    for (int length = 4; length <= 258; length++) {
      for (int distance : new int[] {1, 2, 3, 4, 5, 8, 9, 255, 256, 4097, 24_577, 32_768}) {
        byte[] bytes = new byte[distance + 300];
        new Random(distance).nextBytes(bytes);
        System.arraycopy(bytes, 0, bytes, distance, Math.min(length, 300));
        assertArrayEquals(bytes, unpacked(Deflate.of(bytes), bytes.length));
      }
    }
  }

  @Test
  void anEmptySheetTakesNextToNothing() {
    assertTrue(Deflate.of(new byte[300_000]).length < 2_500);
  }

  private static byte[] unpacked(byte[] packed, int length) throws DataFormatException {
    Inflater inflater = new Inflater(true);
    inflater.setInput(packed);
    byte[] bytes = new byte[length + 1];
    int read = inflater.inflate(bytes);
    assertTrue(inflater.finished());
    inflater.end();
    return Arrays.copyOf(bytes, read);
  }
}
