package dev.pedigree.crawl.git;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The kind of a file in a model repository, by its name. */
public enum FileKind {
  /** Configuration of the model, an adapter, a quantisation or a merge. */
  CONFIG,
  /** The model card, {@code README.md} or {@code README.hf.md} at the top. */
  CARD,
  /** The index, which maps tensors to weight files. */
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
          "hf_quant_config.json",
          "mergekit_config.yml",
          "mergekit_config.yaml",
          "mergekit_moe_config.yml",
          "mergekit_moe_config.yaml");

  private static final Pattern WEIGHT_NAME =
      Pattern.compile(
          ".*\\.(safetensors|gguf|ggml|bin|pt|pth|ckpt|onnx|onnx_data|h5|msgpack|ot|npz|nemo|keras"
              + "|pdparams|pdiparams|llamafile|distcp)");

  /** A piece of a file that was split by hand: {@code model.safetensors.part-aa}. */
  private static final Pattern PART_NAME =
      Pattern.compile(".*\\.(safetensors|gguf|bin|pth)\\.part[-_.]?[a-z0-9]+");

  /** Names like those of weights, for training state, statistics or tokenizers. */
  private static final Pattern STATE_NAME =
      Pattern.compile(
          "(training_args|optimizer|optim_|scheduler|lr_scheduler|scaler|sampler|dataloader"
              + "|rng_state|random_states|custom_checkpoint|trainer_state|imatrix|tokenizer|vocab"
              + "|merges).*|.*_optim_states\\..*|.*[-_.]optimizer\\..*");

  /** Folders in which build tools and trainers put files with endings like those of weights. */
  private static final Pattern OTHER_FOLDER =
      Pattern.compile("(.*/)?(cmakefiles|node_modules|__pycache__|optimizer(_\\d+)?)/.*");

  /** The kind of the file at {@code path}. */
  public static FileKind of(String path) {
    if (path.equals("README.md") || path.equals("README.hf.md")) {
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
    boolean other =
        STATE_NAME.matcher(name).matches()
            || OTHER_FOLDER.matcher(path.toLowerCase(Locale.ROOT)).matches();
    return weights && !other ? WEIGHTS : OTHER;
  }
}
