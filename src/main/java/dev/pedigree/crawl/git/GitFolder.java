package dev.pedigree.crawl.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.RepositoryCache;
import org.eclipse.jgit.util.FS;

/** Finds the git repository of a folder, without running git. */
public final class GitFolder {
  private static final int LONGEST_LINK = 8192;
  private static final int LONGEST_CONFIG = 1 << 20;
  private static final Pattern SHA256 =
      Pattern.compile("(?im)^\\s*objectformat\\s*=\\s*\"?sha256\"?\\s*$");
  private static final String LINK = "gitdir:";
  private static final String BUNDLE = "# v";

  private GitFolder() {}

  /**
   * The folder with the objects and references of {@code path}: itself when it is a bare
   * repository, its {@code .git}, or what its {@code .git} file points to, as in a linked worktree.
   */
  public static Optional<Path> of(Path path) throws IOException {
    Path inside = path.resolve(".git");
    Path folder = path;
    if (Files.isDirectory(inside)) {
      folder = inside;
    } else if (Files.isRegularFile(inside)) {
      folder = linked(path, inside).orElse(path);
    }
    return RepositoryCache.FileKey.isGitRepository(common(folder).toFile(), FS.DETECTED)
        ? Optional.of(folder)
        : Optional.empty();
  }

  /** The main repository of a linked worktree, which has its objects and large files. */
  static Path common(Path folder) throws IOException {
    Path link = folder.resolve("commondir");
    if (!Files.isRegularFile(link) || Files.size(link) > LONGEST_LINK) {
      return folder;
    }
    return resolved(folder, Files.readString(link).strip()).orElse(folder);
  }

  /** Whether the objects of a repository are named by SHA-256, which JGit does not read. */
  public static boolean isSha256(Path folder) throws IOException {
    Path config = common(folder).resolve("config");
    return Files.isRegularFile(config)
        && Files.size(config) < LONGEST_CONFIG
        && SHA256.matcher(new String(Files.readAllBytes(config), StandardCharsets.UTF_8)).find();
  }

  /** The same of a bundle, which says it before its references. */
  static boolean isSha256Bundle(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      String start = new String(in.readNBytes(LONGEST_LINK), StandardCharsets.ISO_8859_1);
      return start.contains("\n@object-format=sha256\n");
    }
  }

  /** Whether a file starts as a bundle does: {@code # v2 git bundle}. */
  public static boolean isBundle(Path file) throws IOException {
    byte[] start = new byte[16];
    try (var in = Files.newInputStream(file)) {
      int read = in.readNBytes(start, 0, start.length);
      String text = new String(Arrays.copyOf(start, read), StandardCharsets.ISO_8859_1);
      return text.startsWith(BUNDLE) && text.contains(" git bundle");
    }
  }

  private static Optional<Path> linked(Path path, Path file) throws IOException {
    if (Files.size(file) > LONGEST_LINK) {
      return Optional.empty();
    }
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
    return text.startsWith(LINK)
        ? resolved(path, text.substring(LINK.length()).strip())
        : Optional.empty();
  }

  private static Optional<Path> resolved(Path base, String target) {
    try {
      return Optional.of(base.resolve(target).normalize());
    } catch (InvalidPathException e) {
      return Optional.empty(); // not a valid path on this system
    }
  }
}
