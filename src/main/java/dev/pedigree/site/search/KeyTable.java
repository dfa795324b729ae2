package dev.pedigree.site.search;

import java.util.Arrays;

/**
 * Keys and their numbers, from 0 in the order in which they came: a hash table over characters that
 * lie behind each other. Most keys come again and again, and then nothing is made. For one thread.
 */
final class KeyTable {
  private char[] chars = new char[1 << 14];

  /** Where the characters of a key end, by number. */
  private int[] ends = new int[1 << 12];

  /** The hash of a key in the high half, its number and one in the low half; 0 is free. */
  private long[] slots = new long[1 << 13];

  private int size;

  int size() {
    return size;
  }

  /** The number of the key between two offsets. */
  int number(char[] text, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + text[i];
    }
    hash *= 0x9E3779B9;
    int slot = free(hash, text, from, to);
    return slots[slot] == 0 ? add(slot, hash, text, from, to) : (int) slots[slot] - 1;
  }

  /** A key by its number. */
  String key(int number) {
    int start = start(number);
    return new String(chars, start, ends[number] - start);
  }

  private int start(int number) {
    return number == 0 ? 0 : ends[number - 1];
  }

  /** The slot of a key, or the free one where it belongs. */
  private int free(int hash, char[] text, int from, int to) {
    int mask = slots.length - 1;
    int slot = first(hash);
    while (slots[slot] != 0 && !((int) (slots[slot] >>> 32) == hash && is(slot, text, from, to))) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private int first(int hash) {
    return hash >>> Integer.numberOfLeadingZeros(slots.length - 1);
  }

  private boolean is(int slot, char[] text, int from, int to) {
    int number = (int) slots[slot] - 1;
    int at = start(number);
    if (ends[number] - at != to - from) {
      return false;
    }
    for (int i = from; i < to; i++, at++) {
      if (chars[at] != text[i]) {
        return false;
      }
    }
    return true;
  }

  private int add(int slot, int hash, char[] text, int from, int to) {
    int number = size++;
    int start = start(number);
    int end = start + to - from;
    if (end > chars.length) {
      chars = Arrays.copyOf(chars, 2 * end);
    }
    if (number == ends.length) {
      ends = Arrays.copyOf(ends, 2 * number);
    }
    System.arraycopy(text, from, chars, start, to - from);
    ends[number] = end;
    slots[slot] = (long) hash << 32 | size;
    if (2 * size > slots.length) {
      grow();
    }
    return number;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[2 * old.length];
    for (long entry : old) {
      if (entry != 0) {
        int slot = first((int) (entry >>> 32));
        while (slots[slot] != 0) {
          slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = entry;
      }
    }
  }
}
