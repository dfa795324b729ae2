package dev.pedigree.smoke.numbers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A codebook, which maps each index to several numbers.
 *
 * @param numbers those of all entries, in order
 * @param width how many numbers an entry has
 */
record Codebook(byte[] numbers, int width) {
  private static final Map<String, Codebook> ALL = read();

  /** The codebook of this name. */
  static Codebook of(String name) {
    return ALL.get(name);
  }

  /** A number of an entry. */
  int at(int entry, int place) {
    return numbers[entry * width + place];
  }

  private static Map<String, Codebook> read() {
    Map<String, List<String>> lines = new HashMap<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Codebook.class.getResourceAsStream("codebooks.txt"), StandardCharsets.US_ASCII))) {
      List<String> book = null;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("IQ")) {
          book = new ArrayList<>();
          lines.put(line.substring(0, line.indexOf(' ')), book);
        }
        if (!line.startsWith("#")) {
          book.add(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, Codebook> all = new HashMap<>();
    lines.forEach((name, book) -> all.put(name, of(book)));
    return all;
  }

  private static Codebook of(List<String> lines) {
    String[] head = lines.get(0).split(" ");
    String digits = String.join("", lines.subList(1, lines.size())).replace(" ", "");
    byte[] numbers = new byte[digits.length()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Byte.parseByte(head[2 + digits.charAt(i) - '0']);
    }
    return new Codebook(numbers, Integer.parseInt(head[1]));
  }
}
