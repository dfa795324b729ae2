package dev.pedigree.crawl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pedigree.crawl.card.Card;
import dev.pedigree.crawl.card.CardClaim;
import dev.pedigree.crawl.card.CardClaims;
import dev.pedigree.crawl.git.Blobs;
import dev.pedigree.crawl.git.FileKind;
import dev.pedigree.crawl.git.SmallFile;
import dev.pedigree.crawl.held.Companions;
import dev.pedigree.crawl.net.CrawlLimits;
import dev.pedigree.crawl.net.Deadline;
import dev.pedigree.crawl.places.Place;
import dev.pedigree.crawl.printed.PrintReading;
import dev.pedigree.crawl.printed.Printed;
import dev.pedigree.crawl.snapshot.Prints;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.snapshot.Snapshot.Live;
import dev.pedigree.crawl.snapshot.Snapshot.WeightFile;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.weights.TensorPattern;
import dev.pedigree.weights.WeightHeader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Predicate;

/** Reads the model that lies at one place: configuration, card and weights. */
final class PlaceReading {
  private final String source;
  private final FileTree tree;
  private final Place place;
  private final CrawlLimits limits;
  private final Deadline deadline;
  private final List<Finding> findings;

  /** Names of configurations in the order in which they are looked for; the second is Meta's. */
  private List<String> configs = List.of("config.json", "params.json");

  private List<String> cards = Card.NAMES;
  private boolean whole;
  private boolean named;
  private Prints known = Prints.NONE;

  /**
   * @param source how findings about the whole name it
   * @param findings receives what is found
   */
  PlaceReading(
      String source,
      FileTree tree,
      Place place,
      CrawlLimits limits,
      Deadline deadline,
      List<Finding> findings) {
    this.source = source;
    this.tree = tree;
    this.place = place;
    this.limits = limits;
    this.deadline = deadline;
    this.findings = findings;
  }

  /** Reads these files only in place of the usual ones. */
  PlaceReading only(List<String> otherConfigs, List<String> otherCards) {
    configs = otherConfigs;
    cards = otherCards;
    return this;
  }

  /** Reads weight files that somebody named one by one. */
  PlaceReading named() {
    named = true;
    return this;
  }

  /** Takes over what an earlier reading kept of files that have not changed. */
  PlaceReading after(Prints kept) {
    known = kept;
    return this;
  }

  /** Takes the card of the whole where the place has none, as the place stands for the whole. */
  PlaceReading whole() {
    whole = true;
    return this;
  }

  /** The configuration; empty when there is none or it cannot be read. */
  Optional<JsonNode> config() throws IOException {
    Optional<String> name = first(configs);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    SmallFile read = SmallFile.config(name.get(), tree.content(name.get()).orElseThrow());
    findings.addAll(read.findings());
    if (read.value().isPresent() && name.get().equals(place.path("config.json"))) {
      compareWithSideFiles(read.value().get());
    }
    return read.value();
  }

  private void compareWithSideFiles(JsonNode config) throws IOException {
    String generation = place.path(SideFiles.GENERATION);
    Optional<Blobs.Content> content = tree.content(generation);
    if (content.isPresent()) {
      SideFiles.generation(generation, config, content.get(), findings);
    }
    String path = place.path(SideFiles.TOKENIZER);
    Optional<InputStream> tokenizer = tree.tokenizer(path);
    if (tokenizer.isPresent()) {
      try (InputStream in = tokenizer.get()) {
        SideFiles.tokenizer(path, config, in, findings);
      }
    }
  }

  /** The weight files that are to be read. */
  List<Candidate> candidates(Predicate<String> own) throws IOException {
    List<Candidate> candidates = new ArrayList<>();
    for (String path : tree.paths()) {
      if (own.test(path) && FileKind.of(path) == FileKind.WEIGHTS) {
        candidates.add(tree.candidate(path));
      }
    }
    return candidates;
  }

  /** The headers of weight files, compared with the indexes and other files around them. */
  Weights weights(List<Candidate> files, Predicate<String> own, JsonNode config)
      throws IOException {
    HeaderHarvest harvest = new HeaderHarvest(shown(), limits, deadline, findings);
    Weights read = (named ? harvest.named() : harvest).of(files, config);
    indexes(own).check(read, findings);
    ExternalFiles.check(read.headers(), tree.sizes(), findings);
    return read;
  }

