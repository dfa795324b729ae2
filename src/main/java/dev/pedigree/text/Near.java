package dev.pedigree.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant by a misspelt one. */
public final class Near {
  private Near() {}

  /**
   * The candidate with the smallest edit distance (insertion, deletion, substitution,
   * transposition), ignoring case; at most a third of the length of the word. Of several, the
   * first.
   */
  public static Optional<String> of(String word, Collection<String> candidates) {
    int best = Math.max(1, Math.min(6, word.length() / 3)) + 1;
    String found = null;
    String folded = fold(word);
    for (String candidate : candidates) {
      if (Math.abs(candidate.length() - word.length()) < best) {
        int distance = distance(folded, fold(candidate), best);
        if (distance < best) {
          best = distance;
          found = candidate;
        }
      }
    }
    return Optional.ofNullable(found);
  }

  /**
   * The candidate with the longest common substring with a word; upper and lower case count as
   * equal. The first in alphabetical order of several equals; empty only without candidates.
   */
  public static Optional<String> sharing(String word, Collection<String> candidates) {
    String folded = fold(word);
    return candidates.stream()
        .max(
            Comparator.comparingInt((String candidate) -> longestRun(fold(candidate), folded))
                .thenComparing(Comparator.reverseOrder()));
  }

  private static int longestRun(String a, String b) {
    int[] row = new int[b.length() + 1];
    int longest = 0;
    for (int i = 0; i < a.length(); i++) {
      for (int j = b.length(); j > 0; j--) {
        row[j] = a.charAt(i) == b.charAt(j - 1) ? row[j - 1] + 1 : 0;
        longest = Math.max(longest, row[j]);
      }
    }
    return longest;
  }

  private static String fold(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  /** The edit distance of two words, or {@code limit} if it is at least that. */
  private static int distance(String a, String b, int limit) {
    int[] older = new int[b.length() + 1];
    int[] old = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      old[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      int least = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = old[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, Math.min(old[j], row[j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], older[j - 2] + 1);
        }
        least = Math.min(least, row[j]);
      }
      if (least >= limit) {
        return limit;
      }
      int[] spare = older;
      older = old;
      old = row;
      row = spare;
    }
    return Math.min(limit, old[b.length()]);
  }
}
