package dev.pedigree.tokenizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pedigree.weights.WeightHeader;
import dev.pedigree.weights.format.WeightHeaders;
import dev.pedigree.weights.source.FileSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentReaderTest {
  private static final String KEY = "tokenizer.ggml.";

  @TempDir Path folder;

  @Test
  void bytesOfByteLevelTokensAreReadFromTheirLetters() throws IOException {
    json(
        """
        {"added_tokens": [{"id": 3, "content": "<s>", "special": true},
                          {"id": 5, "content": "<tool>", "special": false}],
         "pre_tokenizer": {"type": "Sequence", "pretokenizers": [{"type": "ByteLevel"}]},
         "model": {"type": "BPE", "vocab": {"Ġthe": 0, "ä½": 1, "a": 2, "<s>": 3},
                   "merges": ["Ġt he", ["a", "b c"]]}}
        """);
    TokenizerContent read = read();
    assertEquals("tokenizer.json", read.form());
    assertEquals(List.of(" the", "\u00e4\u00bd", "a", "<s>", "", "<tool>"), read.tokens());
    assertEquals(5, read.count());
    assertEquals(Map.of(3, "<s>"), read.special());
    assertEquals(Optional.of(List.of(" t\nhe", "a\nb c")), read.merges());
    assertEquals("0xe4bd", TokenizerContent.shown(read.tokens().get(1)));
  }

  @Test
  void piecesAreReadWithTheirSpacesAndBytes() throws IOException {
    json(
        """
        {"model": {"type": "Unigram", "unk_id": 0,
                   "vocab": [["<unk>", 0.0], ["▁the", -1.5], ["<0xE4>", -2], ["的", -3]]}}
        """);
    TokenizerContent read = read();
    assertEquals(List.of("<unk>", " the", "\u00e4", "\u00e7\u009a\u0084"), read.tokens());
    assertEquals(Optional.empty(), read.merges());
    assertEquals("的", TokenizerContent.shown(read.tokens().get(3)));
  }

  @Test
  void wordPiecesThatBeginAWordGetASpace() throws IOException {
    json(
        """
        {"added_tokens": [{"id": 0, "content": "[CLS]", "special": true}],
         "model": {"type": "WordPiece", "vocab": {"[CLS]": 0, "play": 1, "##ing": 2, "##": 3}}}
        """);
    assertEquals(List.of("[CLS]", " play", "ing", " ##"), read().tokens());
  }

  /** The same vocabulary in two files: as its own and inside of GGUF. */
  @ParameterizedTest
  @CsvSource({
    "gpt2, Ġthe, ' the'",
    "llama, ▁the, ' the'",
    "bert, ▁the, ' the'",
    "rwkv, \\x20the, ' the'"
  })
  void aVocabularyInsideOfGgufIsReadInTheSameForm(String model, String written, String plain)
      throws IOException {
    TokenizerContent read =
        gguf(
            Map.of(
                "model",
                model,
                "tokens",
                List.of("<s>", "a", written, "[PAD3]"),
                "token_type",
                List.of(3, 1, 1, 5)));
    assertEquals("gguf", read.form());
    assertEquals(List.of("<s>", "a", plain), read.tokens());
    assertEquals(Map.of(0, "<s>"), read.special());
  }

  @Test
  void aVocabularyIsReadWhereNobodyKnowsHowItSplitsText() throws IOException {
    TokenizerContent read =
        gguf(
            Map.of(
                "model",
                "of-tomorrow",
                "pre",
                "unheard",
                "tokens",
                List.of("Ġa", "b", "ab"),
                "merges",
                List.of("a b")));
    assertEquals(List.of(" a", "b", "ab"), read.tokens());
    assertEquals(Optional.of(List.of("a\nb")), read.merges());
  }

  @ParameterizedTest
  @CsvSource({
    "joins, sentencepiece, 1100, tokenizer.model",
    "unigram, sentencepiece, 900, tokenizer.model",
    "tiktoken_digit, tiktoken, 600, qwen.tiktoken",
    "merges, vocab.json, 700, vocab.json"
  })
  void eachFormIsReadWithItsTokens(String form, String called, int count, String file)
      throws IOException, URISyntaxException {
    folder = Path.of(ContentReaderTest.class.getResource(form).toURI());
    TokenizerContent read = read();
    assertEquals(called, read.form());
    assertEquals(file, read.file());
    assertEquals(count, read.count());
  }

  @Test
  void tokensThatWereAddedLaterLieBesideTheVocabulary() throws IOException {
    Files.writeString(folder.resolve("vocab.json"), "{\"Ġa\": 0, \"b\": 1}");
    Files.writeString(folder.resolve("merges.txt"), "#version: 0.2\nĠ a\n");
    Files.writeString(folder.resolve("added_tokens.json"), "{\"<|end|>\": 3}");
    TokenizerContent read = read();
    assertEquals(List.of(" a", "b", "", "<|end|>"), read.tokens());
    assertEquals(Map.of(3, "<|end|>"), read.special());
    assertEquals(Optional.of(List.of(" \na")), read.merges());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]|it has no tokens",
        "{\"model\": {\"vocab\": {}}}|it has no tokens",
        "{\"model\": {\"vocab\": {\"a\": 0, \"b\": 0}}}|two tokens have the id 0",
        "{\"model\": {\"vocab\": {\"a\": 1048576}}}|a token has the id 1048576, the limit is 1048576",
        "{\"model\": {\"vocab\": {\"a\": \"x\"}}}|a token has the id x, the limit is 1048576",
        "{\"model\": {\"vocab\": {\"a\": 0}, \"merges\": [\"ab\"]}}|merge 0 makes no token of the vocabulary",
        "{\"model\": {\"vocab\": {\"a\": 0}, \"merges\": [[\"a\", 3]]}}|merge 0 makes no token of the vocabulary",
        "{\"model\": {\"vocab\": {\"a\": 0|Unexpected end-of-input: expected close marker for Object"
      })
  void aFileThatIsNoTokenizerSaysWhy(String both) throws IOException {
    json(both.substring(0, both.indexOf('|')));
    UnreadableTokenizer e = assertThrows(UnreadableTokenizer.class, this::read);
    String why = both.substring(both.indexOf('|') + 1);
    assertEquals(why, e.what().en().substring(0, Math.min(why.length(), e.what().en().length())));
  }

  private TokenizerContent gguf(Map<String, Object> values) throws IOException {
    Map<String, Object> metadata = new LinkedHashMap<>();
    new TreeMap<>(values).forEach((key, value) -> metadata.put(KEY + key, value));
    Files.write(folder.resolve("model.gguf"), GgufBytes.of(metadata));
    return read();
  }

  private void json(String text) throws IOException {
    Files.writeString(folder.resolve("tokenizer.json"), text, StandardCharsets.UTF_8);
  }

  private TokenizerContent read() throws IOException {
    List<String> names;
    try (Stream<Path> files = Files.list(folder)) {
      names = files.map(file -> file.getFileName().toString()).sorted().toList();
    }
    List<WeightHeader> headers =
        names.stream().filter(name -> name.endsWith(".gguf")).map(this::header).toList();
    ContentReader.Place place = ContentReader.chosen(names, headers).orElseThrow();
    return ContentReader.read(
        place,
        new ContentReader.Files() {
          @Override
          public List<String> names() {
            return names;
          }

          @Override
          public byte[] read(String name) throws IOException {
            return Files.readAllBytes(folder.resolve(name));
          }
        });
  }

  private WeightHeader header(String name) {
    try (FileSource source = new FileSource(name, folder.resolve(name))) {
      return WeightHeaders.read(source).header().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
