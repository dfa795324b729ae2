package dev.pedigree.site;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.catalog.Article;
import dev.pedigree.catalog.Catalog;
import dev.pedigree.catalog.Family;
import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.Paper;
import dev.pedigree.catalog.PaperFact;
import dev.pedigree.catalog.Parent;
import dev.pedigree.catalog.Relation;
import dev.pedigree.catalog.ReleaseDate;
import dev.pedigree.catalog.Site;
import dev.pedigree.catalog.Term;
import dev.pedigree.catalog.Words;
import dev.pedigree.crawl.snapshot.Rebuilt;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.AtlasBuilder;
import dev.pedigree.lineage.changes.Changes;
import dev.pedigree.lineage.texts.TextHistory;
import dev.pedigree.weights.TensorPattern;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;

/**
 * A small catalogue: a LLaMA, its twin under Yi's names, and a model known from a paper, with texts
 * that try to inject markup.
 */
public final class SiteFixture {
  static final Path TEMPLATES = Path.of("templates");
  static final String HOSTILE = "<script>alert('1')</script> \"&\" {{x}} ${7*7}";

  private static final Location PLACE = Location.of("content/models/made/paper.md");

  private SiteFixture() {}

  public static SortedMap<String, byte[]> site() {
    return render(atlas(), TEMPLATES);
  }

  /** All files of a site, by path; those that are pixels of a picture are empty. */
  static SortedMap<String, byte[]> withoutPixels(Atlas atlas) {
    SortedMap<String, byte[]> files = new ConcurrentSkipListMap<>();
    SiteSink sink =
        new SiteSink() {
          @Override
          public void take(String path, byte[] bytes) {
            files.put(path, bytes);
          }

          @Override
          public void takePixels(String path, Supplier<byte[]> bytes) {
            take(path, new byte[0]);
          }
        };
    render(atlas, Changes.none(), TEMPLATES, sink);
    return files;
  }

  /** All files of a site, by path. */
  public static SortedMap<String, byte[]> render(Atlas atlas, Path templates) {
    return render(atlas, Changes.none(), templates);
  }

  /** All files of a site that tells what changed, by path. */
  static SortedMap<String, byte[]> render(Atlas atlas, Changes changes, Path templates) {
    SortedMap<String, byte[]> files = new ConcurrentSkipListMap<>();
    render(atlas, changes, templates, files::put);
    return files;
  }

  private static void render(Atlas atlas, Changes changes, Path templates, SiteSink sink) {
    SiteRenderer.of(atlas, changes, TextHistory.none(), Optional.empty(), templates)
        .render(
            sink,
            fault -> {
              throw new AssertionError(fault.address(), fault.cause());
            });
  }

  public static Atlas atlas() {
    List<Model> models =
        List.of(
            model("made/llama", "Llama", "2023-02", List.of(), Optional.empty()),
            model(
                "made/paper",
                HOSTILE,
                "2022-01",
                List.of(),
                Optional.of(
                    new Paper(
                        HOSTILE,
                        "https://example.org/paper",
                        Map.of("layers", new PaperFact(2, "paper", PLACE)),
                        Map.of(
                            "position", new PaperFact("learned", "memory", PLACE),
                            "norm", new PaperFact("layernorm", "paper", PLACE)),
                        7_000_000_000L,
                        Text.same("")))),
            model(
                "made/yi",
                "Yi",
                "2023-11-02",
                List.of(
                    new Parent(
                        "made/llama", Relation.DESIGN, "https://example.org/said", Text.same("")),
                    new Parent("elsewhere/unknown", Relation.FINETUNE, "card", Text.same(""))),
                Optional.empty()));
    Site site =
        new Site(
            new Text("Pedigree", "模型谱系"),
            new Text("What is it?", "这是什么？"),
            "https://example.org/tree",
            "",
            List.of(),
            List.of(List.of("made/paper", "made/llama", "made/yi")));
    Catalog catalog =
        new Catalog(
            site,
            models,
            List.of(
                new Family(
                    "made",
                    new Text("Made", "自制"),
                    new Text("Makers", "制造者"),
                    1,
                    words("Made up for [a term](term:rope).", "为测试而作。"))),
            List.of(
                new Term("rope", new Text("RoPE", "旋转位置编码"), words("It *turns*.", "它会**旋转**。"))),
            List.of(
                new Article(
                    "only-english",
                    new Text("Only English", "Only English"),
                    new Text("Nobody translated it.", "Nobody translated it."),
                    "2026-01-02",
                    words(
                        "## One {#one}\n\nSee [two](#two), [Yi](model:made/yi).\n\n## Two {#two}",
                        "")),
                new Article(
                    "written",
                    new Text("Written", "写好的"),
                    new Text("In both.", "两种语言都有。"),
                    "2026-01-03",
                    words(
                        "See [the diff](diff:made/llama..made/yi).",
                        "见[对比](diff:made/llama..made/yi)。"))),
            List.of(),
            Map.of("term:rope", List.of("rotary", "旋转编码")));
    return AtlasBuilder.build(
        catalog,
        Map.of(
            "made/llama",
                snapshot("made/llama", "llama", "input_layernorm", "post_attention_layernorm"),
            "made/yi", snapshot("made/yi", "Yi", "ln1", "ln2")));
  }

