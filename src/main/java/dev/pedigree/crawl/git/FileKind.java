package dev.pedigree.crawl.git;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a file in a model repository is, by its name. */
public enum FileKind {
  /** Says how the model is built, adapted, quantised or merged. */
  CONFIG,
  /** The model card: {@code README.md} at the top. */
  CARD,
  /** Says which tensor is in which weight file. */
  INDEX,
  /** Weights. */
  WEIGHTS,
  /** Anything else: tokenizers, code, pictures. */
  OTHER;

  private static final Set<String> CONFIGS =
      Set.of(
          "config.json",
          "adapter_config.json",
          "params.json",
          "model_index.json",
          "quantize_config.json",
          "quant_config.json",
          "mergekit_config.yml",
          "mergekit_config.yaml");

  private static final Pattern WEIGHT_NAME =
      Pattern.compile(
          ".*\\.(safetensors|gguf|ggml|bin|pt|pth|ckpt|onnx|onnx_data|h5|msgpack|ot|npz|pdparams)");

  /** A large file cut into pieces by hand: {@code model.safetensors.part-aa}. */
  private static final Pattern PART_NAME =
      Pattern.compile(".*\\.(safetensors|gguf|bin|pth)\\.part[-_.]?[a-z0-9]+");

  /** Named like weights, but state of the training or of a tokenizer. */
  private static final Pattern STATE_NAME =
      Pattern.compile(
          "(training_args|optimizer|scheduler|rng_state|random_states|trainer_state|tokenizer|vocab)"
              + ".*");

  /** The kind of the file at {@code path}. */
  public static FileKind of(String path) {
    if (path.equals("README.md")) {
      return CARD;
    }
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    if (CONFIGS.contains(name)) {
      return CONFIG;
    }
    if (name.endsWith(".index.json")) {
      return INDEX;
    }
    boolean weights = WEIGHT_NAME.matcher(name).matches() || PART_NAME.matcher(name).matches();
    return weights && !STATE_NAME.matcher(name).matches() ? WEIGHTS : OTHER;
  }
}
