package dev.pedigree.spark;

import dev.pedigree.catalog.Catalog;
import dev.pedigree.catalog.Model;
import dev.pedigree.crawl.Crawler;
import dev.pedigree.crawl.net.CrawlLimits;
import dev.pedigree.crawl.net.Credentials;
import dev.pedigree.crawl.net.HubRewrites;
import dev.pedigree.crawl.snapshot.SnapshotStore;
import dev.pedigree.lineage.declared.ModelNames;
import dev.pedigree.lineage.relate.Bond;
import dev.pedigree.pipeline.ModelOpener;
import dev.pedigree.pipeline.relate.Relating;
import dev.pedigree.pipeline.relate.RelatingJson;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;

/**
 * Compares the numbers of candidates: from {@code candidates} to {@code judged}, of {@code a, b,
 * judged}, where the last is what the command {@code relate} says of the two. A pair takes as long
 * as reading samples of both; pairs are as many as candidates, and never all.
 *
 * @param hubs rewriting of addresses, {@code FROM=TO}
 * @param tasks most pairs at the same time
 */
record Judge(List<String> hubs, int tasks) implements Serializable {

  Judge {
    hubs = List.copyOf(hubs);
  }

  void run(Tables tables) {
    Dataset<Row> models = tables.read("described").select("id", "model");
    Dataset<Row> pairs =
        tables
            .read("candidates")
            .select("a", "b")
            .distinct()
            .join(models.toDF("a", "left"), "a")
            .join(models.toDF("b", "right"), "b")
            .repartition(tasks, functions.col("a"))
            .sortWithinPartitions("a", "b");
    tables.write(
        "judged",
        pairs.mapPartitions(
            Rows.each(
                () -> {
                  ModelOpener opener = opener();
                  return row ->
                      RowFactory.create(
                          Tables.text(row, "a"),
                          Tables.text(row, "b"),
                          judged(
                              opener,
                              source(Tables.text(row, "left")),
                              source(Tables.text(row, "right"))));
                }),
            Tables.texts("a", "b", "judged")));
  }

  /** Sources are addresses, so that no catalogue is asked. */
  private ModelOpener opener() {
    return new ModelOpener(
        () -> {
          throw new IllegalStateException("an address is no id");
        },
        () -> new SnapshotStore(java.nio.file.Path.of("")),
        new Crawler(
            HubRewrites.parse(hubs), Credentials.of(System.getenv()), CrawlLimits.defaults()));
  }

  private static String source(String text) {
    Model model = Wire.read(text, Model.class);
    return model.revision().isEmpty()
        ? model.repository()
        : model.repository() + "@" + model.revision();
  }

  private static String judged(ModelOpener opener, String a, String b) {
    if (a.isEmpty() || b.isEmpty()) {
      return null;
    }
    Relating relating = Relating.of(opener, List.of(a, b), ModelNames.none());
    Bond bond = relating.related().bonds().get(0);
    return RelatingJson.pair(relating, bond, relating.compared(bond, NOBODY)).toString();
  }

  private static final Catalog NOBODY =
      new Catalog(
          new dev.pedigree.catalog.Site(
              dev.pedigree.diagnostics.Text.same(""),
              dev.pedigree.diagnostics.Text.same(""),
              "",
              "",
              List.of(),
              List.of()),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          java.util.Map.of());
}
