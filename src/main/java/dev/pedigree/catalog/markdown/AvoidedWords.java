package dev.pedigree.catalog.markdown;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Chinese words that mean what this site calls by another word, from {@code avoided.tsv} beside
 * this class: one thing has one word. The longest match counts, so that a word may be avoided and a
 * longer one that contains it be welcome.
 */
public final class AvoidedWords {
  private static final Map<Character, List<Row>> ROWS = rows();

  private AvoidedWords() {}

  private record Row(String word, String better, String reason) {}

  /**
   * A word that is avoided.
   *
   * @param at offset in the reading
   * @param better what to write instead
   * @param reason why, in Chinese, as whoever mends it writes Chinese
   */
  public record Found(int at, String word, String better, String reason) {}

  /** All avoided words, in order. */
  public static List<Found> in(ChineseReading reading) {
    List<Found> found = new ArrayList<>();
    String words = reading.words();
    for (int at = 0; at < words.length(); at++) {
      Row row = match(words, at);
      if (row == null) {
        continue;
      }
      if (!row.better().isEmpty()) {
        found.add(new Found(at, row.word(), row.better(), row.reason()));
      }
      at += row.word().length() - 1;
    }
    return found;
  }

  private static Row match(String words, int at) {
    for (Row row : ROWS.getOrDefault(words.charAt(at), List.of())) {
      int end = at + row.word().length();
      if (words.startsWith(row.word(), at)
          && !(latin(words, at - 1) && latin(words, at))
          && !(latin(words, end - 1) && latin(words, end))) {
        return row;
      }
    }
    return null;
  }

  /** Whether a character is part of a Latin word or name. */
  private static boolean latin(String words, int at) {
    return at >= 0
        && at < words.length()
        && words.charAt(at) < 0x250
        && (Character.isLetterOrDigit(words.charAt(at)) || "_.-".indexOf(words.charAt(at)) >= 0);
  }

  private static Map<Character, List<Row>> rows() {
    Map<Character, List<Row>> rows = new HashMap<>();
    try (InputStream in = AvoidedWords.class.getResourceAsStream("avoided.tsv");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isEmpty() && !line.startsWith("#")) {
          String[] cells = line.split("\t", -1);
          rows.computeIfAbsent(line.charAt(0), first -> new ArrayList<>())
              .add(new Row(cells[0], cells[1], cells[2]));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    rows.values().forEach(r -> r.sort((a, b) -> b.word().length() - a.word().length()));
    return rows;
  }
}
