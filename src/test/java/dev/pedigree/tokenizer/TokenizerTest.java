package dev.pedigree.tokenizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.weights.WeightHeader;
import dev.pedigree.weights.format.WeightHeaders;
import dev.pedigree.weights.source.FileSource;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tokenizers in every form, small ones. The ids beside them were made by the programs that the
 * forms come from: sentencepiece 0.2.2, tiktoken 0.14.0, tokenizers 0.23.2; for RWKV by taking the
 * longest token at each place.
 */
class TokenizerTest {
  private static final String KEY = "tokenizer.ggml.";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unigram",
        "unigram_unknown",
        "joins",
        "tiktoken_digit",
        "tiktoken_digits",
        "merges",
        "t5",
        "rwkv"
      })
  void idsAreThoseOfTheProgramThatTheFormComesFrom(String form)
      throws IOException, URISyntaxException {
    Path at = Path.of(TokenizerTest.class.getResource(form).toURI());
    List<String> expected = Files.readAllLines(at.resolve("ids.txt"));
    List<String> texts =
        List.of(Files.readString(at.resolveSibling("texts.txt")).split("\n__ggml_vocab_test__\n"));
    assertEquals(texts.size(), expected.size());
    List<WeightHeader> headers =
        Files.exists(at.resolve("model.gguf")) ? headers(at.resolve("model.gguf")) : List.of();
    try (Tokenizer tokenizer = Tokenizer.find(at, headers).orElseThrow()) {
      for (int i = 0; i < expected.size(); i++) {
        String ids =
            Arrays.stream(tokenizer.ids(texts.get(i)))
                .mapToObj(id -> " " + id)
                .collect(Collectors.joining());
        assertEquals(expected.get(i), ids, texts.get(i));
      }
    }
  }

  static List<Arguments> vocabulariesThatCannotBeUsed() {
    List<String> twice = List.of("<unk>", "a", "b", "a");
    return List.of(
        Arguments.of(Map.of("tokens", twice), "tokens 1 and 3 are the same text"),
        Arguments.of(
            Map.of("tokens", List.of("<unk>", "a".repeat(10 << 20), "b", "c")),
            "token 1 has 10485760 characters, the limit is 512"),
        Arguments.of(
            Map.of("tokens", List.of("<unk>", "a", new byte[] {'x', (byte) 0xc3}, "c")),
            "token 2 is not UTF-8"),
        Arguments.of(
            Map.of("scores", List.of(0f, -1f, Float.NaN, 0f)), "the score of token 2 is NaN"),
        Arguments.of(
            Map.of("scores", List.of(0f, -1f)), "tokenizer.ggml.scores has 2 entries for 4 tokens"),
        Arguments.of(Map.of("scores", "none"), "tokenizer.ggml.scores is missing"),
        Arguments.of(
            Map.of("token_type", List.of(1)),
            "tokenizer.ggml.token_type has 1 entries for 4 tokens"),
        Arguments.of(
            Map.of("model", "plamo2"), "vocabularies of the kind \"plamo2\" are not known"),
        Arguments.of(
            Map.of("model", "gpt2", "pre", "of\nyesterday"),
            "how \"of?yesterday\" splits text is not known"),
        Arguments.of(Map.of("model", "gpt2"), "tokenizer.ggml.merges is missing"),
        Arguments.of(
            Map.of("model", "gpt2", "merges", List.of("a b", "b zebra")),
            "merge 1 makes no token of the vocabulary"),
        Arguments.of(
            Map.of("tokens", Collections.nCopies((1 << 20) + 1, "")),
            "it has 1048577 tokens, the limit is 1048576"));
  }

  @ParameterizedTest
  @MethodSource("vocabulariesThatCannotBeUsed")
  void aVocabularyThatCannotBeUsedSaysWhy(Map<String, Object> odd, String why) throws IOException {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put(KEY + "model", "llama");
    metadata.put(KEY + "tokens", List.of("<unk>", "a", "b", "ab"));
    metadata.put(KEY + "scores", List.of(0f, -1f, -2f, -3f));
    odd.forEach((key, value) -> metadata.put(KEY + key, value));
    Path file = Files.write(folder.resolve("model.gguf"), GgufBytes.of(metadata));
    List<WeightHeader> headers = headers(file);
    UnreadableTokenizer e =
        assertThrows(UnreadableTokenizer.class, () -> Tokenizer.find(folder, headers));
    assertEquals(why, e.what().en());
    assertTrue(e.what().zh().codePoints().anyMatch(c -> c > 0x3000), e.what().zh());
  }

  @Test
  void piecesOfPiecesDoNotFillTheMemory() throws IOException {
    List<String> nested = new ArrayList<>();
    List<Float> scores = new ArrayList<>();
    for (char letter = 'a'; letter < 'j'; letter++) {
      for (int length = 1; length <= 512; length++) {
        nested.add(String.valueOf(letter).repeat(length));
        scores.add((float) -length);
      }
    }
    Map<String, Object> metadata =
        Map.of(KEY + "model", "llama", KEY + "tokens", nested, KEY + "scores", scores);
    List<WeightHeader> headers =
        headers(Files.write(folder.resolve("model.gguf"), GgufBytes.of(metadata)));
    UnreadableTokenizer e =
        assertThrows(UnreadableTokenizer.class, () -> Tokenizer.find(folder, headers));
    assertEquals("it has 1048608 merges or more, the limit is 1048576", e.what().en());
  }

  static List<Arguments> filesThatCannotBeUsed() {
    return List.of(
        Arguments.of(
            "tokenizer.model",
            new byte[] {10, 127, 1},
            "the file breaks off or is damaged at byte 2"),
        Arguments.of("tokenizer.model", new byte[] {}, "it has no tokens"),
        Arguments.of(
            "qwen.tiktoken",
            "YQ== 0\nYg== 0\n".getBytes(StandardCharsets.UTF_8),
            "line 2 is not a token with its rank"),
        Arguments.of(
            "qwen.tiktoken",
            "YQ== 0\n?? 1\n".getBytes(StandardCharsets.UTF_8),
            "line 2 is not a token with its rank"),
        Arguments.of(
            "vocab.json",
            "{\"a\": 2000000000}".getBytes(StandardCharsets.UTF_8),
            "a token has the id 2000000000, the limit is 1048576"),
        Arguments.of(
            "vocab.json",
            "{\"a\": 99999999999}".getBytes(StandardCharsets.UTF_8),
            "a token has the id 99999999999, the limit is 1048576"),
        Arguments.of(
            "vocab.json",
            "{\"a\": 1, \"b\": 1}".getBytes(StandardCharsets.UTF_8),
            "two tokens have the id 1"));
  }

  @ParameterizedTest
  @MethodSource("filesThatCannotBeUsed")
  void aFileThatCannotBeUsedSaysWhy(String name, byte[] bytes, String why) throws IOException {
    Files.write(folder.resolve(name), bytes);
    Files.writeString(folder.resolve("merges.txt"), "");
    UnreadableTokenizer e =
        assertThrows(UnreadableTokenizer.class, () -> Tokenizer.find(folder, List.of()));
    assertEquals(why, e.what().en());
  }

  @Test
  void aTokenizerWhoseConfigurationCannotBeReadIsNotGuessed() throws IOException {
    Files.writeString(folder.resolve("vocab.json"), "{\"a\": 0}");
    Files.writeString(folder.resolve("merges.txt"), "");
    Files.writeString(folder.resolve("tokenizer_config.json"), "{\"tokenizer_class\": ");
    UnreadableTokenizer e =
        assertThrows(UnreadableTokenizer.class, () -> Tokenizer.find(folder, List.of()));
    assertEquals(
        "tokenizer_config.json: Unexpected end-of-input within/between Object entries",
        e.what().en());
  }

  @Test
  void aFolderWithoutATokenizerHasNone() throws IOException {
    assertTrue(Tokenizer.find(folder, List.of()).isEmpty());
  }

  private static List<WeightHeader> headers(Path file) throws IOException {
    try (FileSource source = new FileSource("model.gguf", file)) {
      return List.of(WeightHeaders.read(source).header().orElseThrow());
    }
  }
}
