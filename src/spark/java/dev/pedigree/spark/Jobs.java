package dev.pedigree.spark;

import dev.pedigree.site.data.DataShards;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * Runs jobs one after another. Arguments: their names, and options with values.
 *
 * <ul>
 *   <li>{@code list}: the models of a catalogue; {@code stored}: its snapshots as they are stored;
 *       {@code crawl}, {@code describe}, {@code relate}, {@code judge}, {@code publish}: the stages
 *   <li>{@code --content DIR}: the catalogue, {@code content} unless it is given
 *   <li>{@code --out DIR}: the folder of tables and data files
 *   <li>{@code --snapshots DIR}: where a crawl keeps snapshots as files, and signatures; {@code
 *       snapshots} in the folder of tables unless it is given
 *   <li>{@code --signatures true}: a crawl reads a few rows of each model's weights, which the job
 *       {@code relate} then finds in the folder of snapshots
 *   <li>{@code --hub FROM=TO}: rewrites the beginning of addresses; may be repeated
 *   <li>{@code --per-host N}: repositories of a host that are read at the same time, 4 unless it is
 *       given
 *   <li>{@code --batch N}: sources after which a crawl keeps results, 10,000 unless it is given
 *   <li>{@code --rows N}: rows of a data file, 1,000 unless it is given
 * </ul>
 *
 * <p>The folders are on a file system that all machines see. Which cluster runs the jobs is set as
 * for every program of Spark, by {@code spark.master} and the like; without, it is this machine.
 */
public final class Jobs {
  private final List<String> jobs = new ArrayList<>();
  private final Map<String, List<String>> options = new HashMap<>();

  private Jobs(String[] args) {
    for (int i = 0; i < args.length; i++) {
      if (args[i].startsWith("--")) {
        if (i + 1 == args.length) {
          throw new IllegalArgumentException(args[i] + " has no value");
        }
        options.computeIfAbsent(args[i], o -> new ArrayList<>()).add(args[++i]);
      } else {
        jobs.add(args[i]);
      }
    }
  }

  /** Runs the jobs that are named. */
  public static void main(String[] args) throws IOException {
    Jobs jobs = new Jobs(args);
    SparkSession.Builder builder = SparkSession.builder().appName("pedigree");
    if (System.getProperty("spark.master") == null) {
      builder.master("local[*]").config("spark.ui.enabled", "false");
    }
    try (SparkSession spark = builder.getOrCreate()) {
      jobs.run(spark);
    }
  }

  /** Runs jobs in a session. */
  static void run(SparkSession spark, String... args) {
    new Jobs(args).run(spark);
  }

  private void run(SparkSession spark) {
    // A row is far more work than its bytes let one think.
    spark.conf().set("spark.sql.adaptive.coalescePartitions.enabled", "false");
    // A row that goes from one function straight to the next does not know its columns.
    spark
        .conf()
        .set(
            "spark.sql.optimizer.excludedRules",
            "org.apache.spark.sql.catalyst.optimizer.EliminateSerialization");
    Path out = Path.of(option("--out", "hub"));
    Tables tables = new Tables(spark, out);
    Path content = Path.of(option("--content", "content"));
    Path snapshots = Path.of(option("--snapshots", out.resolve("snapshots").toString()));
    List<String> hubs = options.getOrDefault("--hub", List.of());
    for (String job : jobs) {
      long start = System.nanoTime();
      switch (job) {
        case "list" -> Sources.list(tables, content);
        case "stored" -> Sources.stored(tables, content.resolve("snapshots"));
        case "crawl" ->
            new Crawl(
                    snapshots.toAbsolutePath().toString(),
                    Boolean.parseBoolean(option("--signatures", "false")),
                    hubs,
                    number("--per-host", 4),
                    number("--batch", 10_000),
                    3)
                .run(tables);
        case "describe" -> Described.run(tables);
        case "relate" -> Relate.run(tables, snapshots);
        case "judge" -> new Judge(hubs, number("--per-host", 4)).run(tables);
        case "publish" -> Publish.run(tables, number("--rows", DataShards.MOST));
        default -> throw new IllegalArgumentException("no such job: " + job);
      }
      System.out.printf(
          Locale.ROOT, "%s: %.1f s%n", job, (System.nanoTime() - start) / 1_000_000_000.0);
    }
  }

  private String option(String name, String otherwise) {
    List<String> values = options.get(name);
    return values == null ? otherwise : values.get(values.size() - 1);
  }

  private int number(String name, int otherwise) {
    return Integer.parseInt(option(name, Integer.toString(otherwise)));
  }
}
