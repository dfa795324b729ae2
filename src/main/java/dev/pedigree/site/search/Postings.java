package dev.pedigree.site.search;

import java.util.Arrays;

/** The documents of a key, each as {@code number << 4 | weight}, by number. */
final class Postings {
  /** Of a key that more documents have, the heaviest are kept. */
  static final int MOST_DOCUMENTS = 600;

  private int[] some = new int[2];
  private int size;
  private int documents;

  /** The least weight of those that can be among the heaviest. */
  private int least = 1;

  void add(int document, int weight) {
    documents++;
    put(document << 4 | weight);
  }

  private void put(int posting) {
    if (size == 2 * MOST_DOCUMENTS) {
      lighten();
    }
    if ((posting & 15) >= least) {
      if (size == some.length) {
        some = Arrays.copyOf(some, 2 * size + 2);
      }
      some[size++] = posting;
    }
  }

  /** Adds those of later documents to these. */
  Postings with(Postings later) {
    documents += later.documents;
    if (later.least > least) {
      // There are too many lighter ones among the later alone.
      least = later.least;
      keep(size);
    }
    for (int i = 0; i < later.size; i++) {
      put(later.some[i]);
    }
    return this;
  }

  /** How many documents have the key. */
  int documents() {
    return documents;
  }

  /** The postings that are kept, by document. */
  int[] kept() {
    lighten();
    return Arrays.copyOf(some, size);
  }

  /**
   * Forgets all but the heaviest where there are too many; what is added later changes no such
   * choice.
   */
  private void lighten() {
    if (size > MOST_DOCUMENTS) {
      int[] weights = new int[10];
      for (int i = 0; i < size; i++) {
        weights[some[i] & 15]++;
      }
      int bound = 9;
      int more = weights[bound];
      while (bound > least && more + weights[bound - 1] <= MOST_DOCUMENTS) {
        more += weights[--bound];
      }
      least = bound;
      keep(MOST_DOCUMENTS);
    }
  }

  /** Keeps the first that are heavy enough, at most so many. */
  private void keep(int most) {
    int kept = 0;
    for (int i = 0; i < size && kept < most; i++) {
      if ((some[i] & 15) >= least) {
        some[kept++] = some[i];
      }
    }
    size = kept;
  }
}
