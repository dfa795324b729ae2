package dev.pedigree.tokenizer;

import dev.pedigree.weights.WeightHeader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads what a tokenizer consists of, from the file that {@link Tokenizer} would use, without
 * running it.
 */
public final class ContentReader {
  private ContentReader() {}

  /** The files of a model. */
  public interface Files {
    /** Names of all files in the model's folder. */
    List<String> names();

    /** The content of a file, no longer than the caller bounds it. */
    byte[] read(String name) throws IOException;
  }

  /**
   * Where a tokenizer is.
   *
   * @param name of the file
   * @param header of a weight file that carries it; empty for a file of its own
   */
  public record Place(String name, Optional<WeightHeader> header) {
    private Place(String name) {
      this(name, Optional.empty());
    }
  }

  /**
   * The file that is read: {@code tokenizer.json}, else a GGUF file, else a list of tokens, else
   * {@code vocab.json}; empty when there is none.
   */
  public static Optional<Place> chosen(List<String> names, List<WeightHeader> headers) {
    if (names.contains(Tokenizer.JSON_FILE)) {
      return Optional.of(new Place(Tokenizer.JSON_FILE));
    }
    Optional<Place> gguf =
        headers.stream()
            .filter(header -> header.metadata().containsKey(GgufVocabulary.TOKENS))
            .findFirst()
            .map(header -> new Place(header.path(), Optional.of(header)));
    return gguf.or(
            () -> Tokenizer.LISTS.stream().filter(names::contains).findFirst().map(Place::new))
        .or(
            () ->
                names.stream()
                    .filter(n -> n.endsWith(".tiktoken"))
                    .sorted()
                    .findFirst()
                    .map(Place::new))
        .or(() -> names.stream().filter(MergeFiles.VOCAB::equals).findFirst().map(Place::new));
  }

  /** The files that are read for a tokenizer, its own first; none for a header. */
  public static List<String> used(Place place, List<String> names) {
    if (place.header().isPresent()) {
      return List.of();
    }
    List<String> beside =
        switch (place.name()) {
          case Tokenizer.JSON_FILE -> List.of();
          case MergeFiles.VOCAB -> List.of(MergeFiles.MERGES, MergeFiles.ADDED);
          default -> List.of(MergeFiles.ADDED);
        };
    return Stream.concat(Stream.of(place.name()), beside.stream().filter(names::contains)).toList();
  }

  /**
   * The content of a tokenizer.
   *
   * @throws UnreadableTokenizer when it cannot be read
   */
  public static TokenizerContent read(Place place, Files files) throws IOException {
    String name = place.name();
    if (place.header().isPresent()) {
      return new GgufVocabulary(place.header().get().metadata()).content(name);
    }
    byte[] file = files.read(name);
    if (name.equals(Tokenizer.JSON_FILE)) {
      return JsonContent.read(name, file);
    }
    TokenizerContent content =
        name.equals(MergeFiles.VOCAB)
            ? MergeFiles.content(name, file, beside(MergeFiles.MERGES, files))
            : Tiktoken.is(file) ? list(name, file) : pieces(name, file);
    byte[] added = beside(MergeFiles.ADDED, files);
    return added.length == 0 ? content : Contents.with(content, MergeFiles.byId(added));
  }

  /** The content of a file that may be there; empty when it is not. */
  private static byte[] beside(String name, Files files) throws IOException {
    return files.names().contains(name) ? files.read(name) : new byte[0];
  }

  private static TokenizerContent list(String name, byte[] file) {
    Vocabulary vocabulary = Tiktoken.json(file).vocabulary();
    return Contents.of(name, "tiktoken", Spelling.BYTE_LEVEL, vocabulary, Optional.empty());
  }

  private static TokenizerContent pieces(String name, byte[] file) {
    Vocabulary vocabulary = SentencePieceFile.json(file).vocabulary();
    return Contents.of(name, "sentencepiece", Spelling.PIECES, vocabulary, Optional.empty());
  }
}
