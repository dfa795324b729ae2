package dev.pedigree.architecture.dialect;

import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.role.TensorRole;
import dev.pedigree.architecture.trait.AttentionBias;
import dev.pedigree.architecture.trait.AttentionKind;
import dev.pedigree.architecture.trait.AttentionParts;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.QueryKeyNorm;
import java.util.List;

/** What tensors show of the attention of a model. */
final class AttentionFacts {
  private static final long WIDEST_HEAD = 256;

  private final Dialect dialect;
  private final Config config;
  private final Sizes sizes;
  private final Binding binding;
  private final boolean configured;
  private final TensorFacts tensors;

  AttentionFacts(DialectChoice.Candidate candidate, TensorFacts tensors) {
    this.dialect = candidate.dialect();
    this.config = candidate.config();
    this.sizes = candidate.sizes();
    this.binding = candidate.binding();
    this.configured = candidate.configured();
    this.tensors = tensors;
  }

  /** How queries share keys and values. */
  Fact kind() {
    if (tensors.has(Role.LATENT_KV.weight())) {
      return tensors.seen(AttentionKind.SHARED_LATENT, Role.LATENT_KV.weight());
    }
    if (tensors.has(Role.KV_DOWN.weight())) {
      return tensors.seen(AttentionKind.MLA, Role.KV_DOWN.weight());
    }
    Question question = new Question(config, sizes);
    Object heads = question.size("heads");
    Object kvHeads = question.size("kv_heads");
    boolean lost = !configured && tensors.header() && question.silent();
    if (!(heads instanceof Long h) || !(kvHeads instanceof Long kv) || lost) {
      return attentionByRows();
    }
    AttentionKind kind =
        kv.equals(h) ? AttentionKind.MHA : kv == 1 ? AttentionKind.MQA : AttentionKind.GQA;
    return question.fact(kind, dialect);
  }

  /**
   * The kind of attention if the number of heads is unknown: equal rows of queries and keys mean
   * equal numbers of heads.
   */
  private Fact attentionByRows() {
    if (!tensors.header()) {
      return Fact.UNKNOWN;
    }
    long queries = rows(Role.ATTN_Q.weight());
    long keys = rows(Role.ATTN_K.weight());
    Binding.Bound fused = binding.first(Role.ATTN_QKV.weight());
    Binding.Bound out = binding.first(Role.ATTN_OUT.weight());
    TensorRole seen = Role.ATTN_K.weight();
    if (fused != null && out != null && fused.pattern().shape().size() == 2) {
      List<Long> shape = fused.pattern().shape();
      long all = shape.get(fused.spec().inverted() ? 1 : 0);
      queries = out.pattern().shape().get(out.spec().inverted() ? 0 : 1);
      keys = (all - queries) / 2;
      seen = Role.ATTN_QKV.weight();
    }
    if (queries <= 0 || keys <= 0) {
      return Fact.UNKNOWN;
    }
    if (queries == keys) {
      return tensors.seen(AttentionKind.MHA, seen);
    }
    // No known head is wider than this, so more rows mean more than one head.
    return keys > WIDEST_HEAD && keys < queries
        ? tensors.seen(AttentionKind.GQA, seen)
        : Fact.UNKNOWN;
  }

  private long rows(TensorRole role) {
    Binding.Bound bound = binding.first(role);
    return bound == null || bound.pattern().shape().size() != 2
        ? -1
        : bound.pattern().shape().get(0);
  }

  /** Which projections have a bias. */
  Fact bias() {
    boolean all = tensors.has(Role.ATTN_QKV.bias());
    AttentionBias bias =
        new AttentionBias(
            all || tensors.has(Role.ATTN_Q.bias()),
            all || tensors.has(Role.ATTN_K.bias()),
            all || tensors.has(Role.ATTN_V.bias()),
            tensors.has(Role.ATTN_OUT.bias()));
    for (Role part : List.of(Role.ATTN_QKV, Role.ATTN_V, Role.ATTN_K, Role.ATTN_Q, Role.ATTN_OUT)) {
      if (tensors.has(part.bias())) {
        return tensors.seen(bias, part.bias());
      }
    }
    return tensors.missing(AttentionBias.NONE);
  }

  /** Names of tensors do not tell the function of a gate, so the dialect has to. */
  Fact gate() {
    return tensors.has(Role.ATTN_GATE.weight())
        ? Fact.UNKNOWN
        : tensors.missing(AttentionParts.Gate.NONE);
  }

  /** What passes a convolution; names of tensors do not tell how, so the dialect has to. */
  Fact convolution() {
    boolean any =
        tensors.has(Role.ATTN_K_FILTER.weight()) || tensors.has(Role.ATTN_QK_FILTER.weight());
    return any ? Fact.UNKNOWN : tensors.missing(AttentionParts.Convolution.NONE);
  }

  /** Which earlier tokens a query sees; what chooses them, only the dialect knows. */
  Fact selection() {
    boolean chosen = tensors.has(Role.INDEX_K.weight()) || tensors.has(Role.MASK_A.weight());
    return chosen ? Fact.UNKNOWN : tensors.missing(AttentionParts.Selection.NONE);
  }

  /** The norm of queries and keys, by the shape of its gains. */
  Fact qkNorm() {
    Binding.Bound norm = binding.first(Role.ATTN_Q_NORM.weight());
    if (norm == null) {
      return tensors.missing(QueryKeyNorm.NONE);
    }
    List<Long> shape = norm.pattern().shape();
    long headDim = sizes.number(Size.HEAD_DIM);
    QueryKeyNorm kind =
        shape.size() == 1 && shape.get(0) == headDim
            ? QueryKeyNorm.RMS_PER_HEAD
            : shape.size() == 1 ? QueryKeyNorm.RMS_WHOLE_VECTOR : QueryKeyNorm.LAYERNORM_PER_HEAD;
    return tensors.seen(kind, Role.ATTN_Q_NORM.weight());
  }
}
