package dev.pedigree.spark;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.pedigree.AtomicFile;
import dev.pedigree.catalog.Model;
import dev.pedigree.crawl.Crawler;
import dev.pedigree.crawl.net.CrawlLimits;
import dev.pedigree.crawl.net.Credentials;
import dev.pedigree.crawl.net.HubRewrites;
import dev.pedigree.crawl.snapshot.SnapshotStore;
import dev.pedigree.crawl.snapshot.SourceStates;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.lineage.signature.SignatureStore;
import dev.pedigree.pipeline.CrawlRun;
import dev.pedigree.pipeline.signing.Signing;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;

/**
 * Reads repositories: from {@code sources} to {@code crawled}, of {@code id, snapshot}, and each
 * snapshot as the file that the command {@code crawl} writes.
 *
 * <p>Sources go in batches, and a batch that was read to its end is not read again when the job is
 * started again over the same sources; a crawl of another day has another folder of tables. A host
 * is asked by a few tasks only, each of which waits when it is told to; what failed for a cause
 * that may pass is tried again when all others had their turn.
 *
 * @param snapshots the folder of snapshots, which all machines see
 * @param signatures whether a few rows of the weights are read and kept, too
 * @param hubs rewriting of addresses, {@code FROM=TO}
 * @param perHost most repositories of one host that are read at the same time
 * @param batch about how many sources are read before their results are kept
 * @param rounds how often a source is tried
 */
record Crawl(
    String snapshots, boolean signatures, List<String> hubs, int perHost, int batch, int rounds)
    implements Serializable {

  Crawl {
    hubs = List.copyOf(hubs);
  }

  void run(Tables tables) {
    try {
      AtomicFile.sweep(Path.of(snapshots));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Dataset<Row> sources = tables.read("sources");
    long batches = Math.max(1, (sources.count() + batch - 1) / batch);
    Column of = functions.pmod(functions.hash(functions.col("id")), functions.lit(batches));
    Dataset<Row> all = null;
    for (int round = 0; round < rounds; round++) {
      boolean last = round == rounds - 1;
      Dataset<Row> read = null;
      for (long k = 0; k < batches; k++) {
        String name = "crawl/round=" + round + "/batch=" + k;
        if (!tables.whole(name)) {
          tables.write(name, read(sources.filter(of.equalTo(k)), last));
        }
        read = read == null ? tables.read(name) : read.union(tables.read(name));
      }
      Dataset<Row> done = read.filter(functions.not(again()));
      all = all == null ? done : all.union(done);
      Dataset<Row> failed = read.filter(again()).select("id");
      if (failed.isEmpty()) {
        break;
      }
      sources = sources.join(failed, "id");
    }
    note(tables.write("crawled", all));
  }

  private static Column again() {
    return functions.col("state").equalTo("again");
  }

  private Dataset<Row> read(Dataset<Row> sources, boolean last) {
    Dataset<Row> slots =
        sources.flatMap(
            Rows.several(
                row -> {
                  Model model = Wire.read(Tables.text(row, "model"), Model.class);
                  return model.paper().isPresent()
                      ? Stream.empty()
                      : Stream.of(
                          RowFactory.create(model.id(), Tables.text(row, "model"), slot(model)));
                }),
            Tables.texts("id", "model", "slot"));
    return slots
        .repartition(
            Math.max(4 * perHost, 2 * sources.sparkSession().sparkContext().defaultParallelism()),
            functions.col("slot"))
        .mapPartitions(
            Rows.each(
                () -> {
                  Map<String, CrawlRun> runs = new HashMap<>();
                  return row ->
                      crawled(
                          runs.computeIfAbsent(Tables.text(row, "slot"), slot -> crawlRun()),
                          Wire.read(Tables.text(row, "model"), Model.class),
                          last);
                }),
            Tables.texts("id", "snapshot", "state", "cause"));
  }

  /** One of the few queues of a host. */
  private String slot(Model model) {
    String host = String.valueOf(URI.create(model.repository()).getHost());
    return host + " " + Math.floorMod(model.id().hashCode(), perHost);
  }

  private CrawlRun crawlRun() {
    Crawler crawler =
        new Crawler(
            HubRewrites.parse(hubs), Credentials.of(System.getenv()), CrawlLimits.defaults());
    Path folder = Path.of(snapshots);
    return new CrawlRun(
        crawler,
        new SnapshotStore(folder),
        Set.of(),
        Clock.systemUTC(),
        signatures
            ? Optional.of(new Signing(crawler, new SignatureStore(folder)))
            : Optional.empty());
  }

  private static Row crawled(CrawlRun run, Model model, boolean last) {
    CrawlRun.Outcome outcome = run.crawl(model);
    return RowFactory.create(
        model.id(),
        outcome.snapshot().map(SnapshotStore::text).orElse(null),
        outcome.passes() && !last ? "again" : outcome.fresh() ? "read" : "kept",
        outcome.cause().map(Wire::text).orElse(null));
  }

  /** Notes which sources could not be read, as the command does. */
  private void note(Dataset<Row> crawled) {
    Map<String, Optional<Finding>> causes = new HashMap<>();
    SourceStates states = new SourceStates(Path.of(snapshots));
    List<String> before = new ArrayList<>(states.read().keySet());
    for (Row row : crawled.filter(functions.col("id").isin(before.toArray())).collectAsList()) {
      causes.put(Tables.text(row, "id"), Optional.empty());
    }
    for (Row row : crawled.filter(Rows.with("cause")).collectAsList()) {
      Finding cause = Wire.read(Tables.text(row, "cause"), new TypeReference<Finding>() {});
      causes.put(Tables.text(row, "id"), Optional.of(cause));
    }
    states.update(causes, LocalDate.now(Clock.systemUTC()));
  }
}
