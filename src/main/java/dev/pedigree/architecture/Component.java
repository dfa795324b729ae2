package dev.pedigree.architecture;

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

  /** The component that a role belongs to. */
  public static Component of(String role) {
    if (role.startsWith("layer.mtp.")) {
      return NEXT_TOKEN;
    }
    if (role.contains("norm")) {
      return NORMS;
    }
    if (role.startsWith("embed") || role.startsWith("pos_embed")) {
      return EMBEDDING;
    }
    if (role.startsWith("head")) {
      return HEAD;
    }
    if (role.startsWith("layer.expert.")) {
      return EXPERTS;
    }
    if (role.startsWith("layer.shared.")) {
      return SHARED_EXPERTS;
    }
    if (role.startsWith("layer.moe.") || role.equals("layer.moa.router.weight")) {
      return ROUTER;
    }
    if (role.startsWith("layer.ffn.")) {
      return FEED_FORWARD;
    }
    return role.startsWith("layer.") ? ATTENTION : OTHER;
  }
}
