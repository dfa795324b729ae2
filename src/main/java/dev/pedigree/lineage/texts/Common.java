package dev.pedigree.lineage.texts;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What two lists have in common, in the same order, as much as possible.
 *
 * @param before positions in the first list whose items are kept
 * @param after positions in the second list, as many
 */
record Common(BitSet before, BitSet after) {
  /** Most pairs that are compared; of longer lists only the equal start and end are found. */
  private static final int PAIRS = 4_000_000;

  static <T> Common of(List<T> before, List<T> after) {
    Common common = new Common(new BitSet(), new BitSet());
    int start = 0;
    int most = Math.min(before.size(), after.size());
    while (start < most && before.get(start).equals(after.get(start))) {
      common.keep(start, start);
      start++;
    }
    int end = 0;
    while (end < most - start
        && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
      end++;
      common.keep(before.size() - end, after.size() - end);
    }
    List<T> a = new ArrayList<>(before.subList(start, before.size() - end));
    List<T> b = new ArrayList<>(after.subList(start, after.size() - end));
    if ((long) a.size() * b.size() <= PAIRS) {
      common.middle(a, b, start);
    }
    return common;
  }

  private void keep(int inBefore, int inAfter) {
    before.set(inBefore);
    after.set(inAfter);
  }

  private <T> void middle(List<T> a, List<T> b, int offset) {
    int[][] longest = new int[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        longest[i][j] =
            a.get(i).equals(b.get(j))
                ? longest[i + 1][j + 1] + 1
                : Math.max(longest[i + 1][j], longest[i][j + 1]);
      }
    }
    int i = 0;
    int j = 0;
    while (i < a.size() && j < b.size()) {
      if (a.get(i).equals(b.get(j))) {
        keep(offset + i++, offset + j++);
      } else if (longest[i + 1][j] >= longest[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
  }
}
