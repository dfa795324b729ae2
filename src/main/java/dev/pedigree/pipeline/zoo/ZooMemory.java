package dev.pedigree.pipeline.zoo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pedigree.AtomicFile;
import dev.pedigree.lineage.zoo.ZooScore;
import dev.pedigree.pipeline.BuildInputs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The score of the zoo, worked out once by each program: it is kept in a file with the digest of
 * the program, in which the zoo is.
 */
public final class ZooMemory implements Supplier<ZooScore> {
  private static final String NAME = ".pedigree-zoo.json";
  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_IGNORED_PROPERTIES);

  private final Path file;
  private final Supplier<ZooScore> run;
  private Optional<ZooScore> score = Optional.empty();

  /** The file: which program, and the score. */
  record Kept(String program, ZooScore score) {}

  /**
   * @param folder where the score is kept: that of the site, or of releases
   */
  public ZooMemory(Path folder) {
    this(folder, ZooRun::run);
  }

  ZooMemory(Path folder, Supplier<ZooScore> run) {
    this.file = folder.resolve(NAME);
    this.run = run;
  }

  /** The score: the kept one, or else worked out now. */
  @Override
  public synchronized ZooScore get() {
    score = score.or(this::kept);
    if (score.isEmpty()) {
      score = Optional.of(run.get());
    }
    return score.get();
  }

  /** The score if it was worked out or kept, without working it out. */
  public synchronized Optional<ZooScore> known() {
    return score.or(this::kept);
  }

  /** The score that this program kept; empty where it kept none. */
  public synchronized Optional<ZooScore> kept() {
    try {
      if (!Files.isRegularFile(file)) {
        return Optional.empty();
      }
      Kept kept = JSON.readValue(Files.readAllBytes(file), Kept.class);
      return BuildInputs.program().equals(kept.program())
          ? Optional.of(kept.score())
          : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty(); // another program wrote it
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps what was worked out, in a folder that is there. */
  public synchronized void keep() throws IOException {
    if (score.isPresent() && kept().isEmpty()) {
      Kept kept = new Kept(BuildInputs.program(), score.get());
      AtomicFile.write(
          file, (JSON.writeValueAsString(kept) + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }
}