  private IndexChecks indexes(Predicate<String> own) throws IOException {
    IndexChecks indexes = new IndexChecks();
    for (String path : tree.paths()) {
      if (own.test(path) && FileKind.of(path) == FileKind.INDEX) {
        indexes.with(path, tree.content(path).orElseThrow());
      }
    }
    return indexes;
  }

  /** How findings about all its files name the place. */
  private String shown() {
    return whole || place.folder().isEmpty() ? source : place.folder();
  }

  /**
   * The snapshot of the place, read from all that is there.
   *
   * @param id of the snapshot
   * @param as the name by which a card may call the model
   * @param own which files are those of the place
   */
  Crawled crawled(String id, String as, Live basis, Predicate<String> own) throws IOException {
    JsonNode config = config().orElse(MissingNode.getInstance());
    return crawled(id, as, basis, own, config, weights(candidates(own), own, config));
  }

  /** The snapshot of the place with a configuration and weights. */
  Crawled crawled(
      String id, String as, Live basis, Predicate<String> own, JsonNode config, Weights weights)
      throws IOException {
    Optional<String> card = card();
    JsonNode declared =
        card.isPresent()
            ? Card.read(card.get(), tree.content(card.get()).orElseThrow(), findings)
            : MissingNode.getInstance();
    List<CardClaim> claims =
        card.isPresent() ? CardClaims.read(tree.content(card.get()).orElseThrow(), as) : List.of();
    SortedMap<String, JsonNode> beside =
        BesideFiles.read(name -> tree.content(place.path(name)), weights.headers(), findings);
    if (weights.tensors().isEmpty()) {
      beside.putAll(indexes(own).stated());
    }
    Printed printed =
        PrintReading.read(new HeldFiles(tree, place, deadline), weights.headers(), known, findings);
    return new Crawled(
        new Snapshot(
            id,
            source,
            basis.with(printed.prints()),
            config,
            declared,
            claims,
            beside,
            weights.files(),
            weights.tensors(),
            List.copyOf(findings)),
        weights.headers(),
        printed,
        place.folder(),
        companions(id, basis, weights));
  }

  private List<Part> companions(String id, Live basis, Weights weights) throws IOException {
    List<Part> parts = new ArrayList<>();
    for (WeightHeader header : weights.companions()) {
      parts.add(companion(id, basis, header));
    }
    return parts;
  }

  /** A file beside the model, by itself. */
  private Part companion(String id, Live basis, WeightHeader header) throws IOException {
    WeightFile file =
        new WeightFile(
            header.path(), "", header.bytes(), header.headerBytes(), header.tensors().size());
    Snapshot alone =
        new Snapshot(
            id,
            source,
            basis,
            MissingNode.getInstance(),
            MissingNode.getInstance(),
            List.of(),
            BesideFiles.read(name -> Optional.empty(), List.of(header), findings),
            List.of(file),
            TensorPattern.countable(header.tensors())
                ? TensorPattern.fold(header.tensors())
                : List.of(),
            List.of());
    return new Part(
        new Place(header.path(), Companions.kind(header).orElseThrow()),
        new Crawled(alone, List.of(header), Printed.NONE, "", List.of()));
  }

  /** The first card that declares something, else the first. */
  private Optional<String> card() throws IOException {
    List<String> there = new ArrayList<>(cards.stream().map(place::path).toList());
    if (whole) {
      there.addAll(cards);
    }
    List<String> found = new ArrayList<>();
    for (String path : there) {
      Optional<Blobs.Content> content = tree.content(path);
      if (content.isPresent()) {
        found.add(path);
        if (Card.declares(path, content.get())) {
          return Optional.of(path);
        }
      }
    }
    return found.stream().findFirst();
  }

  private Optional<String> first(List<String> names) throws IOException {
    for (String name : names) {
      if (tree.content(place.path(name)).isPresent()) {
        return Optional.of(place.path(name));
      }
    }
    return Optional.empty();
  }
}
