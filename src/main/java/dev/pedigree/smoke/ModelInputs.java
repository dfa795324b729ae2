package dev.pedigree.smoke;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pedigree.smoke.decoder.Decoder;
import dev.pedigree.smoke.decoder.Footprint;
import dev.pedigree.smoke.trial.Reference;
import dev.pedigree.smoke.trial.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What a model is given to read. */
record ModelInputs(SmokeRequest request) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * The requested token ids [batch][tokens], or those in the file beside the weights; empty without
   * either.
   */
  Optional<int[][]> ids(Decoder decoder) throws IOException {
    Path beside = request.folder().orElseThrow().resolve(Reference.IDS);
    Path file = request.inputIds().orElse(beside);
    if (request.inputIds().isEmpty() && !Files.exists(beside)) {
      return Optional.empty();
    }
    try {
      int[][] ids = JSON.readValue(file.toFile(), int[][].class);
      for (int[] sequence : ids) {
        for (int id : sequence) {
          if (id < 0 || id >= decoder.vocabulary()) {
            throw new IOException(
                file + ": token " + id + " is not in a vocabulary of " + decoder.vocabulary());
          }
        }
      }
      return Optional.of(ids);
    } catch (JsonProcessingException e) {
      throw new IOException(file + ": " + e.getOriginalMessage(), e);
    }
  }

  /** The tokenized texts; empty without a tokenizer. */
  Optional<Tokens> texts(Decoder decoder) throws IOException {
    int room = Footprint.tokens(decoder, request.limits().bytes());
    int limit = Math.min(Math.min(request.limits().tokens(), room), decoder.longest());
    return Tokens.read(
        request.folder().orElseThrow(),
        request.headers(),
        request.config(),
        request.texts(),
        limit);
  }

  /** The tokens of all sequences. */
  static int count(int[][] ids) {
    int count = 0;
    for (int[] sequence : ids) {
      count += sequence.length;
    }
    return count;
  }
}
