package dev.pedigree.cli;

import dev.pedigree.crawl.GitFixture;
import dev.pedigree.crawl.LoopbackHub;
import dev.pedigree.crawl.TinyWeights;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Models on a hub on this machine, of a width of 320, with numbers as training leaves them. */
final class HubModels implements AutoCloseable {
  static final int WIDTH = 320;
  private static final int FFN = 96;
  private static final int TOKENS = 1100;
  private static final String CONFIG =
      """
      {"architectures": ["LlamaForCausalLM"], "model_type": "llama", "hidden_size": 320,
       "intermediate_size": 96, "num_attention_heads": 4, "num_key_value_heads": 4,
       "num_hidden_layers": 2, "vocab_size": 1100, "rms_norm_eps": 1e-5, "rope_theta": 10000.0,
       "tie_word_embeddings": false}
      """;

  private final LoopbackHub hub = new LoopbackHub();
  private final List<GitFixture> repositories = new ArrayList<>();
  private final Path folder;

  HubModels(Path folder) {
    this.folder = folder;
  }

  LoopbackHub hub() {
    return hub;
  }

  /** Serves a model; returns the digest of its file. */
  String add(String id, float[] numbers, String tag) throws IOException {
    TinyWeights file = file(numbers);
    GitFixture repository = new GitFixture(folder.resolve(id.replace('/', '-')));
    repositories.add(repository);
    repository.file("config.json", CONFIG);
    repository.pointer("model.safetensors", file.oid(), file.bytes().length).commit();
    if (!tag.isEmpty()) {
      repository.tag(tag);
    }
    hub.with(id, repository.repository());
    hub.with(file.oid(), file.bytes(), file.bytes().length);
    return file.oid();
  }

  /** The file of a model. */
  static TinyWeights file(float[] numbers) {
    TinyWeights file = TinyWeights.of(shapes());
    ByteBuffer bytes = ByteBuffer.wrap(file.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    bytes.position(8 + (int) bytes.getLong(0));
    bytes.asFloatBuffer().put(numbers);
    return file;
  }

  static String config() {
    return CONFIG;
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
  static float[] trained(long seed) {
    Random random = new Random(seed);
    int count =
        shapes().values().stream()
            .mapToInt(shape -> shape.stream().reduce(1, Math::multiplyExact))
            .sum();
    FloatBuffer all = FloatBuffer.allocate(count);
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

  /** The same numbers with something added, as by a fine-tuning. */
  static float[] tuned(float[] numbers, long seed) {
    float[] noise = gaussian(new Random(seed), numbers.length);
    float[] changed = new float[numbers.length];
    for (int i = 0; i < changed.length; i++) {
      changed[i] = numbers[i] + 0.01f * noise[i];
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

  @Override
  public void close() {
    hub.close();
    repositories.forEach(GitFixture::close);
  }
}
