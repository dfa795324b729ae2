package dev.pedigree.site.language;

import java.util.Arrays;
import java.util.Map;

/**
 * Words and what stands for each, of which the longest that a text has at a place is found: a tree
 * of characters whose edges lie in one hash table.
 */
final class WordTable {
  /** A node at which a word ends. */
  private static final int WORD = 1 << 31;

  /** The nodes below the root by character, with {@link #WORD}; 0 for none. */
  private final int[] first = new int[Character.MAX_VALUE + 1];

  /** The node above in the high bits, the character in the low 16; 0 is free. */
  private long[] edges = new long[1 << 12];

  /** The node below each edge, with {@link #WORD}. */
  private int[] below = new int[1 << 12];

  /**
   * A bit for each edge, which few others share. Most edges that are looked for are not there, and
   * the bits fit into a cache that the table does not fit into.
   */
  private final long[] marks = new long[1 << 14];

  /** What stands for the word that ends at a node; null where none ends. */
  private String[] values = new String[1 << 11];

  private int nodes = 1;

  /** A table of words, none of which is empty. */
  WordTable(Map<String, String> words) {
    words.forEach(this::add);
  }

  /**
   * The length of the longest word at an offset of a text that ends at {@code to} or before; 0 if
   * there is none.
   */
  int longest(char[] text, int at, int to) {
    int node = first[text[at]];
    int longest = node < 0 ? 1 : 0;
    for (int i = at + 1; node != 0 && i < to && marked(edge(node, text[i])); i++) {
      int slot = slot(node, text[i]);
      node = edges[slot] == 0 ? 0 : below[slot];
      if (node < 0) {
        longest = i + 1 - at;
      }
    }
    return longest;
  }

  /** What stands for the word between two offsets of a text, which {@link #longest} found. */
  String value(char[] text, int from, int to) {
    int node = first[text[from]];
    for (int i = from + 1; i < to; i++) {
      node = below[slot(node, text[i])];
    }
    return values[node & ~WORD];
  }

  private void add(String word, String value) {
    int last = word.length() - 1;
    int node = first[word.charAt(0)];
    if (node == 0) {
      node = nodes++;
      grow();
    }
    node |= last == 0 ? WORD : 0;
    first[word.charAt(0)] = node;
    for (int i = 1; i <= last; i++) {
      int above = node;
      int slot = slot(above, word.charAt(i));
      if (edges[slot] == 0) {
        edges[slot] = edge(above, word.charAt(i));
        mark(edges[slot]);
        node = nodes++;
      } else {
        node = below[slot];
      }
      node |= last == i ? WORD : 0;
      below[slot] = node;
      grow();
    }
    values[node & ~WORD] = value;
  }

  private static long edge(int node, char c) {
    return (long) (node & ~WORD) << 16 | c;
  }

  private static long mixed(long edge) {
    return edge * 0x9E3779B97F4A7C15L;
  }

  private void mark(long edge) {
    int bit = (int) (mixed(edge) >>> 44);
    marks[bit >>> 6] |= 1L << bit;
  }

  private boolean marked(long edge) {
    int bit = (int) (mixed(edge) >>> 44);
    return (marks[bit >>> 6] & 1L << bit) != 0;
  }

  /** Where an edge is, or would be. */
  private int slot(int node, char c) {
    long edge = edge(node, c);
    int mask = edges.length - 1;
    int slot = (int) (mixed(edge) >>> 40) & mask;
    while (edges[slot] != 0 && edges[slot] != edge) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  /** Keeps the table half empty. */
  private void grow() {
    if (2 * nodes <= edges.length) {
      return;
    }
    long[] oldEdges = edges;
    int[] oldBelow = below;
    edges = new long[2 * oldEdges.length];
    below = new int[2 * oldEdges.length];
    values = Arrays.copyOf(values, edges.length / 2 + 1);
    for (int i = 0; i < oldEdges.length; i++) {
      if (oldEdges[i] != 0) {
        int slot = slot((int) (oldEdges[i] >>> 16), (char) oldEdges[i]);
        edges[slot] = oldEdges[i];
        below[slot] = oldBelow[i];
      }
    }
  }
}
