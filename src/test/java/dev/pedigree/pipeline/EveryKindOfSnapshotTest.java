package dev.pedigree.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.crawl.GitFixture;
import dev.pedigree.crawl.TinyWeights;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site with every kind of snapshot that a crawl can make of what a repository holds. */
class EveryKindOfSnapshotTest {
  private static final String LLAMA =
      """
      {"architectures": ["LlamaForCausalLM"], "model_type": "llama", "hidden_size": 8,
       "intermediate_size": 32, "num_attention_heads": 2, "num_hidden_layers": 2,
       "vocab_size": 100}
      """;

  private static final String BERT =
      """
      {"architectures": ["BertModel"], "model_type": "bert", "hidden_size": 8,
       "intermediate_size": 32, "num_attention_heads": 2, "num_hidden_layers": 2,
       "vocab_size": 100, "max_position_embeddings": 16}
      """;

  @TempDir Path folder;
  private WildCatalog catalog;

  @BeforeEach
  void emptyCatalogue() throws IOException {
    catalog = new WildCatalog(folder);
  }

  @AfterEach
  void close() {
    catalog.close();
  }

  @Test
  void eachHasAPageThatSaysWhatIsKnownAndWhatIsNot() throws IOException {
    byte[] bert = bert().bytes();
    add("card-only", "README.md", "---\nlicense: mit\n---\n");
    add("config-only", "config.json", LLAMA);
    add("bert-config-only", "config.json", BERT);
    add("bert", "config.json", BERT, "model.safetensors", bert);
    add("tensors-only", "model.safetensors", bert);
    add("config-broken", "config.json", "{\"hidden_size\": ", "model.safetensors", bert);
    add("config-list", "config.json", "[1, 2]", "model.safetensors", bert);
    add(
        "config-odd",
        "config.json",
        "{\"architectures\": 7, \"hidden_size\": \"8\", \"num_hidden_layers\": -1}");
    add("pointers", "config.json", LLAMA, "model.safetensors", pointer());
    add("pointers-only", "model.safetensors", pointer());
    add("no-tensors", "config.json", LLAMA, "model.safetensors", TinyWeights.of().bytes());
    add("one-tensor", "model.safetensors", TinyWeights.of("x").bytes());
    add("pickle-broken", "config.json", LLAMA, "pytorch_model.bin", "\u0080\u0002garbage");
    add("onnx-broken", "config.json", LLAMA, "model.onnx", "\u0000\u0001garbage");
    add("gguf-broken", "model.gguf", "GGUF\u0003\u0000\u0000\u0000");
    add(
        "index-broken",
        "config.json",
        LLAMA,
        "model.safetensors.index.json",
        "{\"weight_map\": [1",
        "model-00001-of-00002.safetensors",
        TinyWeights.of("a").bytes());
    add(
        "picture",
        "config.json",
        "{\"architectures\": [\"ViTForImageClassification\"], \"model_type\": \"vit\"}",
        "model.safetensors",
        TinyWeights.of("vit.embeddings.patch_embeddings.projection.weight").bytes());
    add(
        "adapter",
        "adapter_config.json",
        "{\"peft_type\": \"LORA\", \"r\": 2}",
        "adapter_model.safetensors",
        TinyWeights.of("base_model.model.q_proj.lora_A.weight").bytes());
    catalog.entry("gone");
    catalog.add("empty");

    Map<String, String> causes = WildPages.crawl(catalog);
    assertEquals(
        Map.of("wild/empty", "crawl.empty", "wild/gone", "crawl.no-path"), new TreeMap<>(causes));

    Map<String, String> shown = WildPages.build(catalog, folder.resolve("site"));
    Map<String, List<String>> by = new TreeMap<>();
    shown.forEach(
        (id, what) -> by.computeIfAbsent(what, w -> new ArrayList<>()).add(id.substring(5)));
    assertEquals(
        Map.of(
            "",
            List.of("config-only", "no-tensors", "onnx-broken", "pickle-broken", "pointers"),
            "adapter",
            List.of("adapter"),
            "no decoder",
            List.of(
                "bert",
                "bert-config-only",
                "config-broken",
                "config-list",
                "picture",
                "tensors-only"),
            "stated",
            List.of("config-odd", "gguf-broken", "index-broken", "one-tensor", "pointers-only"),
            "empty",
            List.of("card-only"),
            "unread",
            List.of("empty", "gone")),
        by);
  }

