package dev.pedigree.pipeline;

import dev.pedigree.catalog.Catalog;
import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.ModelId;
import dev.pedigree.crawl.CrawlRequest;
import dev.pedigree.crawl.Crawled;
import dev.pedigree.crawl.Crawler;
import dev.pedigree.crawl.ModelFolder;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.snapshot.SnapshotStore;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.text.Near;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Opens an argument of the user: a weight file, a model folder, a git repository (also bare, also a
 * bundle), a URL, or a catalogue id. An existing path takes precedence over an id.
 */
public final class ModelOpener {
  private final Supplier<Catalog> catalog;
  private final Supplier<SnapshotStore> snapshots;
  private final Crawler crawler;

  /**
   * Catalogue and snapshots are read only if an argument is neither path nor URL.
   *
   * @param catalog the catalogue
   * @param snapshots the last snapshots of its models
   * @param crawler reads git repositories
   */
  public ModelOpener(
      Supplier<Catalog> catalog, Supplier<SnapshotStore> snapshots, Crawler crawler) {
    this.catalog = catalog;
    this.snapshots = snapshots;
    this.crawler = crawler;
  }

  /**
   * Opens {@code argument}.
   *
   * @throws FindingException when it does not exist or cannot be read
   */
  public OpenedModel open(String argument) {
    Optional<Path> path = existing(argument);
    if (path.isPresent()) {
      return ModelFolder.isModel(path.get())
          ? opened(argument, ModelFolder.read(path.get()), Optional.of(weightFolder(path.get())))
          : checkedOut(argument, path.get());
    }
    if (argument.toLowerCase(Locale.ROOT).matches("[a-z][a-z0-9+.-]+:.*")) {
      return crawled(CrawlRequest.of(argument, argument));
    }
    return catalogued(argument);
  }

  private static Optional<Path> existing(String argument) {
    try {
      return Optional.of(Path.of(argument)).filter(Files::exists);
    } catch (InvalidPathException e) {
      return Optional.empty(); // not a valid path on this system, so an id or a URL
    }
  }

  private OpenedModel catalogued(String id) {
    Optional<Model> model = catalog.get().model(id);
    if (model.isPresent()) {
      return known(model.get());
    }
    ModelId asked = ModelId.of(id);
    Optional<Model> repository = catalog.get().model(asked.repository());
    if (repository.isPresent() && repository.get().paper().isEmpty()) {
      CrawlRequest request = CrawlRequest.catalogued(id, repository.get().repository());
      return crawled(request.at(asked.revision()));
    }
    throw new FindingException(
        Finding.error("pipeline.no-such-model", Location.of(id), "nearest", nearest(id)));
  }

  private OpenedModel known(Model model) {
    Optional<Snapshot> snapshot = snapshots.get().read(model.id());
    if (model.paper().isEmpty() && snapshot.isEmpty()) {
      throw new FindingException(
          Finding.error("pipeline.no-snapshot", Location.of(model.id()), "id", model.id()));
    }
    return new OpenedModel(model.id(), snapshot, List.of(), Optional.empty(), model.paper());
  }

  private OpenedModel crawled(CrawlRequest request) {
    return opened(request.id(), crawler.crawl(request), Optional.empty());
  }

  /**
   * Opens a repository on this machine; if its weights are checked out, the smoke check can run
   * them.
   */
  private OpenedModel checkedOut(String argument, Path path) {
    OpenedModel opened = crawled(CrawlRequest.of(argument, argument));
    boolean there =
        !opened.headers().isEmpty()
            && opened.headers().stream().allMatch(h -> size(path.resolve(h.path())) == h.bytes());
    return there
        ? new OpenedModel(
            argument, opened.snapshot(), opened.headers(), Optional.of(path), opened.paper())
        : opened;
  }

  private static long size(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : -1;
    } catch (IOException e) {
      return -1; // not readable in the worktree; the content in the repository was read
    }
  }

  private static OpenedModel opened(String argument, Crawled crawled, Optional<Path> folder) {
    return new OpenedModel(
        argument, Optional.of(crawled.snapshot()), crawled.headers(), folder, Optional.empty());
  }

  private static Path weightFolder(Path path) {
    return Files.isDirectory(path) ? path : path.toAbsolutePath().getParent();
  }

  /** The catalogue id with the longest common substring with {@code id}. */
  private String nearest(String id) {
    List<String> known = catalog.get().models().stream().map(Model::id).toList();
    return Near.sharing(id, known).orElse("org/name");
  }
}