  public static Words words(String en, String zh) {
    return new Words(en, zh, "some/file.md", "some/file.zh.md", 4, 4, false);
  }

  private static Model model(
      String id, String name, String released, List<Parent> parents, Optional<Paper> paper) {
    return new Model(
        id,
        Text.same(name),
        Text.same("Makers"),
        "made",
        "",
        ReleaseDate.of(released).orElseThrow(),
        paper.isPresent() ? "" : "https://example.org/" + id,
        "",
        "other",
        parents,
        List.of("https://example.org/source", HOSTILE),
        paper,
        words("It is " + name + ".", "它是 " + name + "。"));
  }

  private static Snapshot snapshot(String id, String type, String norm, String otherNorm) {
    ObjectNode config = JsonNodeFactory.instance.objectNode();
    config.put("model_type", type);
    config.put("hidden_size", 16);
    config.put("intermediate_size", 32);
    config.put("num_hidden_layers", 2);
    config.put("num_attention_heads", 4);
    config.put("num_key_value_heads", 4);
    config.put("vocab_size", 24);
    config.put("max_position_embeddings", 64);
    config.put("rms_norm_eps", 1e-5);
    config.put("hidden_act", "silu");
    config.put("tie_word_embeddings", false);
    List<TensorPattern> tensors = new ArrayList<>();
    tensors.add(tensor("lm_head.weight", 24, 16));
    tensors.add(tensor("model.embed_tokens.weight", 24, 16));
    tensors.add(tensor("model.layers.{0-1}." + norm + ".weight", 16));
    tensors.add(tensor("model.layers.{0-1}." + otherNorm + ".weight", 16));
    tensors.add(tensor("model.layers.{0-1}.mlp.down_proj.weight", 16, 32));
    tensors.add(tensor("model.layers.{0-1}.mlp.gate_proj.weight", 32, 16));
    tensors.add(tensor("model.layers.{0-1}.mlp.up_proj.weight", 32, 16));
    for (String part : List.of("k", "o", "q", "v")) {
      tensors.add(tensor("model.layers.{0-1}.self_attn." + part + "_proj.weight", 16, 16));
    }
    tensors.add(tensor("model.norm.weight", 16));
    Snapshot.Basis basis = type.equals("Yi") ? rebuilt() : live();
    return new Snapshot(
        id,
        "https://example.org/" + id,
        basis,
        config,
        MissingNode.getInstance(),
        basis instanceof Rebuilt
            ? List.of()
            : List.of(new Snapshot.WeightFile("model.safetensors", "sha256:00", 12_345, 1_000, 21)),
        tensors,
        List.of());
  }

  private static Snapshot.Live live() {
    String commit = "0123456789abcdef0123456789abcdef01234567";
    return new Snapshot.Live(
        new Snapshot.Revision(commit, "2023-11-05T10:00:00Z", "main"),
        List.of(
            new Snapshot.HistoryEvent(
                commit,
                "2023-11-05T10:00:00Z",
                List.of(Snapshot.Part.CONFIG),
                List.of(
                    new Snapshot.Change(
                        "config.json",
                        "architectures",
                        "[\"OldForCausalLM\"]",
                        "[\"NewForCausalLM\"]")))));
  }

  private static Rebuilt rebuilt() {
    return new Rebuilt(
        new TreeMap<>(
            Map.of(
                "hidden_size",
                List.of(
                    new Rebuilt.Place(
                        "made/copies", "yi/config.json", "0123456789", "", Rebuilt.Of.MODEL)),
                "hidden_act",
                List.of())),
        List.of(new Rebuilt.Check(Rebuilt.Check.Kind.ROUNDED_COUNT, "card", 10_000)));
  }

  private static TensorPattern tensor(String name, long... shape) {
    List<Long> dimensions = new ArrayList<>();
    for (long dimension : shape) {
      dimensions.add(dimension);
    }
    return new TensorPattern(name, "BF16", dimensions);
  }
}
