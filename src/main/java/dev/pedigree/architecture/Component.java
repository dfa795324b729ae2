package dev.pedigree.architecture;

import dev.pedigree.architecture.role.Part;
import java.util.Locale;

/** A part of a model for which parameters are counted separately. */
public enum Component {
  /** Token and position embeddings, with their projections. */
  EMBEDDING,
  /** Token mixing: attention, convolutions, recurrent mixers. */
  ATTENTION,
  FEED_FORWARD,
  /** Routed experts, of which a token uses some. */
  EXPERTS,
  /** Shared experts, which every token uses. */
  SHARED_EXPERTS,
  ROUTER,
  NORMS,
  /** Learned factors of the residual stream, and what mixes several streams. */
  RESIDUAL,
  /** The output matrix, if one is stored. */
  HEAD,
  /** Modules for multi-token prediction, with all that is in their layers. */
  NEXT_TOKEN,
  /** Parts of a multi-modal model beside the text decoder, such as a vision tower. */
  BESIDE,
  /** Tensors without a role. */
  OTHER;

  /** The word in JSON, for example {@code feed-forward}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The component that a part of the model is counted in. */
  public static Component of(Part part) {
    return switch (part) {
      case EMBEDDING -> EMBEDDING;
      case ATTENTION,
          LATENT_ATTENTION,
          ATTENTION_EXPERT,
          CONVOLUTION,
          LINEAR_ATTENTION,
          MIXER,
          INDEXER ->
          ATTENTION;
      case FEED_FORWARD -> FEED_FORWARD;
      case RESIDUAL -> RESIDUAL;
      case EXPERT -> EXPERTS;
      case SHARED_EXPERT -> SHARED_EXPERTS;
      case ROUTER -> ROUTER;
      case NORM -> NORMS;
      case HEAD -> HEAD;
      case PREDICTION_HEAD -> NEXT_TOKEN;
      case BUFFER -> OTHER;
    };
  }
}
