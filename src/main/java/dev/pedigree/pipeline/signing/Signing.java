package dev.pedigree.pipeline.signing;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.catalog.Model;
import dev.pedigree.crawl.CrawlRequest;
import dev.pedigree.crawl.Crawler;
import dev.pedigree.crawl.WeightContents;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Severity;
import dev.pedigree.lineage.AtlasBuilder;
import dev.pedigree.lineage.signature.Signature;
import dev.pedigree.lineage.signature.SignatureReader;
import dev.pedigree.lineage.signature.SignatureStore;
import dev.pedigree.pipeline.signing.Signed.State;
import dev.pedigree.smoke.numbers.BrokenStep;
import dev.pedigree.smoke.numbers.UnsupportedDesign;
import dev.pedigree.smoke.packing.Packed;
import dev.pedigree.smoke.parts.Weights;
import dev.pedigree.weights.WeightHeader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Reads and keeps the signatures of sources of the catalogue. Thread-safe. */
public final class Signing {
  /**
   * Most bytes of one model, by whatever type its numbers have; of 16-bit numbers a quarter is
   * enough.
   */
  public static final long MOST_OF_ONE = 4 * SignatureReader.BUDGET;

  /** Most bytes of a run; sources that are left over are read by the next one. */
  public static final long MOST_OF_ALL = 1L << 30;

  private final Crawler crawler;
  private final SignatureStore store;
  private final long mostOfAll;
  private final AtomicLong spent = new AtomicLong();

  /** Signatures in a folder of snapshots. */
  public Signing(Crawler crawler, SignatureStore store) {
    this(crawler, store, MOST_OF_ALL);
  }

  Signing(Crawler crawler, SignatureStore store, long mostOfAll) {
    this.crawler = crawler;
    this.store = store;
    this.mostOfAll = mostOfAll;
  }

  /**
   * The signature of a source that was just crawled, read only if it is not stored. A failure is a
   * finding.
   *
   * @param known the headers that the crawl read, or none
   */
  public Signed sign(Model model, Snapshot snapshot, List<WeightHeader> known) {
    Optional<String> key = SignatureStore.key(snapshot);
    if (key.isEmpty()) {
      return Signed.without(State.NONE, List.of());
    }
    SignatureStore.Found found = store.find(key.get());
    if (found.signature().isPresent()) {
      return Signed.without(State.KEPT, List.of());
    }
    List<Finding> findings = new ArrayList<>(found.finding().stream().toList());
    Optional<Architecture> described = AtlasBuilder.read(model.id(), snapshot).architecture();
    Optional<String> foreign = Packed.foreign(snapshot.config());
    if (described.isEmpty() || foreign.isPresent()) {
      foreign.ifPresent(form -> findings.add(unread(model, "weights packed by " + form)));
      return Signed.without(State.NONE, findings);
    }
    if (spent.get() >= mostOfAll) {
      findings.add(Finding.info("pipeline.signature-later", Location.of(model.id())));
      return Signed.without(State.LATER, findings);
    }
    AtomicLong headers = new AtomicLong();
    AtomicLong read = new AtomicLong();
    State state = State.FAILED;
    int bytes = 0;
    try {
      MainWeights main = main(model, snapshot, known, headers);
      Signature signature =
          crawler.look(at(model, snapshot), contents -> of(described.get(), main, contents, read));
      bytes = store.write(key.get(), signature);
      state = State.READ;
    } catch (FindingException e) {
      Finding why = e.finding();
      findings.add(new Finding(Severity.WARNING, why.rule(), why.location(), why.args()));
    } catch (UnsupportedDesign | BrokenStep | UncheckedIOException e) {
      findings.add(unread(model, String.valueOf(e.getMessage())));
    }
    spent.addAndGet(read.get() + headers.get());
    return new Signed(state, read.get(), headers.get(), bytes, findings);
  }

  private static CrawlRequest at(Model model, Snapshot snapshot) {
    return CrawlRequest.catalogued(model.id(), model.repository())
        .at(snapshot.live().orElseThrow().revision().commit());
  }

  private static Finding unread(Model model, String reason) {
    return Finding.warning("pipeline.signature-unread", Location.of(model.id()), "reason", reason);
  }

  /** The files of the model; their headers are read once more where the crawl had no need to. */
  private MainWeights main(
      Model model, Snapshot snapshot, List<WeightHeader> known, AtomicLong headerBytes) {
    List<WeightHeader> headers = known;
    if (headers.isEmpty()) {
      headers = crawler.crawl(at(model, snapshot)).headers();
      headerBytes.set(headers.stream().mapToLong(WeightHeader::headerBytes).sum());
    }
    return MainWeights.of(headers, snapshot)
        .orElseThrow(() -> new UnsupportedDesign("weight files whose headers cannot be read"));
  }

  /**
   * The signature of an opened model.
   *
   * @param read counts the bytes that are read
   * @throws UnsupportedDesign when rows of its weights cannot be read
   * @throws UncheckedIOException when its files cannot be read
   */
  public static Signature of(
      Architecture architecture, MainWeights main, WeightContents contents, AtomicLong read) {
    try (Weights weights = main.open(new CountedContents(contents, MOST_OF_ONE, read))) {
      return SignatureReader.read(architecture, weights, main.config());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Removes the signatures of files that no snapshot names any more.
   *
   * @param all every snapshot of the catalogue
   */
  public void prune(List<Snapshot> all) {
    Set<String> keys = new HashSet<>();
    all.forEach(snapshot -> SignatureStore.key(snapshot).ifPresent(keys::add));
    store.keepOnly(keys);
  }
}
