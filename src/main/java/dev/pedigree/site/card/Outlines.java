package dev.pedigree.site.card;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Outlines of characters, in units of a five-hundredth of their size, y downwards from the line on
 * which they stand. They are those of Noto Sans CJK, of which {@code outlines.txt} beside them
 * names the licence.
 */
final class Outlines {
  /** Units of the size of a character. */
  static final int EM = 500;

  private static final Outlines OWN = read("outlines.bin");

  private final byte[] bytes;
  private final Map<Integer, Integer> starts = new HashMap<>();
  private int at;

  private Outlines(byte[] bytes) {
    this.bytes = bytes;
    int character = 0;
    while (at < bytes.length) {
      character += number();
      int length = number();
      starts.put(character, at);
      at += length;
    }
  }

  /** Those that travel with the program. */
  static Outlines own() {
    return OWN;
  }

  private static Outlines read(String resource) {
    try (InputStream in = Outlines.class.getResourceAsStream(resource)) {
      return new Outlines(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean has(int character) {
    return starts.containsKey(character);
  }

  /** How wide a character is, with the space around it. */
  int width(int character) {
    return new Reading(starts.get(character)).number();
  }

  /** Draws the outline of a character. */
  void draw(int character, Outline to) {
    Reading in = new Reading(starts.get(character));
    in.number(); // its width
    int commands = in.number();
    for (int i = 0; i < commands; i++) {
      switch (in.number()) {
        case 0 -> to.move(in.x(), in.y());
        case 1 -> to.line(in.x(), in.y());
        default -> to.curve(in.x(), in.y(), in.x(), in.y(), in.x(), in.y());
      }
    }
    to.close();
  }

  private int number() {
    Reading in = new Reading(at);
    int number = in.number();
    at = in.at;
    return number;
  }

  /** Numbers of seven bits a byte; differences carry their sign in the last bit. */
  private final class Reading {
    private int at;
    private int x;
    private int y;

    Reading(int at) {
      this.at = at;
    }

    int number() {
      int number = 0;
      for (int shift = 0; ; shift += 7) {
        int next = bytes[at++];
        number |= (next & 0x7f) << shift;
        if (next >= 0) {
          return number;
        }
      }
    }

    int x() {
      return x += difference();
    }

    int y() {
      return y += difference();
    }

    private int difference() {
      int number = number();
      return (number >>> 1) ^ -(number & 1);
    }
  }
}
