package dev.pedigree.site.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** The keys of documents that follow each other, as one thread cuts them. */
final class KeyedDocuments {
  private final KeyTable table = new KeyTable();
  private final List<Postings> postings = new ArrayList<>();

  /** The weight of each key in the document at hand, by number; 0 where it is not in it. */
  private byte[] weights = new byte[1 << 12];

  /** The numbers of the keys of the document at hand. */
  private int[] here = new int[1 << 10];

  private int count;

  /**
   * Takes a key of the document at hand.
   *
   * @param weight its weight from what it was before; 0 where the document did not have it
   */
  void take(char[] chars, int from, int to, IntUnaryOperator weight) {
    int key = table.number(chars, from, to);
    if (key >= weights.length) {
      weights = Arrays.copyOf(weights, 2 * key);
    }
    if (weights[key] == 0) {
      if (count == here.length) {
        here = Arrays.copyOf(here, 2 * count);
      }
      here[count++] = key;
    }
    weights[key] = (byte) weight.applyAsInt(weights[key]);
  }

  /** Ends a document. */
  void end(int document) {
    while (postings.size() < table.size()) {
      postings.add(new Postings());
    }
    for (int i = 0; i < count; i++) {
      postings.get(here[i]).add(document, weights[here[i]]);
      weights[here[i]] = 0;
    }
    count = 0;
  }

  /** Adds all keys to those of earlier documents. */
  void addTo(Map<String, Postings> earlier) {
    for (int key = 0; key < postings.size(); key++) {
      Postings own = postings.get(key);
      earlier.merge(table.key(key), own, Postings::with);
    }
  }
}
