package dev.pedigree.smoke.parts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.smoke.numbers.BrokenStep;
import dev.pedigree.smoke.numbers.Matrices;
import dev.pedigree.smoke.numbers.Matrix;
import dev.pedigree.smoke.numbers.StoredTensor;
import dev.pedigree.smoke.numbers.UnsupportedDesign;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A low-rank adapter: matrices become W + scale · B · A; with DoRA, each row then gets a learned
 * norm. Tensors that the adapter saves whole replace those of the model. Names and scales follow
 * peft.
 */
public final class Lora {
  private static final String A = ".lora_A";
  private static final String B = ".lora_B";
  private static final String LENGTHS = ".lora_magnitude_vector";
  private static final String EMBEDDING_A = ".lora_embedding_A";
  private static final String EMBEDDING_B = ".lora_embedding_B";

  private final JsonNode config;

  /** By plain name: {@code layers.0.q_proj.lora_A}, {@code norm.weight}. */
  private final Map<String, StoredTensor> tensors = new HashMap<>();

  private final Set<String> unused = new TreeSet<>();

  /**
   * An adapter.
   *
   * @param config {@code adapter_config.json}
   * @throws UnsupportedDesign if its kind is not supported, or its tensors are not enough to apply
   *     it
   */
  public Lora(JsonNode config, Map<String, StoredTensor> tensors) {
    this.config = config;
    AdapterKind.check(config);
    for (StoredTensor tensor : tensors.values()) {
      if (this.tensors.put(AdapterNames.plain(tensor.name()), tensor) != null) {
        throw new UnsupportedDesign("adapters of several names in one file");
      }
      unused.add(tensor.name());
    }
  }

  /** Tensors of the adapter that were not used. */
  public Set<String> unused() {
    return unused;
  }

  /** The tensor of the adapter that replaces one of the model; null if there is none. */
  StoredTensor instead(String name) {
    return taken(AdapterNames.plain(name), "");
  }

  /**
   * What the adapter adds to a bias; null for nothing.
   *
   * @param name the stored name of the bias
   */
  float[] shift(String name) {
    String module = AdapterNames.module(name);
    StoredTensor shift = taken(module, B + ".bias");
    if (shift == null) {
      return null;
    }
    float scale = (float) scale(module, found(module, A).fromLast(1));
    float[] numbers = shift.numbers();
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] *= scale;
    }
    return numbers;
  }

  /** Whether the adapter changes a matrix. */
  boolean on(String name) {
    String module = AdapterNames.module(name);
    return found(module, A) != null || found(module, EMBEDDING_A) != null;
  }

  /**
   * A matrix with the adapter applied, if it changes this matrix.
   *
   * @param name the stored name of the matrix
   * @param matrix [out, in], however it is stored
   */
  Matrix on(String name, Matrix matrix) {
    String module = AdapterNames.module(name);
    StoredTensor down = taken(module, A);
    StoredTensor up = taken(module, B);
    boolean embedding = down == null;
    if (embedding) {
      up = taken(module, EMBEDDING_A);
      down = taken(module, EMBEDDING_B);
    }
    if (down == null && up == null) {
      return matrix;
    }
    if (down == null || up == null) {
      throw new BrokenStep(-1, module, "half of its adapter is missing");
    }
    // Embeddings have vectors as rows, but their adapters have them as columns.
    Matrix a = embedding ? down.inverted() : down.matrix();
    Matrix b = embedding ? up.inverted() : up.matrix();
    if (a.columns() != matrix.columns() || b.rows() != matrix.rows() || a.rows() != b.columns()) {
      throw new BrokenStep(-1, module, "the adapter does not fit " + name);
    }
    Matrix adapted = new Matrices.Adapted(matrix, a, b, (float) scale(module, a.rows()));
    StoredTensor lengths = taken(module, LENGTHS);
    if (lengths == null) {
      return adapted;
    }
    if (embedding || lengths.count() != matrix.rows()) {
      throw new UnsupportedDesign("learned lengths (DoRA) of " + module);
    }
    return new DoraMagnitudes(adapted, lengths.numbers());
  }

  private StoredTensor found(String name, String what) {
    for (String spelling : AdapterNames.spellings(name)) {
      StoredTensor tensor = tensors.get(spelling + what);
      if (tensor != null) {
        return tensor;
      }
    }
    return null;
  }

  private StoredTensor taken(String name, String what) {
    StoredTensor tensor = found(name, what);
    if (tensor != null) {
      unused.remove(tensor.name());
    }
    return tensor;
  }

  /** Alpha divided by the rank, or by its square root (rsLoRA). */
  private double scale(String module, int rank) {
    double alpha = config.path("lora_alpha").asDouble(8);
    for (Map.Entry<String, JsonNode> entry : config.path("alpha_pattern").properties()) {
      if (AdapterNames.matches(entry.getKey(), module)) {
        alpha = entry.getValue().asDouble();
        break;
      }
    }
    return config.path("use_rslora").asBoolean() ? alpha / Math.sqrt(rank) : alpha / rank;
  }
}
