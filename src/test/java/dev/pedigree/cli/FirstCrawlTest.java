package dev.pedigree.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pedigree.crawl.GitFixture;
import dev.pedigree.crawl.LoopbackHub;
import dev.pedigree.crawl.TinyWeights;
import dev.pedigree.crawl.snapshot.Rebuilt;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.snapshot.SnapshotStore;
import dev.pedigree.crawl.text.JsonText;
import dev.pedigree.pipeline.SmallSite;
import dev.pedigree.pipeline.zoo.MadeUpScore;
import dev.pedigree.weights.TensorPattern;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The first crawl of a catalogue whose two repositories were rebuilt: one turns out to be another
 * than was thought, one cannot be read.
 */
class FirstCrawlTest {
  private static final String CONFIG =
      """
      {"architectures": ["LlamaForCausalLM"], "model_type": "llama", "hidden_size": 2,
       "intermediate_size": 2, "num_attention_heads": 1, "num_hidden_layers": 1, "vocab_size": 2,
       "rope_theta": THETA}
      """;

  private static final String LICENCE = "{\"license\": \"apache-2.0\"}";

  @TempDir Path folder;
  private final LoopbackHub hub = new LoopbackHub();
  private GitFixture base;
  private GitFixture chat;
  private SnapshotStore snapshots;

  @BeforeEach
  void rebuiltSnapshotsAndTheirRepositories() throws IOException {
    SmallSite.in(folder);
    snapshots = new SnapshotStore(folder.resolve("content/snapshots"));
    rebuilt("acme/base-7b");
    rebuilt("acme/chat-7b");

    TinyWeights weights =
        TinyWeights.of(
            "model.embed_tokens.weight",
            "model.layers.0.self_attn.q_proj.weight",
            "model.layers.1.self_attn.q_proj.weight");
    base = new GitFixture(folder.resolve("base"));
    base.file("config.json", CONFIG.replace("THETA", "10000.0"));
    base.file("README.md", "---\nlicense: mit\ntags: [text]\n---\n");
    base.pointer("model.safetensors", weights.oid(), weights.bytes().length).commit();
    chat = new GitFixture(folder.resolve("chat"));
    chat.file("config.json", CONFIG.replace("THETA", "5000000.0"));
    chat.pointer("model.safetensors", "ab".repeat(32), 4711).commit();
    chat.tag("v1.10"); // the revision that the catalogue has of it
    hub.with("acme/base-7b", base.repository()).with("acme/chat-7b", chat.repository());
    hub.with(weights.oid(), weights.bytes(), weights.bytes().length);
  }

  @AfterEach
  void close() {
    hub.close();
    base.close();
    chat.close();
  }

  private void rebuilt(String id) throws IOException {
    snapshots.write(
        new Snapshot(
            id,
            "https://huggingface.co/" + id,
            new Rebuilt(new TreeMap<>(), List.of()),
            json(CONFIG.replace("THETA", "5000000.0")),
            id.endsWith("base-7b") ? json(LICENCE) : MissingNode.getInstance(),
            List.of(),
            List.of(
                new TensorPattern("lm_head.weight", "F16", List.of(2L, 2L)),
                new TensorPattern("model.embed_tokens.weight", "F16", List.of(2L, 2L)),
                new TensorPattern(
                    "model.layers.{0}.self_attn.q_proj.weight", "F16", List.of(2L, 2L))),
            List.of()));
  }

  private static JsonNode json(String text) throws IOException {
    return JsonText.json(text.getBytes(StandardCharsets.UTF_8));
  }

  private Run crawl(String... options) {
    Object[] args = new Object[options.length + 5];
    System.arraycopy(
        new Object[] {"crawl", "--root", folder, "--hub", "https://huggingface.co=" + hub.url()},
        0,
        args,
        0,
        5);
    System.arraycopy(options, 0, args, 5, options.length);
    return Run.of(args);
  }

