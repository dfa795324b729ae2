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
 * Opens what a user names: a weight file, a model folder, a git repository (also bare, also a
 * bundle), a URL, or a catalogue id. A path that exists wins over an id of the same spelling.
 */
public final class ModelOpener {
  private final Supplier<Catalog> catalog;
  private final Supplier<SnapshotStore> snapshots;
  private final Crawler crawler;

  /**
   * Catalogue and snapshots are asked only where an argument is no path and no URL.
   *
   * @param catalog what ids mean
   * @param snapshots what the catalogued models said when they were last crawled
   * @param crawler reads everything that is in git
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
   * @throws FindingException when there is nothing of that name or it cannot be read
   */
  public OpenedModel open(String argument) {
    Optional<Path> path = existing(argument);
    if (path.isPresent()) {
      return ModelFolder.isModel(path.get())
          ? opened(argument, ModelFolder.read(path.get()), Optional.of(weightFolder(path.get())))
          : checkedOut(argument, path.get());
    }
    if (argument.toLowerCase(Locale.ROOT).matches("[a-z][a-z0-9+.-]+:.*")) {
      return crawled(argument, argument, "");
    }
    return catalogued(argument);
  }

  private static Optional<Path> existing(String argument) {
    try {
      return Optional.of(Path.of(argument)).filter(Files::exists);
    } catch (InvalidPathException e) {
      return Optional.empty(); // no path on this system; an id or a URL, then
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
      return crawled(id, repository.get().repository(), asked.revision());
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

  private OpenedModel crawled(String argument, String url, String revision) {
    Crawled crawled = crawler.crawl(CrawlRequest.of(argument, url).at(revision));
    return opened(argument, crawled, Optional.empty());
  }

  /** A repository on this machine: where the weights are checked out beside it, they can be run. */
  private OpenedModel checkedOut(String argument, Path path) {
    OpenedModel opened = crawled(argument, argument, "");
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
      return -1; // not readable here; the repository's own copy was read
    }
  }

  private static OpenedModel opened(String argument, Crawled crawled, Optional<Path> folder) {
    return new OpenedModel(
        argument, Optional.of(crawled.snapshot()), crawled.headers(), folder, Optional.empty());
  }

  private static Path weightFolder(Path path) {
    return Files.isDirectory(path) ? path : path.toAbsolutePath().getParent();
  }

  private String nearest(String id) {
    List<String> known = catalog.get().models().stream().map(Model::id).toList();
    return Near.sharing(id, known).orElse("org/name");
  }
}
