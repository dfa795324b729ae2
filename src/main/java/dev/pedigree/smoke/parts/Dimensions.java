package dev.pedigree.smoke.parts;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.smoke.numbers.UnsupportedDesign;

/**
 * The sizes that shape the tensors; 0 where a model has no such size.
 *
 * @param width hidden size
 * @param heads query heads
 * @param kvHeads key and value heads
 * @param headDim numbers of a head
 * @param ffn inner width of the feed-forward network
 * @param vocabulary rows of the embedding
 * @param context tokens the model says it can take
 * @param experts experts in a layer
 * @param chosen experts for a token
 * @param expertFfn inner width of an expert
 * @param groups groups of experts; 1 where they are not grouped
 * @param groupsKept groups that a token may choose from
 * @param kvLatent width of the latent of keys and values
 * @param qLatent width of the latent of queries
 * @param still numbers of a head that do not turn, in latent attention
 * @param turning numbers of a head that turn, in latent attention
 * @param valueDim numbers of a value head, in latent attention
 */
public record Dimensions(
    int width,
    int heads,
    int kvHeads,
    int headDim,
    int ffn,
    int vocabulary,
    int context,
    int experts,
    int chosen,
    int expertFfn,
    int groups,
    int groupsKept,
    int kvLatent,
    int qLatent,
    int still,
    int turning,
    int valueDim) {

  public static Dimensions of(Architecture architecture) {
    return new Dimensions(
        needed(architecture, Size.WIDTH),
        needed(architecture, Size.HEADS),
        needed(architecture, Size.KV_HEADS),
        needed(architecture, Size.HEAD_DIM),
        value(architecture, Size.FFN, 0),
        needed(architecture, Size.VOCAB_ROWS),
        value(architecture, Size.CONTEXT, 0),
        value(architecture, Size.EXPERTS, 0),
        value(architecture, Size.EXPERTS_PER_TOKEN, 0),
        value(architecture, Size.EXPERT_FFN, 0),
        value(architecture, Size.EXPERT_GROUPS, 1),
        value(architecture, Size.EXPERT_GROUPS_KEPT, 1),
        value(architecture, Size.KV_LATENT, 0),
        value(architecture, Size.Q_LATENT, 0),
        value(architecture, Size.QK_NOPE_DIM, 0),
        value(architecture, Size.QK_ROPE_DIM, 0),
        value(architecture, Size.V_DIM, 0));
  }

  private static int needed(Architecture architecture, Size size) {
    int value = value(architecture, size, 0);
    if (value <= 0) {
      throw new UnsupportedDesign("a model whose " + size.key() + " is not known");
    }
    return value;
  }

  private static int value(Architecture architecture, Size size, int otherwise) {
    return architecture.size(size).value() instanceof Number n ? n.intValue() : otherwise;
  }
}
