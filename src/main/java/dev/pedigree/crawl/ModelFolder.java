package dev.pedigree.crawl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pedigree.crawl.card.Card;
import dev.pedigree.crawl.card.CardClaim;
import dev.pedigree.crawl.card.CardClaims;
import dev.pedigree.crawl.git.Blobs;
import dev.pedigree.crawl.git.FileKind;
import dev.pedigree.crawl.git.GitFolder;
import dev.pedigree.crawl.git.SmallFile;
import dev.pedigree.crawl.lfs.LfsPointer;
import dev.pedigree.crawl.net.CrawlLimits;
import dev.pedigree.crawl.net.Deadline;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.snapshot.Snapshot.Live;
import dev.pedigree.crawl.snapshot.Snapshot.Revision;
import dev.pedigree.crawl.text.Clean;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.weights.source.FileSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * Reads a model in a plain folder, or a single weight file, with the configuration and the card
 * beside it, but without git and history.
 */
public final class ModelFolder {
  /** Deepest folders that are searched: diffusers models keep their components in folders. */
  private static final int DEPTH = 4;

  private final String source;
  private final Path folder;
  private final CrawlLimits limits = CrawlLimits.defaults();
  private final List<Finding> findings = new ArrayList<>();
  private List<String> configs =
      List.of("config.json", "params.json"); // params.json is Meta's format
  private List<String> cards = List.of(Card.PATH);

  private ModelFolder(String source, Path folder) {
    this.source = source;
    this.folder = folder;
  }

  /**
   * Whether {@code path} is a plain file or folder: no bundle and no git repository.
   *
   * @throws FindingException when it cannot be read
   */
  public static boolean isModel(Path path) {
    try {
      return Files.isDirectory(path)
          ? GitFolder.of(path).isEmpty()
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
      return single
          ? model.single(path.getFileName())
          : model.read(model.files(FileKind.WEIGHTS), model.indexes());
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  /**
   * Reads one file: an index or a shard with the whole model, a configuration or a card alone, and
   * anything else as weights.
   */
  private Crawled single(Path file) throws IOException {
    String name = shown(file);
    IndexChecks indexes = new IndexChecks();
    if (FileKind.of(name) == FileKind.INDEX) {
      Blobs.Content content = content(name).orElseThrow();
      indexes.with(name, content);
      boolean readable = content instanceof Blobs.Bytes;
      return read(readable ? ShardSet.of(folder, file) : List.of(), indexes);
    }
    if (name.endsWith(".json") || name.endsWith(".md")) {
      configs = name.endsWith(".json") ? List.of(name) : List.of();
      cards = name.endsWith(".md") ? List.of(name) : List.of();
      return read(List.of(), indexes);
    }
    return read(ShardSet.of(folder, file), indexes);
  }

  private Crawled read(List<Path> weights, IndexChecks indexes) throws IOException {
    JsonNode config = config();
    JsonNode card = card();
    List<Candidate> files = new ArrayList<>();
    for (Path file : weights) {
      files.add(candidate(file));
    }
    Deadline deadline = new Deadline(source, limits.time());
    Weights read = new HeaderHarvest(source, limits, deadline, findings).of(files, config);
    indexes.check(read, findings);
    ExternalFiles.check(read.headers(), ExternalFiles.of(folder), findings);
    SortedMap<String, JsonNode> beside = BesideFiles.read(this::content, read.headers(), findings);
    if (read.tensors().isEmpty()) {
      beside.putAll(indexes.stated());
    }
    Snapshot snapshot =
        new Snapshot(
            source,
            source,
            new Live(new Revision("", "", ""), List.of()),
            config,
            card,
            claims(),
            beside,
            read.files(),
            read.tensors(),
            List.copyOf(findings));
    return new Crawled(snapshot, read.headers());
  }

  private Candidate candidate(Path file) throws IOException {
    Path here = folder.resolve(file);
    long size = Files.size(here);
    if (size < LfsPointer.LONGEST) {
      Optional<LfsPointer> pointer = LfsPointer.parse(Files.readAllBytes(here));
      if (pointer.isPresent()) {
        String oid = "sha256:" + pointer.get().oid();
        return new Candidate(
            shown(file),
            oid,
            pointer.get().size(),
            Optional.of(attempt -> new FileSource(shown(file), here)));
      }
    }
    String name = HeaderFile.standsFor(shown(file));
    if (!name.equals(shown(file))) {
      HeaderFile header = HeaderFile.read(name, here);
      return new Candidate(name, "", header.size(), Optional.of(attempt -> header));
    }
    return new Candidate(name, "", size, Optional.of(attempt -> new FileSource(name, here)));
  }

  private IndexChecks indexes() throws IOException {
    IndexChecks indexes = new IndexChecks();
    for (Path file : files(FileKind.INDEX)) {
      indexes.with(shown(file), content(shown(file)).orElseThrow());
    }
    return indexes;
  }

  /** The files of one kind, relative to the folder, sorted by path. */
  private List<Path> files(FileKind kind) throws IOException {
    try (Stream<Path> all = Files.walk(folder, DEPTH)) {
      return all.limit(limits.treeEntries())
          .filter(Files::isRegularFile)
          .map(folder::relativize)
          .filter(p -> FileKind.of(HeaderFile.standsFor(shown(p))) == kind)
          .sorted((a, b) -> shown(a).compareTo(shown(b)))
          .toList();
    }
  }

  private static String shown(Path path) {
    return path.toString().replace('\\', '/');
  }

  private Optional<String> first(List<String> names) {
    return names.stream().filter(n -> Files.isRegularFile(folder.resolve(n))).findFirst();
  }

  private JsonNode config() throws IOException {
    Optional<String> name = first(configs);
    if (name.isEmpty()) {
      return MissingNode.getInstance();
    }
    SmallFile read = SmallFile.config(name.get(), content(name.get()).orElseThrow());
    findings.addAll(read.findings());
    if (read.value().isPresent() && name.get().equals("config.json")) {
      compareWithSideFiles(read.value().get());
    }
    return read.value().orElse(MissingNode.getInstance());
  }

  private void compareWithSideFiles(JsonNode config) throws IOException {
    Optional<Blobs.Content> generation = content(SideFiles.GENERATION);
    if (generation.isPresent()) {
      SideFiles.generation(config, generation.get(), findings);
    }
    Path tokenizer = folder.resolve(SideFiles.TOKENIZER);
    if (Files.isRegularFile(tokenizer)) {
      try (InputStream in = Files.newInputStream(tokenizer)) {
        SideFiles.tokenizer(config, in, findings);
      }
    }
  }

  private JsonNode card() throws IOException {
    Optional<String> name = first(cards);
    return name.isPresent()
        ? Card.read(name.get(), content(name.get()).orElseThrow(), findings)
        : MissingNode.getInstance();
  }

  private List<CardClaim> claims() throws IOException {
    Optional<String> card = first(cards);
    String name = folder.toAbsolutePath().normalize().toString().replace('\\', '/');
    return card.isPresent() ? CardClaims.read(content(card.get()).orElseThrow(), name) : List.of();
  }

  private Optional<Blobs.Content> content(String name) throws IOException {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    long size = Files.size(file);
    return Optional.of(
        size > limits.fileBytes()
            ? new Blobs.TooLarge(size)
            : new Blobs.Bytes(Files.readAllBytes(file)));
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
