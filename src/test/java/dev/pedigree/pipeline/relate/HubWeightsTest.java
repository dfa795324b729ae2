package dev.pedigree.pipeline.relate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.crawl.Crawler;
import dev.pedigree.crawl.GitFixture;
import dev.pedigree.crawl.LoopbackHub;
import dev.pedigree.crawl.TinyWeights;
import dev.pedigree.crawl.net.CrawlLimits;
import dev.pedigree.crawl.net.Credentials;
import dev.pedigree.crawl.net.HubRewrites;
import dev.pedigree.crawl.snapshot.SnapshotStore;
import dev.pedigree.lineage.declared.ModelNames;
import dev.pedigree.lineage.relate.CheckedClaim.Outcome;
import dev.pedigree.lineage.relate.Related;
import dev.pedigree.lineage.sample.SampleReader;
import dev.pedigree.lineage.weights.Kinship.Finding;
import dev.pedigree.pipeline.ModelOpener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models on a hub, too large to be read whole, are related by ranges of their large files. */
class HubWeightsTest {
  private static final int WIDTH = 256;
  private static final int FFN = 512;
  private static final int TOKENS = 6000;
  private static final String CONFIG =
      """
      {"architectures": ["LlamaForCausalLM"], "model_type": "llama", "hidden_size": 256,
       "intermediate_size": 512, "num_attention_heads": 4, "num_key_value_heads": 4,
       "num_hidden_layers": 2, "vocab_size": 6000, "rms_norm_eps": 1e-5, "rope_theta": 10000.0,
       "tie_word_embeddings": false}
      """;
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");

  @TempDir Path folder;
  private final LoopbackHub hub = new LoopbackHub();
  private final List<GitFixture> repositories = new ArrayList<>();
  private final List<String> sources = new ArrayList<>();
  private long fileBytes;

  @BeforeEach
  void models() throws IOException {
    float[] base = trained(1);
    add("base", base, "", 1);
    add("child", noised(base, 2), "base_model: acme/base\nbase_model_relation: finetune\n", 2);
    add("stranger", trained(3), "base_model: acme/base\nbase_model_relation: finetune\n", 3);
  }

  @AfterEach
  void close() {
    hub.close();
    repositories.forEach(GitFixture::close);
  }

  @Test
  void theyAreRelatedByAFewBytesOfTheirFiles() {
    Related related = Relating.of(opener(), sources, ModelNames.none()).related();

    assertEquals(
        List.of(List.of(), List.of(0), List.of()),
        related.parents().stream()
            .map(all -> all.stream().map(parent -> parent.parent()).toList())
            .toList());
    assertEquals(Outcome.CONFIRMED, related.claims().get(1).get(0).outcome());
    assertEquals(Outcome.CONTRADICTED, related.claims().get(2).get(0).outcome());
    assertEquals(Finding.INDEPENDENT, related.bonds().get(2).kinship().orElseThrow().finding());

    long counted = 0;
    for (int i = 0; i < sources.size(); i++) {
      long read = related.members().get(i).sample().orElseThrow().bytesRead();
      assertTrue(read > 0 && read <= SampleReader.BUDGET, () -> "bytes of one model: " + read);
      counted += read;
    }
    assertTrue(fileBytes > 3 * SampleReader.BUDGET, () -> "a file of " + fileBytes);
    assertTrue(hub.asked().size() < 1500, () -> hub.asked().size() + " requests");
    long asked = hub.asked().stream().mapToLong(request -> length(request.range())).sum();
    // Beside what is counted: headers, for which a window is read when a file is opened.
    assertTrue(asked >= counted && asked < 1.1 * counted + 3_000_000, counted + " of " + asked);
  }

  private static long length(String range) {
    Matcher bytes = RANGE.matcher(range);
    return bytes.matches()
        ? Long.parseLong(bytes.group(2)) - Long.parseLong(bytes.group(1)) + 1
        : 0;
  }

  private ModelOpener opener() {
    return new ModelOpener(
        () -> {
          throw new IllegalStateException("no id is asked for");
        },
        () -> new SnapshotStore(folder.resolve("snapshots")),
        new Crawler(
            HubRewrites.parse(List.of("https://huggingface.co=" + hub.url())),
            Credentials.of(Map.of()),
            CrawlLimits.defaults()));
  }

  private void add(String name, float[] numbers, String card, int day) throws IOException {
    TinyWeights file = TinyWeights.of(shapes());
    ByteBuffer bytes = ByteBuffer.wrap(file.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    bytes.position(8 + (int) bytes.getLong(0));
    bytes.asFloatBuffer().put(numbers);
    fileBytes = file.bytes().length;
    GitFixture repository = new GitFixture(folder.resolve(name));
    repositories.add(repository);
    repository.file("config.json", CONFIG).file("README.md", "---\n" + card + "---\n");
    repository.pointer("model.safetensors", file.oid(), fileBytes);
    repository.commit(Instant.parse("2024-01-0" + day + "T00:00:00Z"));
    hub.with("acme/" + name, repository.repository());
    hub.with(file.oid(), file.bytes(), fileBytes);
    sources.add("https://huggingface.co/acme/" + name);
  }

  private static Map<String, List<Integer>> shapes() {
    Map<String, List<Integer>> shapes = new TreeMap<>();
    shapes.put("model.embed_tokens.weight", List.of(TOKENS, WIDTH));
    shapes.put("lm_head.weight", List.of(TOKENS, WIDTH));
    shapes.put("model.norm.weight", List.of(WIDTH));
    for (int layer = 0; layer < 2; layer++) {
      String prefix = "model.layers." + layer + ".";
      shapes.put(prefix + "input_layernorm.weight", List.of(WIDTH));
      shapes.put(prefix + "post_attention_layernorm.weight", List.of(WIDTH));
      for (String part : List.of("q", "k", "v", "o")) {
        shapes.put(prefix + "self_attn." + part + "_proj.weight", List.of(WIDTH, WIDTH));
      }
      shapes.put(prefix + "mlp.gate_proj.weight", List.of(FFN, WIDTH));
      shapes.put(prefix + "mlp.up_proj.weight", List.of(FFN, WIDTH));
      shapes.put(prefix + "mlp.down_proj.weight", List.of(WIDTH, FFN));
    }
    return shapes;
  }

  /** Random numbers with one strong direction in each matrix, as training leaves behind. */
  private static float[] trained(long seed) {
    Random random = new Random(seed);
    FloatBuffer all = FloatBuffer.allocate(count());
    for (List<Integer> shape : shapes().values()) {
      int columns = shape.get(shape.size() - 1);
      int rows = shape.size() > 1 ? shape.get(0) : 1;
      float[] strong = gaussian(random, columns);
      for (int row = 0; row < rows; row++) {
        float along = (float) random.nextGaussian();
        for (int column = 0; column < columns; column++) {
          float own = (float) random.nextGaussian();
          all.put(shape.size() > 1 ? 0.05f * (own + along * strong[column]) : 1 + 0.2f * own);
        }
      }
    }
    return all.array();
  }

  private static float[] noised(float[] numbers, long seed) {
    float[] noise = gaussian(new Random(seed), numbers.length);
    float[] changed = new float[numbers.length];
    for (int i = 0; i < changed.length; i++) {
      changed[i] = numbers[i] + 0.01f * noise[i] * (1 + Math.abs(noise[i]));
    }
    return changed;
  }

  private static float[] gaussian(Random random, int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }

  private static int count() {
    return shapes().values().stream()
        .mapToInt(shape -> shape.stream().reduce(1, Math::multiplyExact))
        .sum();
  }
}
