package dev.pedigree.weights.gguf;

import java.util.AbstractList;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * An array in the metadata of a GGUF file. Its elements are decoded when first asked for, as a
 * vocabulary may have a quarter of a million.
 */
public final class MetadataArray extends AbstractList<Object> {
  private final GgufCursor cursor;
  private final int start;
  private final int end;
  private final int element;
  private final int length;
  private Object[] values;

  MetadataArray(GgufCursor cursor, int start, int end, int element, int length) {
    this.cursor = cursor;
    this.start = start;
    this.end = end;
    this.element = element;
    this.length = length;
  }

  /**
   * The type of its elements: {@code u8}, {@code i32}, {@code f32}, {@code string}, {@code array} …
   */
  public String elementType() {
    return GgufCursor.name(element);
  }

  /** Bytes of its elements in the file, the lengths of strings included. */
  public int bytes() {
    return end - start;
  }

  /** The first string that is not UTF-8, or -1 when all are. */
  public int firstNotUtf8() {
    GgufCursor at = cursor.from(start);
    for (int i = 0; i < length; i++) {
      int from = at.at();
      if (at.string().contains("\\x") && !at.sound(from)) {
        return i;
      }
    }
    return -1;
  }

  /** Decodes the elements one by one and keeps none. */
  @Override
  public Iterator<Object> iterator() {
    GgufCursor at = cursor.from(start);
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < length;
      }

      @Override
      public Object next() {
        if (next++ >= length) {
          throw new NoSuchElementException();
        }
        return element == GgufCursor.ARRAY ? at.array() : at.scalar(element);
      }
    };
  }

  @Override
  public int size() {
    return length;
  }

  @Override
  public synchronized Object get(int index) {
    if (values == null) {
      GgufCursor at = cursor.from(start);
      Object[] decoded = new Object[length];
      for (int i = 0; i < length; i++) {
        decoded[i] = element == GgufCursor.ARRAY ? at.array() : at.scalar(element);
      }
      values = decoded;
    }
    return values[index];
  }
}
