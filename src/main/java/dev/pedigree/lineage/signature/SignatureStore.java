package dev.pedigree.lineage.signature;

import dev.pedigree.AtomicFile;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.snapshot.Snapshot.WeightFile;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.lineage.declared.FileIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps signatures beside the snapshots, as {@code signatures/<key>.sig}. The key follows from the
 * digests of the weight files, so that a signature belongs to bytes and not to a name: a copy of a
 * repository has the same one, and files that change need another.
 */
public final class SignatureStore {
  /** The folder in that of the snapshots. */
  public static final String FOLDER = "signatures";

  private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}\\.sig");

  private final Path folder;

  /**
   * @param snapshots the folder of snapshots; need not exist
   */
  public SignatureStore(Path snapshots) {
    this.folder = snapshots.resolve(FOLDER);
  }

  /**
   * A stored signature, whose file may be damaged.
   *
   * @param signature empty when there is none, or it cannot be read
   * @param finding why it cannot be read
   */
  public record Found(Optional<Signature> signature, Optional<Finding> finding) {}

  /**
   * The key of the weights of a snapshot; empty where it has none, or not every file has a digest,
   * as in a folder or a repository that was rebuilt from facts.
   */
  public static Optional<String> key(Snapshot snapshot) {
    boolean digests = snapshot.files().stream().noneMatch(file -> file.oid().isEmpty());
    if (snapshot.live().isEmpty() || !digests || FileIndex.telling(snapshot).isEmpty()) {
      return Optional.empty();
    }
    String oids =
        snapshot.files().stream()
            .map(WeightFile::oid)
            .distinct()
            .sorted()
            .collect(Collectors.joining("\n"));
    byte[] sum = RowDigest.sha().digest(oids.getBytes(StandardCharsets.UTF_8));
    return Optional.of(HexFormat.of().formatHex(sum));
  }

  /** The signature of a key. */
  public Found find(String key) {
    Path file = file(key);
    try {
      if (!Files.isRegularFile(file)) {
        return new Found(Optional.empty(), Optional.empty());
      }
      if (Files.size(file) > SignatureFile.MOST_BYTES) {
        throw new SignatureFile.BadForm("it is larger than " + SignatureFile.MOST_BYTES + " bytes");
      }
      return new Found(Optional.of(SignatureFile.read(Files.readAllBytes(file))), Optional.empty());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SignatureFile.BadForm e) {
      Location at = Location.of(FOLDER + "/" + file.getFileName());
      Finding why = Finding.warning("lineage.signature-unreadable", at, "reason", e.getMessage());
      return new Found(Optional.empty(), Optional.of(why));
    }
  }

  /** The signature of the weights of a snapshot. */
  public Found find(Snapshot snapshot) {
    return key(snapshot).map(this::find).orElse(new Found(Optional.empty(), Optional.empty()));
  }

  /**
   * Stores a signature under a key; an equal file is left as it is.
   *
   * @return the size of the file
   */
  public int write(String key, Signature signature) {
    byte[] bytes = SignatureFile.write(signature);
    Path file = file(key);
    try {
      if (!Files.isRegularFile(file) || !Arrays.equals(Files.readAllBytes(file), bytes)) {
        Files.createDirectories(folder);
        AtomicFile.write(file, bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.length;
  }

  /**
   * Removes all signatures but those of some keys; other files stay.
   *
   * @return how many were removed
   */
  public int keepOnly(Set<String> keys) {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> others =
          files
              .filter(file -> NAME.matcher(file.getFileName().toString()).matches())
              .filter(file -> !keys.contains(file.getFileName().toString().substring(0, 64)))
              .toList();
      for (Path file : others) {
        Files.delete(file);
      }
      return others.size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(String key) {
    if (!NAME.matcher(key + ".sig").matches()) {
      throw new IllegalArgumentException(key);
    }
    return folder.resolve(key + ".sig");
  }
}
