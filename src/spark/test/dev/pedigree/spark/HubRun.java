package dev.pedigree.spark;

import dev.pedigree.catalog.Catalog;
import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.Parent;
import dev.pedigree.catalog.Relation;
import dev.pedigree.catalog.ReleaseDate;
import dev.pedigree.catalog.reading.CatalogReader;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.snapshot.SnapshotStore;
import dev.pedigree.diagnostics.Text;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/**
 * Describes, relates and publishes so many made-up repositories, and prints seconds and memory.
 * They have the shapes of the catalogue with other vocabularies; each tenth is a copy of an earlier
 * one, file by file, and each third says that it was made from one. Arguments: a folder, and
 * numbers.
 */
public final class HubRun {
  private HubRun() {}

  /** A model of the catalogue with its snapshot as a live reading. */
  private record Shape(String model, String snapshot) implements java.io.Serializable {}

  public static void main(String[] args) throws IOException {
    List<Shape> shapes = shapes();
    for (String number : List.of(args).subList(1, args.length)) {
      Path folder = Path.of(args[0], number);
      try (SparkSession spark =
          SparkSession.builder()
              .master("local[*]")
              .appName("hub")
              .config("spark.ui.enabled", "false")
              .config("spark.driver.bindAddress", "127.0.0.1")
              .config("spark.driver.host", "127.0.0.1")
              .config("spark.sql.shuffle.partitions", "16")
              .getOrCreate()) {
        make(new Tables(spark, folder), shapes, Integer.parseInt(number));
        double seconds = 0;
        for (String job : List.of("describe", "relate", "publish")) {
          ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
          long start = System.nanoTime();
          long cpu = cpu();
          Jobs.run(spark, job, "--out", folder.toString());
          seconds += (System.nanoTime() - start) / 1e9;
          System.out.printf(
              Locale.ROOT,
              "%s %s: %.1f s, %.1f s of processor, heap at most %d MB%n",
              number,
              job,
              (System.nanoTime() - start) / 1e9,
              (cpu() - cpu) / 1e9,
              heap() >> 20);
        }
        System.out.printf(
            Locale.ROOT,
            "%s: %.0f sources a second, memory at most %d MB, %d classes, %d candidates,"
                + " %d MB of tables, %d MB of data%n",
            number,
            Integer.parseInt(number) / seconds,
            resident(),
            new Tables(spark, folder).read("classes").count(),
            new Tables(spark, folder).read("candidates").count(),
            bytes(folder, false) >> 20,
            bytes(folder, true) >> 20);
      }
    }
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static long heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong(pool -> pool.getPeakUsage().getUsed())
        .sum();
  }

  /** The largest resident memory so far, in MB; on Linux. */
  private static long resident() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(0);
  }

  private static long bytes(Path folder, boolean data) throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (data == file.startsWith(folder.resolve("data"))) {
          bytes += Files.size(file);
        }
      }
    }
    return bytes;
  }

  private static List<Shape> shapes() {
    Path content = Path.of("content");
    Catalog catalog = CatalogReader.read(content).catalog();
    SnapshotStore store = new SnapshotStore(content.resolve("snapshots"));
    List<Shape> shapes = new ArrayList<>();
    for (Model model : catalog.models()) {
      Optional<Snapshot> snapshot =
          model.paper().isPresent() ? Optional.empty() : store.read(model.id());
      if (snapshot.filter(s -> !s.tensors().isEmpty()).isPresent()) {
        shapes.add(new Shape(Wire.text(model), SnapshotStore.text(snapshot.get())));
      }
    }
    return List.copyOf(shapes);
  }

  private static void make(Tables tables, List<Shape> shapes, int number) {
    Dataset<Row> made =
        tables
            .spark()
            .range(number)
            .map(
                (MapFunction<Long, Row>) i -> row(shapes, i.intValue()),
                Tables.texts("id", "model", "snapshot"));
    Dataset<Row> all = tables.write("made", made);
    tables.write("sources", all.select("id", "model"));
    tables.write("crawled", all.select("id", "snapshot"));
    tables.write(
        "pairs", tables.spark().createDataset(List.<Row>of(), Tables.texts("a", "b")).toDF());
  }

  private static Row row(List<Shape> shapes, int i) {
    Shape shape = shapes.get(i % shapes.size());
    Model model = Wire.read(shape.model(), Model.class);
    Snapshot snapshot =
        SnapshotStore.parse(model.id(), shape.snapshot().getBytes(StandardCharsets.UTF_8));
    String id = id(model, i);
    // An earlier one of the same shape.
    int before = i - shapes.size();
    boolean copy = i % 10 == 0 && before >= 0;
    List<Parent> parents =
        i % 3 == 0 && before >= 0
            ? List.of(new Parent(id(model, before), Relation.FINETUNE, "card", Text.same("")))
            : List.of();
    Model own =
        new Model(
            id,
            Text.same(id),
            Text.same("org" + i / 50),
            "made",
            "",
            ReleaseDate.of(LocalDate.of(2021, 1, 1).plusDays(i * 7919L % 2000).toString())
                .orElseThrow(),
            "https://huggingface.co/" + id,
            "",
            "mit",
            parents,
            List.of(),
            Optional.empty(),
            model.words());
    String oid = String.format(Locale.ROOT, "sha256:%064x", copy ? before : i);
    Snapshot live =
        new Snapshot(
            id,
            own.repository(),
            new Snapshot.Live(
                new Snapshot.Revision(
                    String.format(Locale.ROOT, "%040x", i), "2024-03-01T00:00:00Z", "main"),
                List.of()),
            snapshot.config(),
            snapshot.card(),
            List.of(new Snapshot.WeightFile("model.safetensors", oid, 1L << 33, 1 << 16, 300)),
            snapshot.tensors(),
            List.of());
    return RowFactory.create(
        id, Wire.text(own), resized(SnapshotStore.text(live), copy ? before : i, snapshot));
  }

  private static String id(Model like, int i) {
    return "org"
        + i / 50
        + "/"
        + like.id().replaceFirst(".*/", "").replaceFirst("@.*", "")
        + "-"
        + i;
  }

  /** Another vocabulary, in the configuration and in the tensors. */
  private static String resized(String text, int i, Snapshot snapshot) {
    int rows = snapshot.config().path("vocab_size").asInt();
    return rows < 1000
        ? text
        : text.replaceAll("\\b" + rows + "\\b", Integer.toString(rows + 64 * (i % 997)));
  }
}