  @Test
  void eachValueThatWasNotRightIsNamedAndWhatCannotBeReadStaysWithItsCause() {
    Run run = crawl();
    assertEquals(
        """
        acme/base-7b: commit COMMIT of 2024-03-01T12:00:00Z, 1 weight file of 299 B, 3 tensors, 1 commit that matters; first reading: 7 rebuilt values confirmed, 4 corrected
          config.json rope_theta: rebuilt 5000000.0, read 10000.0
          README.md license: rebuilt "apache-2.0", read "mit"
          tensors lm_head.weight: rebuilt F16 [2, 2], not there
          tensors model.layers.{}.self_attn.q_proj.weight: rebuilt {0} F16 [2, 2], read {0-1} F16 [2, 2]
        acme/chat-7b: not crawled, the snapshot rebuilt from facts stays
        acme/chat-7b: warning: the reading of today does not show all tensors of the model, so the snapshot rebuilt from published facts stays; today's lies beside it
          hint: to take it all the same, run: pedigree crawl --accept acme/chat-7b
          model.safetensors: warning: the server does not have the content of this file (404) (Object does not exist)
          hint: its pointer stays valid: size and digest are known
          acme/chat-7b: warning: the list of tensors could not be read; in the stored snapshot they hold 12 numbers
          https://huggingface.co/acme/chat-7b: warning: the headers of 1 of 1 weight files could not be read, so the list of tensors is left out where it would have holes
          hint: crawl again later; a snapshot with all tensors stays in use until then
        """
            .replace("COMMIT", base.head().name().substring(0, 12)),
        run.out());
    assertEquals(1, run.exit());
    assertEquals(
        base.head().name(),
        snapshots.read("acme/base-7b").orElseThrow().live().orElseThrow().revision().commit());
  }

  @Test
  void theSameStandsInTheDocumentOfEachSource() throws IOException {
    List<JsonNode> documents = crawl("--json").documents();
    assertEquals(
        "{\"equal\":7,\"config\":[{\"key\":\"rope_theta\",\"rebuilt\":5000000.0,\"read\":10000.0}],"
            + "\"card\":[{\"key\":\"license\",\"rebuilt\":\"apache-2.0\",\"read\":\"mit\"}],"
            + "\"tensors\":[{\"key\":\"lm_head.weight\",\"rebuilt\":\"F16 [2, 2]\"},"
            + "{\"key\":\"model.layers.{}.self_attn.q_proj.weight\","
            + "\"rebuilt\":\"{0} F16 [2, 2]\",\"read\":\"{0-1} F16 [2, 2]\"}],"
            + "\"numbers\":{\"rebuilt\":12,\"read\":12}}",
        documents.get(0).get("rebuilt").toString());
    assertEquals(base.head().name(), documents.get(0).at("/snapshot/commit").textValue());
    assertEquals("reconstructed", documents.get(1).at("/snapshot/kind").textValue());
    assertEquals("pipeline.rebuilt-stays", documents.get(1).at("/failure/rule").textValue());
    assertEquals("crawl.lfs-missing", documents.get(1).at("/causes/0/rule").textValue());
  }

  @Test
  void thePagesSayWhatWasConfirmedAndTheMarkOfWhatIsRebuiltGoes() throws IOException {
    crawl();
    Path site = MadeUpScore.ofSite(folder.resolve("site"));
    Run built = Run.of("build", "--offline", "--root", folder, "--out", site);
    assertEquals(0, built.exit(), built::toString);
    Document read = page(site, "models/acme/base-7b/");
    assertEquals(
        "The repository was read after it had been shown as rebuilt from published facts."
            + " 7 values of its configuration were confirmed; these were not:"
            + " rope_theta: rebuilt 5000000.0, read 10000.0"
            + " 1 value in the front matter of its card was not confirmed:"
            + " license: rebuilt \"apache-2.0\", read \"mit\""
            + " 2 tensors were not confirmed, each with the numbers in its name, its type and its"
            + " shape: lm_head.weight: rebuilt F16 [2, 2], not there"
            + " model.layers.{}.self_attn.q_proj.weight: rebuilt {0} F16 [2, 2], read {0-1} F16 [2,"
            + " 2]",
        read.select(".notice.rebuilt").text());
    assertEquals(
        "This model was not read from its repository but rebuilt from published facts.",
        page(site, "models/acme/chat-7b/").select(".notice.rebuilt").text());
    assertEquals(
        "Base 7B: rebuilt values confirmed: 7; corrected: 4",
        page(site, "report/").select("section:has(#first) summary").text());
  }

  private static Document page(Path site, String address) throws IOException {
    return Jsoup.parse(Files.readString(site.resolve("en/" + address + "index.html")));
  }
}
