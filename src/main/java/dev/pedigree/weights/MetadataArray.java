package dev.pedigree.weights;

import java.util.AbstractList;

/**
 * An array in the metadata of a GGUF file. Elements are decoded when they are first asked for;
 * until then a vocabulary of a quarter of a million tokens costs nothing.
 */
public final class MetadataArray extends AbstractList<Object> {
  private final GgufCursor cursor;
  private final int start;
  private final int element;
  private final int length;
  private Object[] values;

  MetadataArray(GgufCursor cursor, int start, int element, int length) {
    this.cursor = cursor;
    this.start = start;
    this.element = element;
    this.length = length;
  }

  /** What it holds: {@code u8}, {@code i32}, {@code f32}, {@code string}, {@code array} … */
  public String elementType() {
    return GgufCursor.name(element);
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
