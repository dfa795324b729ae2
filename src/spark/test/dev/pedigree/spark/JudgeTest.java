package dev.pedigree.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.ReleaseDate;
import dev.pedigree.catalog.Words;
import dev.pedigree.crawl.Crawler;
import dev.pedigree.crawl.net.CrawlLimits;
import dev.pedigree.crawl.net.Credentials;
import dev.pedigree.crawl.net.HubRewrites;
import dev.pedigree.crawl.snapshot.SnapshotStore;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.declared.ModelNames;
import dev.pedigree.lineage.relate.Bond;
import dev.pedigree.lineage.zoo.KnownZoo;
import dev.pedigree.pipeline.ModelOpener;
import dev.pedigree.pipeline.relate.Relating;
import dev.pedigree.pipeline.relate.RelatingJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The models of the zoo, in pairs that a candidate list could have named. */
@Tag("spark")
class JudgeTest {
  private static final Path ZOO = Path.of("src/main/resources/zoo").toAbsolutePath();
  private static final List<String> HUBS = List.of("https://huggingface.co=" + ZOO);
  private static final int PAIRS = 8;

  @TempDir Path folder;

  @Test
  void aPairIsJudgedAsTheCommandRelateJudgesIt() throws IOException {
    KnownZoo zoo = KnownZoo.read(ZOO);
    Tables tables = new Tables(LocalSpark.session(), folder);
    List<Row> models = new ArrayList<>();
    for (KnownZoo.Member member : zoo.members()) {
      models.add(RowFactory.create(id(member.name()), Wire.text(model(member)), null));
    }
    write(tables, "described", models, "id", "model", "snapshot");
    // Pairs with each answer.
    Map<KnownZoo.Shared, Integer> taken = new TreeMap<>();
    List<KnownZoo.Pair> pairs =
        zoo.pairs().stream()
            .filter(pair -> taken.merge(pair.shared(), 1, Integer::sum) <= PAIRS / 2)
            .limit(PAIRS)
            .toList();
    write(
        tables,
        "candidates",
        pairs.stream().map(p -> RowFactory.create(id(p.a()), id(p.b()))).toList(),
        "a",
        "b");

    new Judge(HUBS, 2).run(tables);

    Map<String, ObjectNode> expected = new TreeMap<>();
    for (KnownZoo.Pair pair : pairs) {
      Relating of = Relating.of(opener(), List.of(url(pair.a()), url(pair.b())), ModelNames.none());
      Bond bond = of.related().bonds().get(0);
      expected.put(
          pair.a() + " " + pair.b(), numbers(RelatingJson.pair(of, bond, Optional.empty())));
    }
    Map<String, ObjectNode> judged = new TreeMap<>();
    for (Row row : tables.read("judged").collectAsList()) {
      JsonNode said = new ObjectMapper().readTree(Tables.text(row, "judged"));
      judged.put(
          name(Tables.text(row, "a")) + " " + name(Tables.text(row, "b")),
          numbers((ObjectNode) said));
    }
    assertEquals(expected.toString(), judged.toString());
    assertEquals(3, taken.size());
    assertTrue(judged.values().stream().anyMatch(pair -> pair.path("p").asDouble(1) < 1e-10));
  }

  /** What the weights say, without the answers about designs. */
  private static ObjectNode numbers(ObjectNode pair) {
    return pair.without(List.of("verdict", "evidence"));
  }

  private static void write(Tables tables, String name, List<Row> rows, String... columns) {
    tables.write(name, tables.spark().createDataset(rows, Tables.texts(columns)).toDF());
  }

  private static String id(String name) {
    return "zoo/" + name;
  }

  private static String name(String id) {
    return id.substring(id.indexOf('/') + 1);
  }

  private static String url(String name) {
    return "https://huggingface.co/" + name + ".bundle";
  }

  private static Model model(KnownZoo.Member member) {
    return new Model(
        id(member.name()),
        Text.same(member.name()),
        Text.same("Zoo"),
        "zoo",
        "",
        ReleaseDate.of("2026-01-02").orElseThrow(),
        url(member.name()),
        "",
        "apache-2.0",
        List.of(),
        List.of(),
        Optional.empty(),
        new Words("", "", "", "", 1, 1, false));
  }

  private static ModelOpener opener() {
    return new ModelOpener(
        () -> {
          throw new IllegalStateException("no id is asked for");
        },
        () -> new SnapshotStore(Path.of("")),
        new Crawler(HubRewrites.parse(HUBS), Credentials.of(Map.of()), CrawlLimits.defaults()));
  }
}
