package dev.pedigree.weights;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Parts of multi-modal models beside the text decoder, known by a word in front of the names of
 * their tensors: towers for images, videos and sounds, and what projects them to the decoder.
 *
 * <p>Sources: the classes of transformers up to 5.18, and the code in the repositories of LLaVA,
 * InternVL, MiniCPM-V, DeepSeek-VL, Molmo, Janus and Qwen-Omni.
 */
public final class Tower {
  private static final Set<String> WORDS =
      Set.of(
          "visual",
          "vision",
          "vision_tower",
          "vision_model",
          "vision_encoder",
          "vision_backbone",
          "vision_embed_tokens",
          "vision_resampler",
          "visual_encoder",
          "visual_tokenizer",
          "image_encoder",
          "image_tower",
          "image_newline",
          "img_processor",
          "img_projection",
          "video_tower",
          "vpm",
          "apm",
          "resampler",
          "perceiver_resampler",
          "qformer",
          "query_tokens",
          "language_projection",
          "multi_modal_projector",
          "multimodal_projector",
          "mm_projector",
          "vision_projector",
          "visual_projector",
          "vision_proj",
          "vision_language_adapter",
          "pre_mm_projector_norm",
          "patch_merger",
          "projector",
          "connector",
          "aligner",
          "mlp1",
          "view_seperator",
          "audio_tower",
          "audio_model",
          "audio_encoder",
          "audio_projector",
          "audio_projection_layer",
          "speech_encoder",
          "speech_projector",
          "embed_vision",
          "embed_audio",
          "gen_vision_model",
          "gen_aligner",
          "gen_head",
          "gen_embed",
          "talker",
          "token2wav",
          "code2wav",
          "tts");

  /** Most parts of a name before the word. */
  private static final int DEEPEST = 3;

  private Tower() {}

  /**
   * The part that a tensor belongs to, as in {@code model.visual}; empty for one of the decoder.
   *
   * @param name a name or a skeleton
   */
  public static Optional<String> of(String name) {
    List<String> parts = List.of(name.split("\\.", DEEPEST + 1));
    for (int i = 0; i < Math.min(DEEPEST, parts.size()); i++) {
      String part = parts.get(i);
      if (WORDS.contains(part)) {
        return Optional.of(String.join(".", parts.subList(0, i + 1)));
      }
      if (part.isEmpty() || part.charAt(0) == '{' || Character.isDigit(part.charAt(0))) {
        return Optional.empty(); // below a layer all belongs to the part that has the layers
      }
    }
    return Optional.empty();
  }
}
