package dev.pedigree.site.card;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.Adler32;
import java.util.zip.CRC32;

/**
 * Writes an image of 16 or 256 colours as PNG (<a href="https://www.w3.org/TR/png-3/">W3C, third
 * edition</a>).
 */
final class Png {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 15);

  private Png() {}

  /**
   * The file of an image.
   *
   * @param width in pixels; an even number where there are at most 16 colours
   * @param pixels colours of the pixels, row by row
   * @param colours red, green and blue of each colour, 256 at most
   */
  static byte[] of(int width, byte[] pixels, int[] colours) {
    Png png = new Png();
    png.out.writeBytes(SIGNATURE);
    int height = pixels.length / width;
    png.chunk(
        "IHDR",
        ByteBuffer.allocate(13)
            .putInt(width)
            .putInt(height)
            .put(bits(colours)) // for each pixel, the number of its colour
            .put(new byte[] {3, 0, 0, 0})
            .array());
    ByteBuffer palette = ByteBuffer.allocate(3 * colours.length);
    for (int colour : colours) {
      palette.put((byte) (colour >> 16)).put((byte) (colour >> 8)).put((byte) colour);
    }
    png.chunk("PLTE", palette.array());
    byte[] rows = bits(colours) == 4 ? halves(width, height, pixels) : rows(width, pixels);
    Adler32 sum = new Adler32();
    sum.update(rows);
    byte[] packed = Deflate.of(rows);
    png.chunk(
        "IDAT",
        ByteBuffer.allocate(packed.length + 6)
            .put(new byte[] {0x78, 0x01}) // zlib, a window of 32 kB
            .put(packed)
            .putInt((int) sum.getValue())
            .array());
    png.chunk("IEND", new byte[0]);
    return png.out.toByteArray();
  }

  private static byte bits(int[] colours) {
    return (byte) (colours.length <= 16 ? 4 : 8);
  }

  /** Each row begins with a byte for how it is filtered: not at all. */
  private static byte[] rows(int width, byte[] pixels) {
    int height = pixels.length / width;
    byte[] rows = new byte[(width + 1) * height];
    for (int row = 0; row < height; row++) {
      System.arraycopy(pixels, row * width, rows, row * (width + 1) + 1, width);
    }
    return rows;
  }

  private static byte[] halves(int width, int height, byte[] pixels) {
    int bytes = width / 2 + 1;
    byte[] rows = new byte[bytes * height];
    for (int row = 0; row < height; row++) {
      for (int i = 1; i < bytes; i++) {
        int pixel = row * width + 2 * (i - 1);
        rows[row * bytes + i] = (byte) (pixels[pixel] << 4 | pixels[pixel + 1]);
      }
    }
    return rows;
  }

  private void chunk(String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    out.writeBytes(name);
    out.writeBytes(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
  }
}
