package dev.pedigree.crawl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pedigree.crawl.git.FileKind;
import dev.pedigree.crawl.git.GitFolder;
import dev.pedigree.crawl.net.CrawlLimits;
import dev.pedigree.crawl.net.Deadline;
import dev.pedigree.crawl.places.Place;
import dev.pedigree.crawl.snapshot.Snapshot.Live;
import dev.pedigree.crawl.snapshot.Snapshot.Revision;
import dev.pedigree.crawl.text.Clean;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the models in a plain folder, or a single weight file, with the configuration and the card
 * beside it, but without git and history.
 */
public final class ModelFolder {
  private static final Place TOP = new Place("", Place.Kind.MODEL);
  private static final Live NO_COMMIT = new Live(new Revision("", "", ""), List.of());

  private final String source;
  private final Path folder;
  private final CrawlLimits limits = CrawlLimits.defaults();
  private final Deadline deadline;

  private ModelFolder(String source, Path folder) {
    this.source = source;
    this.folder = folder;
    this.deadline = new Deadline(source, limits.time());
  }

  /**
   * Whether {@code path} is a plain file or folder: no bundle and no git repository.
   *
   * @throws FindingException when it cannot be read
   */
  public static boolean isModel(Path path) {
    try {
      return Files.isDirectory(path)
          ? GitFolder.of(path).isEmpty() || isOfAnotherHash(path)
          : Files.isRegularFile(path) && !GitFolder.isBundle(path);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  /**
   * Reads a folder, or one weight file with the files beside it. For an index or a shard, all
   * shards are read.
   *
   * @return a snapshot without commit, date and history, and every header
   * @throws FindingException when there is nothing or it cannot be read
   */
  public static Crawled read(Path path) {
    boolean single = Files.isRegularFile(path);
    if (!single && !Files.isDirectory(path)) {
      throw new FindingException(
          Finding.error("crawl.no-path", Location.of(Clean.text(path.toString()))));
    }
    Path folder = single ? path.toAbsolutePath().getParent() : path;
    try {
      ModelFolder model = new ModelFolder(path.toString(), folder);
      return single ? model.single(path.getFileName()) : model.all();
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  /**
   * Reads one file: an index or a shard with the whole model, a configuration or a card alone, and
   * anything else as weights.
   */
  private Crawled single(Path file) throws IOException {
    String name = FolderTree.shown(file);
    boolean json = name.endsWith(".json");
    boolean index = FileKind.of(name) == FileKind.INDEX;
    if (!index && (json || name.endsWith(".md"))) {
      return reading(FolderTree.of(folder, List.of(), limits), TOP, new ArrayList<>())
          .only(json ? List.of(name) : List.of(), json ? List.of() : List.of(name))
          .crawled(source, name(), NO_COMMIT, path -> false);
    }
    boolean readable = !index || Files.size(folder.resolve(file)) <= limits.fileBytes();
    List<Path> weights = readable ? ShardSet.of(folder, file) : List.of();
    List<Path> all = new ArrayList<>(weights);
    if (index) {
      all.add(file);
    }
    FolderTree tree = FolderTree.of(folder, all, limits);
    PlaceReading reading = reading(tree, TOP, new ArrayList<>()).named();
    JsonNode config = reading.config().orElse(MissingNode.getInstance());
    List<Candidate> files = new ArrayList<>();
    for (Path path : weights) {
      files.add(tree.candidate(HeaderFile.standsFor(FolderTree.shown(path))));
    }
    return reading.crawled(
        source,
        name(),
        NO_COMMIT,
        path -> true,
        config,
        reading.weights(files, path -> true, config));
  }

  /** Whether a folder is the worktree of a repository that git libraries cannot read yet. */
  private static boolean isOfAnotherHash(Path path) throws IOException {
    Optional<Path> git = GitFolder.of(path);
    return git.isPresent() && !git.get().equals(path) && GitFolder.isSha256(git.get());
  }

  private Crawled all() throws IOException {
    List<Finding> all = new ArrayList<>();
    if (isOfAnotherHash(folder)) {
      all.add(Finding.warning("crawl.sha256-worktree", Location.of(source)));
    }
    FolderTree tree = FolderTree.of(folder, limits, all);
    return new TreeReading(source, tree, "", inside -> source + "/" + inside)
        .read(
            all,
            (place, own, whole, findings) -> {
              PlaceReading reading = reading(tree, place, findings);
              return (whole ? reading.whole() : reading).crawled(source, name(), NO_COMMIT, own);
            });
  }

  private PlaceReading reading(FileTree tree, Place place, List<Finding> findings) {
    return new PlaceReading(source, tree, place, limits, deadline, findings);
  }

  /** The name by which a card may call the model. */
  private String name() {
    return folder.toAbsolutePath().normalize().toString().replace('\\', '/');
  }

  private static FindingException unreadable(Path path, IOException e) {
    String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return new FindingException(
        Finding.error(
            "crawl.path-unreadable",
            Location.of(Clean.text(path.toString())),
            "reason",
            Clean.text(reason)),
        e);
  }
}
