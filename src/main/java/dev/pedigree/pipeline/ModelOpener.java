package dev.pedigree.pipeline;

import dev.pedigree.catalog.Catalog;
import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.ModelId;
import dev.pedigree.crawl.CrawlRequest;
import dev.pedigree.crawl.Crawled;
import dev.pedigree.crawl.Crawler;
import dev.pedigree.crawl.ModelFolder;
import dev.pedigree.crawl.Part;
import dev.pedigree.crawl.WeightContents;
import dev.pedigree.crawl.places.Place;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
          ? plain(argument, path.get())
          : checkedOut(CrawlRequest.of(argument, argument), path.get());
    }
    Optional<SourceName> named = SourceName.of(argument, name -> existing(name).isPresent());
    if (named.isPresent()) {
      CrawlRequest request =
          CrawlRequest.of(argument, named.get().source())
              .at(named.get().revision())
              .in(named.get().folder());
      return existing(named.get().source())
          .map(place -> checkedOut(request, place))
          .orElseGet(() -> crawled(request));
    }
    return catalogued(argument);
  }

  /** Looks at an opened model. */
  public interface Look<T> {
    /**
     * Is called once.
     *
     * @param contents opens weight files, only during the call; empty if there are none to open
     */
    T at(OpenedModel opened, Optional<WeightContents> contents);
  }

  /**
   * Opens {@code argument} and looks into its weight files.
   *
   * @return what {@code look} returns
   * @throws FindingException when it does not exist or cannot be read
   */
  public <T> T open(String argument, Look<T> look) {
    OpenedModel opened = open(argument);
    if (opened.headers().isEmpty()) {
      return look.at(opened, Optional.empty());
    }
    if (opened.folder().isPresent()) {
      return look.at(opened, opened.folder().map(WeightContents::in));
    }
    String commit =
        opened.snapshot().flatMap(Snapshot::live).map(l -> l.revision().commit()).orElse("");
    return crawler.look(
        request(argument).at(commit), contents -> look.at(opened, Optional.of(contents)));
  }

  /**
   * Looks once more into the weight files of an input.
   *
   * @param commit the one that was read; empty for a folder
   * @return what {@code look} returns
   */
  public <T> T look(String argument, String commit, Function<WeightContents, T> look) {
    Optional<Path> path = existing(argument).filter(ModelFolder::isModel);
    return path.isPresent()
        ? look.apply(WeightContents.in(holding(path.get())))
        : crawler.look(request(argument).at(commit), look);
  }

  private CrawlRequest request(String argument) {
    if (existing(argument).isPresent()) {
      return CrawlRequest.of(argument, argument);
    }
    return SourceName.of(argument, name -> existing(name).isPresent())
        .map(named -> CrawlRequest.of(argument, named.source()))
        .orElseGet(
            () -> {
              String repository = ModelId.of(argument).repository();
              Model model = catalog.get().model(repository).orElseThrow();
              return CrawlRequest.catalogued(argument, model.repository());
            });
  }

  private static Optional<Path> existing(String argument) {
    try {
      return Optional.of(Path.of(argument)).filter(Files::exists);
    } catch (InvalidPathException e) {
      return Optional.empty(); // not a valid path on this system, so an id or a URL
    }
  }

  /** The last snapshot of a model of the catalogue; empty for any other name. */
  Optional<Snapshot> stored(String id) {
    return id.isEmpty()
        ? Optional.empty()
        : catalog.get().model(id).flatMap(model -> snapshots.get().read(model.id()));
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

  private OpenedModel plain(String argument, Path path) {
    Path folder = holding(path);
    Crawled crawled = ModelFolder.read(path);
    return opened(argument, crawled, read -> Optional.of(folder), p -> argument + "/" + p.folder());
  }

  /** The folder that the paths of a model in a folder or file start from. */
  private static Path holding(Path path) {
    return Files.isDirectory(path) ? path : path.toAbsolutePath().getParent();
  }

  private OpenedModel crawled(CrawlRequest request) {
    return opened(request, Optional.empty());
  }

  /**
   * Opens a repository on this machine; if its weights are checked out, the smoke check can run
   * them.
   */
  private OpenedModel checkedOut(CrawlRequest request, Path path) {
    return opened(request, Optional.of(path).filter(Files::isDirectory));
  }

  private OpenedModel opened(CrawlRequest request, Optional<Path> worktree) {
    SourceName name = new SourceName(request.url(), request.revision(), request.folder());
    return opened(
        request.id(),
        crawler.crawl(request),
        crawled -> worktree.filter(w -> there(w, crawled)),
        name::inside);
  }

  /** Whether all files of a model are there as they were read. */
  private static boolean there(Path folder, Crawled crawled) {
    return !crawled.headers().isEmpty()
        && crawled.headers().stream().allMatch(h -> size(folder.resolve(h.path())) == h.bytes());
  }

  private static long size(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : -1;
    } catch (IOException e) {
      return -1; // not readable in the worktree; the content in the repository was read
    }
  }

  /**
   * @param folders where on this machine the files of a reading are
   * @param naming the argument that opens one part alone
   */
  private static OpenedModel opened(
      String argument,
      Crawled crawled,
      Function<Crawled, Optional<Path>> folders,
      Function<Place, String> naming) {
    List<OpenedModel.Part> parts = new ArrayList<>();
    for (Part part : crawled.parts()) {
      String name = naming.apply(part.place());
      parts.add(new OpenedModel.Part(part.place(), opened(name, part.crawled(), folders, naming)));
    }
    return new OpenedModel(
        argument,
        Optional.of(crawled.snapshot()),
        crawled.headers(),
        crawled.printed(),
        folders.apply(crawled),
        crawled.folder(),
        Optional.empty(),
        parts);
  }

  /** The catalogue id with the longest common substring with {@code id}. */
  private String nearest(String id) {
    List<String> known = catalog.get().models().stream().map(Model::id).toList();
    return Near.sharing(id, known).orElse("org/name");
  }
}