  @Test
  void aCatalogueOfOneBertIsASite() throws IOException {
    for (String ending : List.of(".md", ".zh.md")) {
      for (String id : List.of("acme/base-7b", "acme/chat-7b", "paper/elder")) {
        Files.deleteIfExists(catalog.workspace().content().resolve("models/" + id + ending));
      }
    }
    Path yaml = catalog.workspace().content().resolve("site.yaml");
    Files.writeString(
        yaml,
        Files.readString(yaml).replaceFirst("(?s)comparisons:.*", "comparisons: []\nchains: []\n"));
    add("bert", "config.json", BERT, "model.safetensors", bert().bytes());
    assertEquals(Map.of(), WildPages.crawl(catalog));
    assertEquals(
        Map.of("wild/bert", "no decoder"), WildPages.build(catalog, folder.resolve("site")));
  }

  @Test
  void aPageWithoutADescriptionHasWhatTheFilesState() throws IOException {
    add(
        "picture",
        "config.json",
        "{\"model_type\": \"vit\", \"image_size\": 224}",
        "model.safetensors",
        TinyWeights.of("a.{0}", "b.0.w", "b.1.w").bytes());
    WildPages.crawl(catalog);
    Path site = folder.resolve("site");
    WildPages.build(catalog, site);
    Document page = WildPages.page(site, "en", "wild/picture");
    assertEquals(
        List.of(
            "image size 224 image_size",
            "model_type \"vit\"",
            "image_size 224",
            "a.%7B0} F16 [2, 2] 1",
            "b.{0-1}.w F16 [2, 2] 2",
            "model.safetensors 213 B 189 B 3"),
        page.select("section:has(#stated) tbody tr").eachText());
    assertEquals(
        "By its configuration: for images; not a language model. 2 kinds of tensors, numbers in"
            + " names aside. Together they hold 12 numbers.",
        page.select("section:has(#stated) > p:not(.note)").text());
  }

  private void add(String name, Object... files) throws IOException {
    GitFixture git = catalog.add(name);
    for (int i = 0; i < files.length; i += 2) {
      Object content = files[i + 1];
      git.file(
          (String) files[i],
          content instanceof byte[] bytes
              ? bytes
              : ((String) content).getBytes(StandardCharsets.ISO_8859_1));
    }
    git.commit();
  }

  private static String pointer() {
    return "version https://git-lfs.github.com/spec/v1\noid sha256:"
        + "ab".repeat(32)
        + "\nsize 12345\n";
  }

  /** The tensors of a small encoder. */
  private static TinyWeights bert() {
    Map<String, List<Integer>> tensors = new TreeMap<>();
    tensors.put("embeddings.word_embeddings.weight", List.of(100, 8));
    tensors.put("embeddings.position_embeddings.weight", List.of(16, 8));
    tensors.put("embeddings.token_type_embeddings.weight", List.of(2, 8));
    norm(tensors, "embeddings");
    for (int layer = 0; layer < 2; layer++) {
      String at = "encoder.layer." + layer + ".";
      for (String part : List.of("self.query", "self.key", "self.value", "output.dense")) {
        matrix(tensors, at + "attention." + part, 8, 8);
      }
      matrix(tensors, at + "intermediate.dense", 32, 8);
      matrix(tensors, at + "output.dense", 8, 32);
      norm(tensors, at + "attention.output");
      norm(tensors, at + "output");
    }
    matrix(tensors, "pooler.dense", 8, 8);
    return TinyWeights.of(tensors);
  }

  private static void matrix(
      Map<String, List<Integer>> tensors, String name, int rows, int columns) {
    tensors.put(name + ".weight", List.of(rows, columns));
    tensors.put(name + ".bias", List.of(rows));
  }

  private static void norm(Map<String, List<Integer>> tensors, String name) {
    tensors.put(name + ".LayerNorm.weight", List.of(8));
    tensors.put(name + ".LayerNorm.bias", List.of(8));
  }
}
