package dev.pedigree.tokenizer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.architecture.reading.SharedRepo;
import dev.pedigree.weights.format.WeightHeaders;
import dev.pedigree.weights.source.FileSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("shared")
class SharedVocabularyTest {

  /** Vocabularies with ids in ggml-org/llama.cpp, made by the models' own tokenizers. */
  private static final List<String> NAMES =
      List.of(
          "bert-bge",
          "deepseek-coder",
          "deepseek-llm",
          "falcon",
          "gpt-2",
          "llama-spm",
          "mpt",
          "phi-3",
          "refact",
          "starcoder");

  @TempDir Path folder;

  @Test
  void vocabulariesInsideGgufGiveTheIdsOfTheModelsOwnTokenizers() throws IOException {
    List<String> texts = List.of(data("texts.txt").split("\n__ggml_vocab_test__\n", -1));
    List<String> wrong = new ArrayList<>();
    for (String name : NAMES) {
      List<String> expected = data(name + ".ids").lines().toList();
      try (Tokenizer tokenizer = tokenizer(name)) {
        for (int i = 0; i < expected.size(); i++) {
          String ids =
              Arrays.stream(tokenizer.ids(texts.get(i)))
                  .mapToObj(id -> " " + id)
                  .collect(Collectors.joining());
          if (!ids.equals(expected.get(i))) {
            wrong.add(name + " [" + texts.get(i) + "]\n  is " + ids + "\n not" + expected.get(i));
          }
        }
      }
    }
    assertEquals("", String.join("\n", wrong));
  }

  @Test
  void gptNeoxWithoutANamedSplitterReadsAsMptWithOne() throws IOException {
    try (Tokenizer neox = tokenizer("gpt-neox");
        Tokenizer mpt = tokenizer("mpt")) {
      for (String text : data("texts.txt").split("\n__ggml_vocab_test__\n", -1)) {
        assertEquals(Arrays.toString(mpt.ids(text)), Arrays.toString(neox.ids(text)), text);
      }
    }
  }

  private Tokenizer tokenizer(String name) throws IOException {
    Path file = SharedRepo.shared().resolve("samples/ggml-vocab-" + name + ".gguf");
    try (FileSource source = new FileSource(name, file)) {
      return Tokenizer.find(folder, List.of(WeightHeaders.read(source).header().orElseThrow()))
          .orElseThrow();
    }
  }

  private static String data(String file) throws IOException {
    try (var in = SharedVocabularyTest.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
