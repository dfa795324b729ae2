package dev.pedigree.weights.numpy;

import dev.pedigree.weights.Extent;
import dev.pedigree.weights.NumberType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The header of one array, as {@code numpy/lib/format.py} describes it: a magic number, a version,
 * a length, and a dictionary in Python's spelling with three keys.
 *
 * @param length bytes before the numbers
 * @param descr the element type as written, such as {@code <f4}; empty for a structure
 * @param fortran whether the first index varies fastest
 * @param shape in elements
 */
record NumpyHeader(int length, String descr, boolean fortran, List<Long> shape) {
  private static final String MAGIC = "\u0093NUMPY";

  /** Most bytes of a header; NumPy itself refuses more than 10,000. */
  static final int LONGEST = 1 << 16;

  /** Most dimensions of an array; NumPy has 64. */
  private static final int DIMENSIONS = 64;

  private static final Map<String, NumberType> TYPES =
      Map.ofEntries(
          Map.entry("f8", NumberType.F64),
          Map.entry("f4", NumberType.F32),
          Map.entry("f2", NumberType.F16),
          Map.entry("i8", NumberType.I64),
          Map.entry("i4", NumberType.I32),
          Map.entry("i2", NumberType.I16),
          Map.entry("i1", NumberType.I8),
          Map.entry("u8", NumberType.U64),
          Map.entry("u4", NumberType.U32),
          Map.entry("u2", NumberType.U16),
          Map.entry("u1", NumberType.U8),
          Map.entry("b1", NumberType.BOOL),
          Map.entry("c8", NumberType.C64),
          Map.entry("c16", NumberType.C128),
          // What NumPy writes for a type that it does not know, such as bfloat16.
          Map.entry("V2", NumberType.BITS16),
          Map.entry("V1", NumberType.BITS8));

  /** The type of the elements; empty for text, objects and structures. */
  Optional<NumberType> type() {
    return descr.isEmpty() ? Optional.empty() : Optional.ofNullable(TYPES.get(descr.substring(1)));
  }

  /** Whether the numbers begin with their highest byte. */
  boolean bigEndian() {
    return descr.startsWith(">");
  }

  /** Whether the elements are Python objects, which are stored as a pickle. */
  boolean objects() {
    return descr.endsWith("O");
  }

  /** Bytes of all numbers; −1 when they are not known or do not fit. */
  long bytes() {
    long elements = Extent.elements(shape);
    return type().isEmpty() || elements < 0 ? -1 : Extent.times(elements, type().get().bytes());
  }

  /**
   * Reads a header.
   *
   * @param start the first bytes of the array, all of them or at least {@link #LONGEST} and 12
   * @return empty when it is none
   */
  static Optional<NumpyHeader> parse(byte[] start) {
    ByteBuffer in = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN);
    if (start.length < 12
        || !new String(start, 0, 6, StandardCharsets.ISO_8859_1).equals(MAGIC)
        || start[6] < 1
        || start[6] > 3) {
      return Optional.empty();
    }
    int at = start[6] == 1 ? 10 : 12;
    long length = start[6] == 1 ? in.getShort(8) & 0xffff : in.getInt(8) & 0xffffffffL;
    if (length > LONGEST || length > start.length - at) {
      return Optional.empty();
    }
    String text = new String(start, at, (int) length, StandardCharsets.UTF_8);
    return new Literal(text).header(at + (int) length);
  }

  /** A dictionary in Python's spelling; anything that these three keys do not need is refused. */
  private static final class Literal {
    private final String text;
    private int at;
    private String descr;
    private Boolean fortran;
    private List<Long> shape;

    Literal(String text) {
      this.text = text;
    }

    Optional<NumpyHeader> header(int length) {
      return dictionary() && descr != null && fortran != null && shape != null
          ? Optional.of(new NumpyHeader(length, descr, fortran, shape))
          : Optional.empty();
    }

    private boolean dictionary() {
      Set<String> keys = new HashSet<>();
      if (!take('{')) {
        return false;
      }
      while (!take('}')) {
        String key = string();
        if (key == null || !keys.add(key) || !take(':') || !value(key)) {
          return false;
        }
        if (!take(',') && peek() != '}') {
          return false;
        }
      }
      return at == text.stripTrailing().length();
    }

    private boolean value(String key) {
      switch (key) {
        case "descr" -> descr = peek() == '[' ? structure() : string();
        case "fortran_order" ->
            fortran = word("True") ? Boolean.TRUE : word("False") ? false : null;
        case "shape" -> shape = tuple();
        default -> {
          return false;
        }
      }
      return true;
    }

    /** Passes over the fields of a structure; its brackets have to match. */
    private String structure() {
      int depth = 0;
      do {
        char next = peek();
        if (next == '\'' || next == '"') {
          if (string() == null) {
            return null;
          }
        } else {
          depth += "[(".indexOf(next) >= 0 ? 1 : "])".indexOf(next) >= 0 ? -1 : 0;
          at++;
        }
      } while (depth > 0 && at < text.length());
      return depth == 0 ? "" : null;
    }

    private List<Long> tuple() {
      List<Long> numbers = new ArrayList<>();
      if (!take('(')) {
        return null;
      }
      while (!take(')')) {
        int from = at;
        while (at < text.length() && "0123456789".indexOf(text.charAt(at)) >= 0 && at - from < 19) {
          at++;
        }
        if (at == from || at - from > 18 || numbers.size() == DIMENSIONS) {
          return null;
        }
        numbers.add(Long.parseLong(text, from, at, 10));
        take('L'); // Python 2 wrote long numbers so
        if (!take(',') && peek() != ')') {
          return null;
        }
      }
      return List.copyOf(numbers);
    }

    private String string() {
      char quote = peek();
      int end = quote == '\'' || quote == '"' ? text.indexOf(quote, at + 1) : -1;
      if (end < 0 || text.substring(at, end).indexOf('\\') >= 0) {
        return null;
      }
      String string = text.substring(at + 1, end);
      at = end + 1;
      return string;
    }

    private boolean word(String word) {
      peek();
      boolean there = text.startsWith(word, at);
      at += there ? word.length() : 0;
      return there;
    }

    private boolean take(char wanted) {
      boolean there = peek() == wanted;
      at += there ? 1 : 0;
      return there;
    }

    /** The next character that is no space; a zero at the end. */
    private char peek() {
      while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\n')) {
        at++;
      }
      return at < text.length() ? text.charAt(at) : '\0';
    }
  }
}
