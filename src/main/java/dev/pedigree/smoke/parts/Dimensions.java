package dev.pedigree.smoke.parts;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.smoke.network.Experts;
import dev.pedigree.smoke.numbers.ArraySize;
import dev.pedigree.smoke.numbers.UnsupportedDesign;

/**
 * The sizes that determine the shapes of tensors; 0 if a model has no such size.
 *
 * @param width hidden size
 * @param ffn inner width of the feed-forward network
 * @param vocabulary rows of the embedding
 * @param context context length of the model in tokens
 * @param heads of attention
 * @param latent of multi-head latent attention
 * @param index of what chooses the tokens that attention sees
 * @param streams of the residual, where there are several
 * @param experts of a mixture of experts
 * @param mixer of a mixer with a state
 */
public record Dimensions(
    int width,
    int ffn,
    int vocabulary,
    int context,
    Heads heads,
    Latent latent,
    Index index,
    Streams streams,
    Experts experts,
    Mixer mixer) {

  /** Larger than the longest context and the largest vocabulary that any model has. */
  private static final long LARGEST = 1 << 28;

  /**
   * Heads of attention.
   *
   * @param query query heads
   * @param kv KV heads
   * @param dim head dim
   */
  public record Heads(int query, int kv, int dim) {
    /** Heads whose rows an array can hold. */
    public Heads {
      ArraySize.of(query, dim);
      ArraySize.of(kv, dim);
    }
  }

  /**
   * Multi-head latent attention, in the names of its configurations.
   *
   * @param kvRank width of the latent of keys and values ({@code kv_lora_rank})
   * @param qRank width of the latent of queries ({@code q_lora_rank})
   * @param qkNope dimensions of a query or key head without RoPE ({@code qk_nope_head_dim})
   * @param qkRope dimensions of a query or key head with RoPE ({@code qk_rope_head_dim})
   * @param value dimensions of a value head ({@code v_head_dim})
   * @param outGroups groups of heads whose output is projected apart ({@code o_groups})
   * @param outRank width of that projection ({@code o_lora_rank})
   */
  public record Latent(
      int kvRank, int qRank, int qkNope, int qkRope, int value, int outGroups, int outRank) {}

  /**
   * An indexer.
   *
   * @param heads its heads
   * @param dim dimensions of each
   */
  public record Index(int heads, int dim) {}

  /**
   * Several residual streams, and what is beside them.
   *
   * @param count residual streams
   * @param layerInput width of what each layer has from the token
   * @param rank of a branch beside attention
   */
  public record Streams(int count, int layerInput, int rank) {}

  /**
   * A mixture of experts.
   *
   * @param count experts of a layer
   * @param zero further experts that give back what they are given
   * @param shared experts that every token passes
   * @param topK experts of a token
   * @param ffn inner width of an expert
   * @param latent width of the space that experts work in; 0 for the full width
   * @param groups groups of experts; 1 if they are not grouped
   * @param topKGroups groups from which the experts of a token are selected
   */
  public record Experts(
      int count, int zero, int shared, int topK, int ffn, int latent, int groups, int topKGroups) {

    /** The width of an expert's input and output, in a model of some width. */
    public int width(int full) {
      return latent > 0 ? latent : full;
    }
  }

  /**
   * A mixer with a state; what a kind does not have is 0.
   *
   * @param inner channels
   * @param state numbers of the state for each channel
   * @param heads value heads
   * @param headDim dimensions of a value head
   * @param keyHeads heads of queries and keys
   * @param keyDim dimensions of a query or key
   * @param groups groups of heads that share a part
   * @param timeRank width of the narrow step
   * @param convWidth tokens that a convolution sees
   */
  public record Mixer(
      int inner,
      int state,
      int heads,
      int headDim,
      int keyHeads,
      int keyDim,
      int groups,
      int timeRank,
      int convWidth) {

    /** Rows of queries or of keys. */
    public int keys() {
      return ArraySize.of(keyHeads, keyDim);
    }

    /** Rows of values. */
    public int values() {
      return ArraySize.of(heads, headDim);
    }
  }

  /**
   * The sizes of an architecture.
   *
   * @throws UnsupportedDesign when one that every model needs is not known, or one is negative or
   *     larger than any array
   */
  public static Dimensions of(Architecture architecture) {
    return new Dimensions(
        needed(architecture, Size.WIDTH),
        value(architecture, Size.FFN, 0),
        needed(architecture, Size.VOCAB_ROWS),
        value(architecture, Size.CONTEXT, 0),
        heads(architecture),
        new Latent(
            value(architecture, Size.KV_LATENT, 0),
            value(architecture, Size.Q_LATENT, 0),
            value(architecture, Size.QK_NOPE_DIM, 0),
            value(architecture, Size.QK_ROPE_DIM, 0),
            value(architecture, Size.V_DIM, 0),
            value(architecture, Size.OUT_GROUPS, 1),
            value(architecture, Size.OUT_RANK, 0)),
        new Index(value(architecture, Size.INDEX_HEADS, 0), value(architecture, Size.INDEX_DIM, 0)),
        new Streams(
            value(architecture, Size.STREAMS, 1),
            value(architecture, Size.LAYER_INPUT, 0),
            value(architecture, Size.LAUREL_RANK, 0)),
        new Experts(
            value(architecture, Size.EXPERTS, 0),
            value(architecture, Size.ZERO_EXPERTS, 0),
            value(architecture, Size.SHARED_EXPERTS, 0),
            value(architecture, Size.EXPERTS_PER_TOKEN, 0),
            value(architecture, Size.EXPERT_FFN, 0),
            value(architecture, Size.EXPERT_LATENT, 0),
            value(architecture, Size.EXPERT_GROUPS, 1),
            value(architecture, Size.EXPERT_GROUPS_KEPT, 1)),
        new Mixer(
            value(architecture, Size.INNER, 0),
            value(architecture, Size.STATE, 0),
            value(architecture, Size.MIXER_HEADS, 0),
            value(architecture, Size.MIXER_HEAD_DIM, 0),
            value(architecture, Size.MIXER_KEY_HEADS, 0),
            value(architecture, Size.MIXER_KEY_DIM, 0),
            value(architecture, Size.GROUPS, 0),
            value(architecture, Size.TIME_RANK, 0),
            value(architecture, Size.CONV_WIDTH, 0)));
  }

  /** The heads of attention; none in a model that is known to have no attention. */
  private static Heads heads(Architecture architecture) {
    return architecture.trait(Trait.ATTENTION).applies()
        ? new Heads(
            needed(architecture, Size.HEADS),
            needed(architecture, Size.KV_HEADS),
            needed(architecture, Size.HEAD_DIM))
        : new Heads(0, 0, 0);
  }

  private static int needed(Architecture architecture, Size size) {
    int value = value(architecture, size, 0);
    if (value <= 0) {
      throw new UnsupportedDesign("a model whose " + size.key() + " is not known");
    }
    return value;
  }

  private static int value(Architecture architecture, Size size, int otherwise) {
    if (!(architecture.size(size).value() instanceof Number number)) {
      return otherwise;
    }
    long value = number.longValue();
    if (value < 0 || value > LARGEST) {
      throw new UnsupportedDesign("a model whose " + size.key() + " is " + value);
    }
    return (int) value;
  }
}
