package dev.pedigree.crawl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pedigree.crawl.git.Blobs;
import dev.pedigree.crawl.git.CommitTime;
import dev.pedigree.crawl.git.OpenedRepository;
import dev.pedigree.crawl.git.Origin;
import dev.pedigree.crawl.git.TreeFile;
import dev.pedigree.crawl.git.TreeListing;
import dev.pedigree.crawl.held.LostWeights;
import dev.pedigree.crawl.lfs.LargeFiles;
import dev.pedigree.crawl.net.CrawlLimits;
import dev.pedigree.crawl.net.Deadline;
import dev.pedigree.crawl.places.Place;
import dev.pedigree.crawl.snapshot.History;
import dev.pedigree.crawl.snapshot.Prints;
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
import java.util.function.Predicate;
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

  /** Reads all models of the commit. */
  Crawled read() throws IOException {
    RevCommit head = walk.parseCommit(opened.commit());
    compareWithEarlier(head);
    opened.note().ifPresent(findings::add);
    List<TreeFile> listed = TreeListing.of(reader, head, limits, deadline, findings);
    CommitTree tree = new CommitTree(opened.repository(), blobs, largeFiles, listed, findings);
    History history = new History(reader, blobs, limits, deadline, findings);
    List<HistoryEvent> events = history.upTo(walk, head);
    Live basis =
        new Live(
            new Revision(head.name(), CommitTime.of(head), opened.name()),
            events,
            Optional.empty(),
            PlainFiles.of(listed, blobs));
    return new TreeReading(origin.source(), tree, request.folder(), this::named)
        .read(
            findings,
            (place, own, whole, found) -> {
              PlaceReading reading =
                  new PlaceReading(origin.source(), tree, place, limits, deadline, found);
              return whole
                  ? whole(reading.whole().after(kept()), place, own, basis, history)
                  : reading.crawled(request.id(), request.id(), basis, own);
            });
  }

  /** The model that stands for the whole, with what an earlier snapshot and the history know. */
  private Crawled whole(
      PlaceReading reading, Place place, Predicate<String> own, Live basis, History history)
      throws IOException {
    JsonNode config = reading.config().orElse(MissingNode.getInstance());
    if (config.isMissingNode() && place.folder().isEmpty() && history.lastConfig().isPresent()) {
      History.LastReadable last = history.lastConfig().get();
      findings.add(
          Finding.warning(
              "crawl.config-from-history", Location.of("config.json"), "commit", last.commit()));
      config = last.config();
    }
    Weights weights = weights(reading, own, config);
    if (weights.files().isEmpty()) {
      LostWeights.deleted(origin.source(), basis.history()).ifPresent(findings::add);
    }
    Crawled crawled = reading.crawled(request.id(), request.id(), basis, own, config, weights);
    Snapshot snapshot = crawled.snapshot();
    return new Crawled(
        request.earlier().map(snapshot::after).orElse(snapshot),
        crawled.headers(),
        crawled.printed(),
        crawled.folder(),
        crawled.parts());
  }

  /** What the earlier snapshot kept of tokenizer and code. */
  private Prints kept() {
    return request.earlier().map(Snapshot::prints).orElse(Prints.NONE);
  }

  private Weights weights(PlaceReading reading, Predicate<String> own, JsonNode config)
      throws IOException {
    List<Candidate> files = reading.candidates(own);
    Optional<KnownWeights> known =
        request.earlier().filter(e -> e.live().isPresent()).map(KnownWeights::new);
    Optional<Weights> weights = known.flatMap(k -> k.of(files));
    if (weights.isPresent()) {
      findings.addAll(known.get().findings());
      return weights.get();
    }
    return reading.weights(files, own, config);
  }

  /** How somebody asks for one folder alone. */
  private String named(String folder) {
    return origin.source() + "@" + opened.name() + ":" + folder;
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

  @Override
  public void close() {
    walk.close();
    reader.close();
  }
}
