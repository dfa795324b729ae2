package dev.pedigree.tokenizer;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pedigree.weights.WeightHeader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns text into token ids as the model's own tokenizer does. */
public final class Tokenizer implements AutoCloseable {
  static final String JSON_FILE = "tokenizer.json";

  /** SentencePiece models and tiktoken lists, by the names that they have. */
  static final List<String> LISTS = List.of("tokenizer.model", "tiktoken.model", "spiece.model");

  private final String source;
  private final int size;
  private final HuggingFaceTokenizer library;

  private Tokenizer(String source, int size, HuggingFaceTokenizer library) {
    this.source = source;
    this.size = size;
    this.library = library;
  }

  /**
   * The tokenizer of a model; empty when there is none.
   *
   * @param folder where files may lie beside the weights
   * @param headers the weight files; those in GGUF carry a vocabulary
   * @throws UnreadableTokenizer when there is one, but it cannot be used
   */
  public static Optional<Tokenizer> find(Path folder, List<WeightHeader> headers)
      throws IOException {
    Path json = folder.resolve(JSON_FILE);
    if (Files.isRegularFile(json)) {
      bytesOf(json);
      return Optional.of(open(json, JSON_FILE, size(json)));
    }
    for (WeightHeader header : headers) {
      if (header.metadata().containsKey(GgufVocabulary.TOKENS)) {
        return Optional.of(open(new GgufVocabulary(header.metadata()).json(), header.path()));
      }
    }
    Optional<Path> list = list(folder);
    if (list.isPresent()) {
      byte[] file = read(list.get());
      return Optional.of(
          open(
              Tiktoken.is(file) ? Tiktoken.json(file) : SentencePieceFile.json(file),
              list.get().getFileName().toString()));
    }
    Path vocab = folder.resolve(MergeFiles.VOCAB);
    Path merges = folder.resolve(MergeFiles.MERGES);
    if (Files.isRegularFile(vocab) && Files.isRegularFile(merges)) {
      Path config = folder.resolve("tokenizer_config.json");
      TokenizerJson read = MergeFiles.json(read(vocab), read(merges), config(config));
      return Optional.of(open(read, MergeFiles.VOCAB));
    }
    return Optional.empty();
  }

  /** A SentencePiece model or a tiktoken list beside the weights. */
  private static Optional<Path> list(Path folder) throws IOException {
    for (String name : LISTS) {
      if (Files.isRegularFile(folder.resolve(name))) {
        return Optional.of(folder.resolve(name));
      }
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".tiktoken")).sorted().findFirst();
    }
  }

  /** Token ids of a text, with the special tokens that the tokenizer adds itself. */
  public int[] ids(String text) {
    try {
      long[] read = library.encode(text).getIds();
      int[] ids = new int[read.length];
      for (int i = 0; i < ids.length; i++) {
        ids[i] = Math.toIntExact(read[i]);
      }
      return ids;
    } catch (RuntimeException e) {
      throw UnreadableTokenizer.because("library", "message", e.getMessage());
    }
  }

  /** One more than the highest id. */
  public int size() {
    return size;
  }

  /** The file that it comes from. */
  public String source() {
    return source;
  }

  @Override
  public void close() {
    library.close();
  }

  private static Tokenizer open(TokenizerJson json, String source) throws IOException {
    Path file = Files.createTempFile("tokenizer", ".json");
    try {
      json.write(file);
      return open(file, source, json.vocabulary().tokens().size());
    } finally {
      Files.delete(file);
    }
  }

  private static Tokenizer open(Path json, String source, int size) throws IOException {
    try {
      Map<String, String> options = Map.of("truncation", "false", "padding", "false");
      return new Tokenizer(source, size, HuggingFaceTokenizer.newInstance(json, options));
    } catch (RuntimeException e) {
      throw UnreadableTokenizer.because("library", "message", e.getMessage());
    }
  }

  /** One more than the highest id in a {@code tokenizer.json}. */
  private static int size(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      long size = TokenizerSize.of(in);
      if (size > Integer.MAX_VALUE) {
        throw UnreadableTokenizer.because("id", "id", size - 1, "limit", Integer.MAX_VALUE);
      }
      return (int) size;
    } catch (JsonProcessingException e) {
      throw UnreadableTokenizer.because("library", "message", e.getOriginalMessage());
    }
  }

  private static byte[] read(Path file) throws IOException {
    bytesOf(file);
    return Files.readAllBytes(file);
  }

  private static void bytesOf(Path file) throws IOException {
    long bytes = Files.size(file);
    if (bytes > TokenizerJson.LIMIT) {
      throw UnreadableTokenizer.because("large-file", "bytes", bytes, "limit", TokenizerJson.LIMIT);
    }
  }

  /** A missing node where there is none: it only names a class, and the usual one is assumed. */
  private static JsonNode config(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return MissingNode.getInstance();
    }
    try {
      return TokenizerJson.JSON.readTree(read(file));
    } catch (JsonProcessingException e) {
      throw UnreadableTokenizer.because(
          "library", "message", file.getFileName() + ": " + e.getOriginalMessage());
    }
  }
}
