package dev.pedigree.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models of the zoo, whose ancestry is known. */
@Tag("spark")
class JudgeTest {
  private static final Path ZOO = Path.of("src/main/resources/zoo").toAbsolutePath();
  private static final String HUB = "https://huggingface.co=" + ZOO;
  private static final Set<String> NAMES = Set.of("base-a", "base-a-renamed", "cpt-a", "base-b");

  @TempDir Path folder;

  /**
   * Two copies in disguise, a descendant and a stranger; nothing names anything, and no two have a
   * file in common.
   */
  @Test
  void modelsWithRowsAlikeBecomeCandidatesAndAreJudgedAsTheCommandRelateJudgesThem()
      throws IOException {
    KnownZoo zoo = KnownZoo.read(ZOO);
    List<Row> sources =
        zoo.members().stream()
            .filter(member -> NAMES.contains(member.name()))
            .map(member -> RowFactory.create(id(member.name()), Wire.text(model(member))))
            .toList();
    Tables tables = new Tables(LocalSpark.session(), folder);
    write(tables, "sources", sources, "id", "model");
    write(tables, "pairs", List.of(), "a", "b");
    Jobs.run(
        LocalSpark.session(),
        "crawl",
        "describe",
        "relate",
        "judge",
        "--signatures",
        "true",
        "--hub",
        HUB,
        "--out",
        folder.toString());

    Set<String> sketched = new TreeSet<>();
    for (Row row : tables.read("candidates").filter("why = 'sketch'").collectAsList()) {
      sketched.add(pair(row));
    }
    Map<String, ObjectNode> judged = new TreeMap<>();
    for (Row row : tables.read("judged").collectAsList()) {
      judged.put(pair(row), numbers(Tables.text(row, "judged")));
    }
    assertEquals(Set.of("base-a base-a-renamed", "base-a cpt-a", "base-a-renamed cpt-a"), sketched);
    for (String pair : sketched) {
      List<String> names = List.of(pair.split(" "));
      Relating of =
          Relating.of(
              opener(), List.of(url(names.get(0)), url(names.get(1))), ModelNames.none());
      Bond bond = of.related().bonds().get(0);
      String expected = RelatingJson.pair(of, bond, Optional.empty()).toString();
      assertEquals(numbers(expected), judged.get(pair));
      assertTrue(judged.get(pair).path("p").asDouble(1) < 1e-10, pair);
    }
  }

  private static String pair(Row row) {
    return name(Tables.text(row, "a")) + " " + name(Tables.text(row, "b"));
  }

  /** What the weights say. */
  private static ObjectNode numbers(String pair) throws IOException {
    ObjectNode json = (ObjectNode) new ObjectMapper().readTree(pair);
    return json.retain(
        List.of("a", "b", "kin", "direction", "relation", "grade", "p", "bytesRead"));
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
        new Crawler(HubRewrites.parse(List.of(HUB)), Credentials.of(Map.of()), CrawlLimits.defaults()));
  }
}
