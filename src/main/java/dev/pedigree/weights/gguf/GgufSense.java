package dev.pedigree.weights.gguf;

import dev.pedigree.weights.IndexRanges;
import dev.pedigree.weights.Notes;
import dev.pedigree.weights.NumberType;
import dev.pedigree.weights.Tensor;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/** Checks that the keys of a GGUF file agree with each other and with its tensors. */
final class GgufSense {
  private static final List<String> TEXTS =
      List.of("general.architecture", "general.name", "general.type", "tokenizer.ggml.model");
  private static final int GUESSED = 1024;
  private static final int MOST_LAYERS = 100_000;

  private final Map<String, Object> metadata;
  private final Map<String, Integer> types;
  private final List<Tensor> tensors;
  private final Notes notes;

  GgufSense(
      Map<String, Object> metadata, Map<String, Integer> types, List<Tensor> tensors, Notes notes) {
    this.metadata = metadata;
    this.types = types;
    this.tensors = tensors;
    this.notes = notes;
  }

  void check() {
    for (String key : TEXTS) {
      wrong(key, "string", metadata.get(key) instanceof String);
    }
    String architecture = metadata.get("general.architecture") instanceof String s ? s : "";
    for (String number : List.of("block_count", "context_length", "embedding_length")) {
      String key = architecture + "." + number;
      wrong(key, "u32", metadata.get(key) instanceof Number);
    }
    if (Long.valueOf(0).equals(metadata.get(architecture + ".attention.head_count"))) {
      notes.warning("zero-heads", architecture + ".attention.head_count");
    }
    tokens();
    quantisation();
    layers(architecture);
  }

  private void wrong(String key, String wanted, boolean right) {
    if (metadata.containsKey(key) && !right) {
      notes.warning(
          "wrong-value-type",
          key,
          "key",
          Notes.shown(key),
          "type",
          GgufCursor.name(types.get(key)),
          "wanted",
          wanted);
    }
  }

  private void tokens() {
    if (metadata.get("tokenizer.ggml.tokens") instanceof List<?> tokens) {
      for (String key : List.of("tokenizer.ggml.scores", "tokenizer.ggml.token_type")) {
        if (metadata.get(key) instanceof List<?> other && other.size() != tokens.size()) {
          notes.warning(
              "token-counts-differ",
              key,
              "tokens",
              tokens.size(),
              "key",
              key,
              "count",
              other.size());
        }
      }
    }
  }

  private void quantisation() {
    boolean quantised = tensors.stream().anyMatch(GgufSense::quantised);
    if (quantised && !metadata.containsKey("general.quantization_version")) {
      notes.info("no-quantization-version", "general.quantization_version");
    }
    if (metadata.get("general.file_type") instanceof Long type && (type & GUESSED) != 0) {
      notes.info("file-type-guessed", "general.file_type");
    }
  }

  /** A type that is not known here is newer than this, and all new ones come in blocks. */
  private static boolean quantised(Tensor tensor) {
    return NumberType.of(tensor.dtype())
        .map(type -> type.kind() == NumberType.Kind.BLOCKS)
        .orElse(true);
  }

  private void layers(String architecture) {
    boolean part = metadata.get("split.count") instanceof Long count && count > 1;
    if (part
        || "adapter".equals(metadata.get("general.type"))
        || !(metadata.get(architecture + ".block_count") instanceof Long announced)
        || announced <= 0
        || announced > MOST_LAYERS) {
      return;
    }
    BitSet present = new BitSet();
    for (Tensor tensor : tensors) {
      int layer = layer(tensor.name());
      if (layer >= 0) {
        present.set(layer);
      }
    }
    if (present.isEmpty()) {
      return;
    }
    List<Integer> missing =
        java.util.stream.IntStream.range(0, (int) (long) announced)
            .filter(i -> !present.get(i))
            .boxed()
            .toList();
    if (!missing.isEmpty()) {
      notes.error(
          "layers-missing",
          "",
          "layers",
          announced,
          "missing",
          new IndexRanges(missing).toString());
    }
  }

  private static int layer(String name) {
    if (!name.startsWith("blk.")) {
      return -1;
    }
    int dot = name.indexOf('.', 4);
    if (dot < 5 || dot > 10) {
      return -1;
    }
    for (int i = 4; i < dot; i++) {
      if (name.charAt(i) < '0' || name.charAt(i) > '9') {
        return -1;
      }
    }
    return Integer.parseInt(name.substring(4, dot));
  }
}
