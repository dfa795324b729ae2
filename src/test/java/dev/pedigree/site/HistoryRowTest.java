package dev.pedigree.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.snapshot.Snapshot.Change;
import dev.pedigree.crawl.snapshot.Snapshot.Part;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Entry;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A commit of a repository as the page of its model tells it. */
class HistoryRowTest {
  private static final String COMMIT = "fedcba9876543210fedcba9876543210fedcba98";

  @Test
  void aChangedClassIsToldInASentence() {
    assertEquals(
        List.of(
            "The configuration now names the class LlamaForCausalLM; before it was YiForCausalLM."),
        sentences(
            List.of(Part.CONFIG),
            change(
                "config.json", "architectures", "[\"YiForCausalLM\"]", "[\"LlamaForCausalLM\"]")));
  }

  @Test
  void codeOfTheRepositoryThatGoesAndComesIsTold() {
    assertEquals(
        List.of("The repository no longer brings model code of its own."),
        sentences(
            List.of(Part.CONFIG),
            change("config.json", "auto_map.AutoModel", "\"modeling_yi.Yi\"", ""),
            change("config.json", "auto_map.AutoConfig", "\"config_yi.Yi\"", "")));
    assertEquals(
        List.of("The repository brings model code of its own."),
        sentences(
            List.of(Part.CONFIG),
            change("config.json", "auto_map.AutoModel", "", "\"modeling_yi.Yi\"")));
  }

  @Test
  void whatHasNoSentenceOfItsOwnIsToldByThePartItTouched() {
    assertEquals(
        List.of("The configuration was changed."),
        sentences(List.of(Part.CONFIG), change("config.json", "rope_theta", "1", "2")));
    assertEquals(
        List.of("The configuration was changed."),
        sentences(List.of(Part.CONFIG), change("config.json", "pretraining_tp", "", "1")));
    assertEquals(
        List.of("The model card was added."),
        sentences(
            List.of(Part.CARD),
            change("README.md", "license", "", "\"mit\""),
            change("README.md", "oid", "", "\"git:0\"")));
    assertEquals(
        List.of("Weight files were removed."),
        sentences(List.of(Part.WEIGHTS), change("model.safetensors", "oid", "\"git:0\"", "")));
    assertEquals(List.of("Weight files were replaced."), sentences(List.of(Part.WEIGHTS)));
  }

  @Test
  void aLicenceAndABaseModelThatComeChangeAndGoAreTold() {
    assertEquals(
        List.of("The card names a base model now: a/b.", "A licence is declared now: mit."),
        sentences(
            List.of(Part.CARD),
            change("README.md", "base_model", "", "\"a/b\""),
            change("README.md", "license", "", "\"mit\"")));
    assertEquals(
        List.of(
            "The base model that the card names is now c/d; before it was a/b.",
            "The declared licence is now other; before it was mit."),
        sentences(
            List.of(Part.CARD),
            change("README.md", "base_model", "\"a/b\"", "[\"c/d\"]"),
            change("README.md", "license", "\"mit\"", "\"other\"")));
    assertEquals(
        List.of(
            "The card names no base model any more; before it was c/d.",
            "No licence is declared any more; before it was other."),
        sentences(
            List.of(Part.CARD),
            change("README.md", "base_model", "[\"c/d\"]", ""),
            change("README.md", "license", "\"other\"", "")));
  }

  @Test
  void newWeightsAreToldBesideASentence() {
    assertEquals(
        List.of("The model type is now llama; before it was Yi.", "Weight files were added."),
        sentences(
            List.of(Part.CONFIG, Part.WEIGHTS),
            change("config.json", "model_type", "\"Yi\"", "\"llama\""),
            change("a.safetensors", "oid", "", "\"git:1\"")));
  }

  @Test
  void valuesAreShownAsPeopleReadThem() {
    String oid = "sha256:" + "0123456789abcdef".repeat(4);
    assertEquals(
        List.of(
            new HistoryRow.Value("w: oid", Text.same(""), Text.same("sha256:0123456789…")),
            new HistoryRow.Value(
                "w: set",
                new Text("1 file, 10 B", "1 个文件，10 B"),
                new Text("3 files, 2 KiB", "3 个文件，2 KiB")),
            new HistoryRow.Value("c: list", Text.same("1, a"), Text.same("[broken"))),
        row(
                List.of(Part.WEIGHTS),
                change("w", "oid", "", "\"" + oid + "\""),
                change(
                    "w",
                    "set",
                    "{\"files\":1,\"bytes\":10}",
                    "{\"files\":3,\"bytes\":2048,\"digest\":\"x\"}"),
                change("c", "list", "[1,\"a\"]", "[broken"))
            .changes());
  }

  @Test
  void aCommitLinksToItself() {
    HistoryRow row = row(List.of(Part.CONFIG));
    assertEquals("fedcba9", row.commit());
    assertEquals("https://example.org/made/llama/commit/" + COMMIT, row.url());
  }

  @Test
  void aRebuiltRepositoryHasNoHistory() {
    assertEquals(List.of(), HistoryRow.of(SiteFixture.atlas().entries().get("made/yi")));
  }

  private static List<String> sentences(List<Part> touched, Change... changes) {
    return row(touched, changes).sentences().stream().map(Text::en).toList();
  }

  private static HistoryRow row(List<Part> touched, Change... changes) {
    return HistoryRow.of(entry(touched, changes)).get(0);
  }

  private static Entry entry(List<Part> touched, Change... changes) {
    Entry llama = SiteFixture.atlas().entries().get("made/llama");
    Snapshot snapshot =
        new Snapshot(
            llama.id(),
            "",
            new Snapshot.Live(
                new Snapshot.Revision(COMMIT, "2023-11-05T10:00:00Z", "main"),
                List.of(
                    new Snapshot.HistoryEvent(
                        COMMIT, "2023-11-05T10:00:00Z", touched, List.of(changes)))),
            MissingNode.getInstance(),
            MissingNode.getInstance(),
            List.of(),
            List.of(),
            List.of());
    return new Entry(
        llama.model(),
        Optional.of(snapshot),
        llama.architecture(),
        llama.nearest(),
        llama.smoke(),
        List.of());
  }

  private static Change change(String path, String key, String before, String after) {
    return new Change(path, key, before, after);
  }
}
