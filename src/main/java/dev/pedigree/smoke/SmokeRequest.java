package dev.pedigree.smoke;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.weights.TensorPattern;
import dev.pedigree.weights.WeightHeader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What to check.
 *
 * @param source how messages name the model: a path or an id
 * @param config {@code config.json}, or a missing node
 * @param folder where the weight files lie on this machine; empty when only headers are known
 * @param headers the weight files in that folder, paths relative to it
 * @param tensors the tensors of the model, folded; used where there is no folder
 * @param adapter a low-rank adapter to apply to the model in the folder
 * @param inputIds a JSON file with token ids, [batch][tokens]; empty for those beside the weights,
 *     or made-up ones
 * @param texts what to measure the loss on, given real weights and a tokenizer
 * @param logits where to write the logits, raw little-endian float32 [batch, tokens, vocabulary];
 *     empty for nowhere
 * @param limits how much it may cost
 */
public record SmokeRequest(
    String source,
    JsonNode config,
    Optional<Path> folder,
    List<WeightHeader> headers,
    List<TensorPattern> tensors,
    Optional<SmokeAdapter> adapter,
    Optional<Path> inputIds,
    List<String> texts,
    Optional<Path> logits,
    SmokeLimits limits) {

  /** A model of which only configuration and headers are known: a small replica is checked. */
  public static SmokeRequest ofHeaders(
      String source, JsonNode config, List<TensorPattern> tensors, SmokeLimits limits) {
    return new SmokeRequest(
        source,
        config,
        Optional.empty(),
        List.of(),
        tensors,
        Optional.empty(),
        Optional.empty(),
        SmokeTexts.USUAL,
        Optional.empty(),
        limits);
  }

  /**
   * A model whose weight files lie in a folder. Of several copies the main one is taken; an adapter
   * beside the model is applied to it; a GGUF file and Meta's own checkpoints bring their
   * configuration themselves.
   *
   * @param config {@code config.json}, or a missing node
   * @param headers all weight files, paths relative to the folder
   * @throws dev.pedigree.diagnostics.FindingException when {@code params.json} or {@code
   *     adapter_config.json} is needed and there, but cannot be read
   */
  public static SmokeRequest ofFolder(
      String source, JsonNode config, Path folder, List<WeightHeader> headers, SmokeLimits limits) {
    ModelFiles files = ModelFiles.of(folder, config, headers);
    return new SmokeRequest(
        source,
        files.config(),
        Optional.of(folder),
        files.main(),
        List.of(),
        files.adapter(),
        Optional.empty(),
        SmokeTexts.USUAL,
        Optional.empty(),
        limits);
  }

  /** The same request with token ids to run and a file for the logits. */
  public SmokeRequest with(Optional<Path> ids, Optional<Path> logitsFile) {
    return new SmokeRequest(
        source, config, folder, headers, tensors, adapter, ids, texts, logitsFile, limits);
  }

  /** The same request with an adapter. */
  public SmokeRequest with(SmokeAdapter lora) {
    return new SmokeRequest(
        source,
        config,
        folder,
        headers,
        tensors,
        Optional.of(lora),
        inputIds,
        texts,
        logits,
        limits);
  }

  /** The same request with other texts. */
  public SmokeRequest reading(List<String> other) {
    return new SmokeRequest(
        source, config, folder, headers, tensors, adapter, inputIds, other, logits, limits);
  }
}
