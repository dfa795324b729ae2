package dev.pedigree.architecture.align;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.reading.ArchitectureReader;
import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.TensorPattern;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Files of tensors that are no language model are nobody's neighbour, whatever their names. */
class StrangersTest {

  /** Each file as the names of its tensors with their shapes; {@code #12} counts from 0 to 11. */
  private static Map<String, List<Tensor>> files() throws IOException {
    Map<String, List<Tensor>> files = new LinkedHashMap<>();
    List<Tensor> file = new ArrayList<>();
    try (InputStream in = StrangersTest.class.getResourceAsStream("strangers.txt")) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        if (line.startsWith("== ")) {
          file = new ArrayList<>();
          files.put(line.substring(3), file);
        } else if (!line.isBlank()) {
          String[] words = line.trim().split(" ");
          List<Long> shape = new ArrayList<>();
          for (int i = 1; i < words.length; i++) {
            shape.add(Long.parseLong(words[i]));
          }
          for (String name : names(words[0])) {
            file.add(new Tensor(name, "F32", shape, 0, 0, ""));
          }
        }
      }
    }
    return files;
  }

  private static List<String> names(String pattern) {
    int at = pattern.indexOf('#');
    if (at < 0) {
      return List.of(pattern);
    }
    int end = at + 1;
    while (end < pattern.length() && Character.isDigit(pattern.charAt(end))) {
      end++;
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < Integer.parseInt(pattern.substring(at + 1, end)); i++) {
      names.addAll(names(pattern.substring(0, at) + i + pattern.substring(end)));
    }
    return names;
  }

  /** The same file under names without meaning, which keep only their numbers. */
  private static List<Tensor> meaningless(List<Tensor> file) {
    Map<String, String> words = new LinkedHashMap<>();
    List<Tensor> renamed = new ArrayList<>();
    for (Tensor tensor : file) {
      StringBuilder name = new StringBuilder();
      for (String part : tensor.name().split("\\.")) {
        boolean number = part.chars().allMatch(Character::isDigit);
        String word =
            number
                ? part
                : words.computeIfAbsent(
                    part,
                    p ->
                        "w"
                            + (char) ('a' + words.size() % 26)
                            + "qz".charAt(words.size() / 26 % 2));
        name.append(name.length() == 0 ? "" : "/").append(word);
      }
      renamed.add(new Tensor(name.toString(), "F32", tensor.shape(), 0, 0, ""));
    }
    return renamed;
  }

  private static Optional<String> described(List<Tensor> file) {
    return ArchitectureReader.read("here", MissingNode.getInstance(), TensorPattern.fold(file))
        .architecture()
        .map(Architecture::dialect);
  }

  @Test
  void filesThatAreNoLanguageModelHaveNoDescription() throws IOException {
    Map<String, String> told = new TreeMap<>();
    int number = 0;
    for (Map.Entry<String, List<Tensor>> file : files().entrySet()) {
      // A search that finds nothing takes long, so that each file is read in one of the two ways
      // and one of three not at all.
      int way = number++ % 3;
      if (way < 2) {
        List<Tensor> read = way == 0 ? file.getValue() : meaningless(file.getValue());
        described(read).ifPresent(d -> told.put(file.getKey(), d));
      }
    }
    assertEquals(Map.of(), told);
  }
}
