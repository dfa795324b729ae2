package dev.pedigree.smoke;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Low-rank adapters: every matrix that has one becomes W + scale · B · A. Names and scales are
 * those of peft.
 */
final class Lora {
  private static final String PREFIX = "base_model.model.";

  private final JsonNode config;
  private final Map<String, StoredTensor> tensors;
  private final Set<String> unused;

  Lora(JsonNode config, Map<String, StoredTensor> tensors) {
    this.config = config;
    this.tensors = tensors;
    this.unused = new TreeSet<>(tensors.keySet());
    if (config.path("use_dora").asBoolean()) {
      throw new UnsupportedDesign("adapters with directions of their own (DoRA)");
    }
  }

  /** Tensors of the adapter that no matrix took. */
  Set<String> unused() {
    return unused;
  }

  /**
   * A matrix with its adapter, where it has one.
   *
   * @param name the stored name of the matrix
   * @param matrix [out, in], however it is stored
   */
  Matrix on(String name, Matrix matrix) {
    String module = name.replaceAll("\\.weight$", "").replaceAll("^base_model\\.model\\.", "");
    String found = found(module);
    if (found == null) {
      return matrix;
    }
    StoredTensor down = taken(found + ".lora_A.weight");
    StoredTensor up = taken(found + ".lora_B.weight");
    Matrix a = new Matrices.Plain(down.elements(), 0, down.fromLast(1), down.fromLast(0));
    Matrix b = new Matrices.Plain(up.elements(), 0, up.fromLast(1), up.fromLast(0));
    if (a.columns() != matrix.columns() || b.rows() != matrix.rows() || a.rows() != b.columns()) {
      throw new BrokenStep(-1, found, "the adapter does not fit " + name);
    }
    return new Matrices.Adapted(matrix, a, b, (float) scale(module));
  }

  /** Files may leave the outermost part of a name out, or put it in front. */
  private String found(String module) {
    for (String candidate : new String[] {PREFIX + module, PREFIX + "model." + module}) {
      if (tensors.containsKey(candidate + ".lora_A.weight")) {
        return candidate;
      }
    }
    String bare = PREFIX + module.replaceFirst("^(model|transformer)\\.", "");
    return tensors.containsKey(bare + ".lora_A.weight") ? bare : null;
  }

  private StoredTensor taken(String name) {
    StoredTensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new BrokenStep(-1, name, "no tensor is called " + name);
    }
    unused.remove(name);
    return tensor;
  }

  private double scale(String module) {
    double rank = patterned("rank_pattern", module, config.path("r").asDouble(8));
    double alpha = patterned("alpha_pattern", module, config.path("lora_alpha").asDouble(8));
    return config.path("use_rslora").asBoolean() ? alpha / Math.sqrt(rank) : alpha / rank;
  }

  private double patterned(String key, String module, double otherwise) {
    for (Map.Entry<String, JsonNode> entry : config.path(key).properties()) {
      if (module.equals(entry.getKey()) || module.endsWith("." + entry.getKey())) {
        return entry.getValue().asDouble();
      }
    }
    return otherwise;
  }
}
