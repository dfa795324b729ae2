package dev.pedigree.crawl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pedigree.crawl.card.Card;
import dev.pedigree.crawl.card.CardClaim;
import dev.pedigree.crawl.card.CardClaims;
import dev.pedigree.crawl.git.Blobs;
import dev.pedigree.crawl.git.CommitTime;
import dev.pedigree.crawl.git.OpenedRepository;
import dev.pedigree.crawl.git.Origin;
import dev.pedigree.crawl.git.SmallFile;
import dev.pedigree.crawl.git.TreeFile;
import dev.pedigree.crawl.git.TreeListing;
import dev.pedigree.crawl.lfs.LargeFiles;
import dev.pedigree.crawl.net.CrawlLimits;
import dev.pedigree.crawl.net.Deadline;
import dev.pedigree.crawl.snapshot.History;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.snapshot.Snapshot.HistoryEvent;
import dev.pedigree.crawl.snapshot.Snapshot.Live;
import dev.pedigree.crawl.snapshot.Snapshot.Revision;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** Reads one commit and its history into a snapshot. */
final class CommitReading implements AutoCloseable {
  private final CrawlRequest request;
  private final Origin origin;
  private final OpenedRepository opened;
  private final CrawlLimits limits;
  private final Deadline deadline;
  private final LargeFiles largeFiles;
  private final ObjectReader reader;
  private final RevWalk walk;
  private final Blobs blobs;
  private final List<Finding> findings = new ArrayList<>();

  CommitReading(
      CrawlRequest request,
      Origin origin,
      OpenedRepository opened,
      CrawlLimits limits,
      Deadline deadline,
      LargeFiles largeFiles) {
    this.request = request;
    this.origin = origin;
    this.opened = opened;
    this.limits = limits;
    this.deadline = deadline;
    this.largeFiles = largeFiles;
    this.reader = opened.repository().newObjectReader();
    this.walk = new RevWalk(reader);
    this.blobs = new Blobs(reader, limits.fileBytes());
  }

  Crawled read() throws IOException {
    RevCommit head = walk.parseCommit(opened.commit());
    compareWithEarlier(head);
    List<TreeFile> tree = TreeListing.of(reader, head, limits, deadline, findings);
    History history = new History(reader, blobs, limits, deadline, findings);
    List<HistoryEvent> events = history.upTo(walk, head);
    JsonNode config = config(tree, history);
    JsonNode card = card(tree);
    Weights weights = weights(tree, config);
    SortedMap<String, JsonNode> beside =
        BesideFiles.read(name -> content(tree, name), weights.headers(), findings);
    if (weights.tensors().isEmpty()) {
      beside.putAll(IndexChecks.of(tree, blobs).stated());
    }
    Snapshot snapshot =
        new Snapshot(
            request.id(),
            origin.source(),
            new Live(
                new Revision(head.name(), CommitTime.of(head), opened.name()),
                events,
                Optional.empty(),
                PlainFiles.of(tree, blobs)),
            config,
            card,
            claims(tree),
            beside,
            weights.files(),
            weights.tensors(),
            List.copyOf(findings));
    return new Crawled(request.earlier().map(snapshot::after).orElse(snapshot), weights.headers());
  }

  private Weights weights(List<TreeFile> tree, JsonNode config) throws IOException {
    WeightReading reading = new WeightReading(opened.repository(), blobs, largeFiles, findings);
    List<Candidate> files = reading.candidates(tree);
    Optional<KnownWeights> known =
        request.earlier().filter(e -> e.live().isPresent()).map(KnownWeights::new);
    Optional<Weights> weights = known.flatMap(k -> k.of(files));
    if (weights.isPresent()) {
      findings.addAll(known.get().findings());
      return weights.get();
    }
    Weights fresh =
        new HeaderHarvest(origin.source(), limits, deadline, findings).of(files, config);
    IndexChecks.of(tree, blobs).check(fresh, findings);
    ExternalFiles.check(fresh.headers(), ExternalFiles.of(tree, blobs), findings);
    return fresh;
  }

  /**
   * Warns when the branch no longer contains the commit that was read before, so that it was
   * rewritten.
   */
  private void compareWithEarlier(RevCommit head) throws IOException {
    Optional<String> earlier =
        request
            .earlier()
            .filter(s -> s.source().equals(origin.source()))
            .flatMap(Snapshot::live)
            .map(live -> live.revision().commit());
    if (earlier.isPresent() && !contains(head, earlier.get())) {
      findings.add(
          Finding.warning(
              "crawl.history-rewritten",
              Location.of(origin.source()),
              "before",
              earlier.get(),
              "now",
              head.name()));
    }
  }

  private boolean contains(RevCommit head, String commit) throws IOException {
    try {
      return walk.isMergedInto(walk.parseCommit(ObjectId.fromString(commit)), head);
    } catch (MissingObjectException e) {
      return false;
    }
  }

  private JsonNode config(List<TreeFile> tree, History history) throws IOException {
    Optional<TreeFile> file = file(tree, "config.json");
    file = file.isPresent() ? file : file(tree, "params.json"); // beside Meta's own checkpoints
    if (file.isEmpty()) {
      return MissingNode.getInstance();
    }
    SmallFile read = SmallFile.config(file.get().path(), blobs.read(file.get().blob()));
    findings.addAll(read.findings());
    if (read.value().isPresent()) {
      Optional<TreeFile> generation = file(tree, SideFiles.GENERATION);
      if (generation.isPresent()) {
        Blobs.Content content = blobs.read(generation.get().blob());
        SideFiles.generation(read.value().get(), content, findings);
      }
      return read.value().get();
    }
    if (history.lastConfig().isEmpty()) {
      return MissingNode.getInstance();
    }
    History.LastReadable last = history.lastConfig().get();
    findings.add(
        Finding.warning(
            "crawl.config-from-history", Location.of("config.json"), "commit", last.commit()));
    return last.config();
  }

  private JsonNode card(List<TreeFile> tree) throws IOException {
    Optional<TreeFile> file = file(tree, Card.PATH);
    if (file.isEmpty()) {
      return MissingNode.getInstance();
    }
    return Card.read(Card.PATH, blobs.read(file.get().blob()), findings);
  }

  private List<CardClaim> claims(List<TreeFile> tree) throws IOException {
    Optional<TreeFile> file = file(tree, Card.PATH);
    return file.isPresent()
        ? CardClaims.read(blobs.read(file.get().blob()), request.id())
        : List.of();
  }

  private Optional<Blobs.Content> content(List<TreeFile> tree, String path) throws IOException {
    Optional<TreeFile> file = file(tree, path);
    return file.isPresent() ? Optional.of(blobs.read(file.get().blob())) : Optional.empty();
  }

  private static Optional<TreeFile> file(List<TreeFile> tree, String path) {
    return tree.stream().filter(f -> f.path().equals(path)).findFirst();
  }

  @Override
  public void close() {
    walk.close();
    reader.close();
  }
}
