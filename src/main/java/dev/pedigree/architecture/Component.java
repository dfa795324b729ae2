package dev.pedigree.architecture;

import dev.pedigree.architecture.role.Part;
import java.util.Locale;

/** A part of a model whose parameters are counted apart. */
public enum Component {
  /** Tables of tokens and positions, and what belongs to them. */
  EMBEDDING,
  /** What mixes tokens: attention, convolutions, recurrent mixers. */
  ATTENTION,
  FEED_FORWARD,
  /** Experts of which a token uses some. */
  EXPERTS,
  /** Experts that every token uses. */
  SHARED_EXPERTS,
  ROUTER,
  NORMS,
  /** The output matrix, where one is stored. */
  HEAD,
  /** A module that predicts one more token. */
  NEXT_TOKEN,
  /** Tensors without a role, and other parts of a multi-modal model. */
  OTHER;

  /** The word in JSON, for example {@code feed-forward}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The component that a part of the model is counted in. */
  public static Component of(Part part) {
    return switch (part) {
      case EMBEDDING -> EMBEDDING;
      case ATTENTION, LATENT_ATTENTION, ATTENTION_EXPERT, CONVOLUTION, LINEAR_ATTENTION, MIXER ->
          ATTENTION;
      case FEED_FORWARD -> FEED_FORWARD;
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
