package dev.pedigree.smoke.trial;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reference logits in a file: raw little-endian float32, [batch, tokens, vocabulary]. */
public final class Reference {

  /** The file with token ids, [batch][tokens], beside the weights. */
  public static final String IDS = "input_ids.json";

  /** The file with the logits of a reference implementation for these ids. */
  static final String LOGITS = "logits.f32le";

  /** Largest normalised mean square error that counts as equal: float32 rounding. */
  public static final double NMSE = 1e-10;

  /** Largest absolute difference that counts as equal. */
  static final double MAX_ABS = 1e-4;

  private final byte[] bytes;

  private Reference(byte[] bytes) {
    this.bytes = bytes;
  }

  public static boolean equal(LogitDistance distance) {
    return distance.nmse() <= NMSE && distance.maxAbs() <= MAX_ABS;
  }

  /** The reference logits in a folder; empty when there are none for these ids or of this size. */
  public static Optional<Reference> of(Path folder, int[][] ids, List<float[]> logits)
      throws IOException {
    return of(folder, ids, logits.stream().mapToLong(l -> l.length).sum());
  }

  /**
   * The reference logits in a folder; empty when there are none for these ids.
   *
   * @param numbers how many logits there must be
   */
  public static Optional<Reference> of(Path folder, int[][] ids, long numbers) throws IOException {
    Path file = folder.resolve(LOGITS);
    Path beside = folder.resolve(IDS);
    if (!Files.exists(file) || !Files.exists(beside)) {
      return Optional.empty();
    }
    int[][] stored = new ObjectMapper().readValue(beside.toFile(), int[][].class);
    if (!Arrays.deepEquals(stored, ids) || Files.size(file) != 4 * numbers) {
      return Optional.empty();
    }
    return Optional.of(new Reference(Files.readAllBytes(file)));
  }

  /** The distance of computed logits from the reference. */
  public LogitDistance distance(List<float[]> logits) {
    ByteBuffer reference = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    double error = 0;
    double power = 0;
    double largest = 0;
    for (float[] sequence : logits) {
      for (float logit : sequence) {
        double expected = reference.getFloat();
        double difference = logit - expected;
        error += difference * difference;
        power += expected * expected;
        largest = Math.max(largest, Math.abs(difference));
      }
    }
    return new LogitDistance(error / power, largest);
  }

  public static void write(Path file, List<float[]> logits) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      for (float[] sequence : logits) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * 8192).order(ByteOrder.LITTLE_ENDIAN);
        for (float logit : sequence) {
          if (!bytes.hasRemaining()) {
            out.write(bytes.array(), 0, bytes.position());
            bytes.clear();
          }
          bytes.putFloat(logit);
        }
        out.write(bytes.array(), 0, bytes.position());
      }
    }
  }
}
