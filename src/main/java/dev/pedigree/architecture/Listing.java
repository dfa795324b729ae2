package dev.pedigree.architecture;

import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.NormKind;
import dev.pedigree.architecture.trait.PositionKind;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.diagnostics.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes the listing of an architecture, one line for each part. A line names the kind of the part
 * and what differs from a plain decoder; two lines differ exactly when a trait does.
 */
final class Listing {
  /** Most traits of a line that are named as not known. */
  private static final int MOST_UNKNOWN = 5;

  private final Architecture architecture;

  private Listing(Architecture architecture) {
    this.architecture = architecture;
  }

  static List<ListingLine> of(Architecture architecture) {
    Listing listing = new Listing(architecture);
    return List.of(
        listing.line("embedding", listing.embedding()),
        listing.line("position", listing.position()),
        listing.line("block", listing.block()),
        listing.line("norm", listing.norm(true)),
        listing.line("attention", listing.attention()),
        listing.line("feed-forward", listing.feedForward()),
        listing.line("final-norm", listing.finalNorm()),
        listing.line("head", listing.head()));
  }

  private ListingLine line(String id, List<Text> words) {
    return new ListingLine(
        id,
        Wording.line(id),
        new Text(
            words.stream().map(Text::en).collect(Collectors.joining(", ")),
            words.stream().map(Text::zh).collect(Collectors.joining("，"))));
  }

  private List<Text> embedding() {
    List<Text> words = new ArrayList<>();
    words.add(Wording.text("listing.tokens", Map.of()));
    if (architecture.trait(Trait.TIED_EMBEDDINGS).applies()) {
      words.add(value(Trait.TIED_EMBEDDINGS));
    }
    special(words, Trait.EMBED_NORM, Trait.EMBED_SCALE, Trait.PER_LAYER_INPUTS, Trait.NGRAM_MEMORY);
    return words;
  }

  private List<Text> position() {
    List<Text> words = new ArrayList<>();
    if (!architecture.trait(Trait.POSITION).is(PositionKind.ROPE)) {
      words.add(value(Trait.POSITION));
      return words;
    }
    Text rope = value(Trait.POSITION);
    Text pairing = value(Trait.ROPE_PAIRING);
    words.add(new Text(rope.en() + " " + pairing.en(), rope.zh() + " " + pairing.zh()));
    words.add(value(Trait.ROPE_FRACTION));
    special(words, Trait.ROPE_SCALING, Trait.ROPE_LOCAL_BASE, Trait.ROPE_LAYERS, Trait.ROPE_AXES);
    return words;
  }

  private List<Text> block() {
    List<Text> words = new ArrayList<>();
    words.add(value(Trait.RESIDUAL));
    words.add(value(Trait.NORM_PLACEMENT));
    special(words, Trait.RESIDUAL_STREAMS, Trait.LOW_RANK_RESIDUAL);
    special(words, Trait.RESIDUAL_SCALE, Trait.LAYERS_DIFFER, Trait.SHARED_BLOCK);
    return words;
  }

  private List<Text> norm(boolean withBias) {
    List<Text> words = new ArrayList<>();
    words.add(value(Trait.NORM));
    Fact bias = architecture.trait(Trait.NORM_BIAS);
    boolean layerNorm = architecture.trait(Trait.NORM).is(NormKind.LAYERNORM);
    // RMSNorm has no bias by definition, so that is not said.
    if (withBias && (layerNorm || bias.unknown() || Boolean.TRUE.equals(bias.value()))) {
      words.add(value(Trait.NORM_BIAS));
    }
    if (withBias) {
      special(words, Trait.NORM_GATE, Trait.INNER_NORMS);
    }
    return words;
  }

  private List<Text> attention() {
    List<Text> words = new ArrayList<>();
    special(words, Trait.TOKEN_MIXING, Trait.MIXING_LAYERS, Trait.MIXER_GATE);
    if (architecture.trait(Trait.ATTENTION).applies()) {
      words.add(value(Trait.ATTENTION));
      words.add(value(Trait.ATTN_BIAS));
    }
    special(
        words,
        Trait.ATTN_MASK,
        Trait.QK_NORM,
        Trait.ATTN_WINDOW,
        Trait.ATTN_SOFTCAP,
        Trait.ATTN_CLIP,
        Trait.ATTN_SCALE,
        Trait.ATTN_SINKS,
        Trait.ATTN_GATE,
        Trait.ATTN_CONVOLUTION,
        Trait.ATTN_DIFFERENTIAL,
        Trait.ATTN_VALUES,
        Trait.ATTN_KEYS_AS_VALUES,
        Trait.ATTN_SHARED_CACHE,
        Trait.ATTN_HEAD_DIMS_DIFFER,
        Trait.ATTN_LATENT_SCALE,
        Trait.ATTN_QUERY_GROWTH,
        Trait.ATTN_CHUNKS,
        Trait.COMPRESSED_TOKENS,
        Trait.KEY_SELECTION,
        Trait.INDEX_ROPE,
        Trait.ATTN_HEADS_DIFFER,
        Trait.ATTN_QUERY_LATENT);
    return words;
  }

  private List<Text> feedForward() {
    List<Text> words = new ArrayList<>();
    Fact kind = architecture.trait(Trait.FFN);
    if (!kind.applies()) {
      return List.of(value(Trait.FFN));
    }
    Fact activation = architecture.trait(Trait.ACTIVATION);
    String together = "listing.ffn." + kind.text() + "." + activation.text();
    if (Wording.has(together)) {
      words.add(Wording.text(together, Map.of()));
    } else {
      words.add(value(Trait.FFN));
      words.add(value(Trait.ACTIVATION));
    }
    words.add(value(Trait.FFN_BIAS));
    special(words, Trait.FFN_SPARSITY);
    special(
        words,
        Trait.MOE_ROUTER,
        Trait.MOE_SHARED_EXPERTS,
        Trait.MOE_DENSE_FIRST_LAYERS,
        Trait.MOE_ROUTER_CAP,
        Trait.MOE_ROUTER_NETWORK,
        Trait.MOE_INPUT_SCALED,
        Trait.MOE_SHARED_AVERAGED,
        Trait.MOE_LATENT,
        Trait.MOE_OUT_NORM,
        Trait.MOE_BESIDE_DENSE,
        Trait.MOE_ZERO_EXPERTS,
        Trait.MOE_HASHED,
        Trait.MOE_GROUP_LIMITED);
    return words;
  }

  private List<Text> finalNorm() {
    Fact there = architecture.trait(Trait.FINAL_NORM);
    return Boolean.TRUE.equals(there.value()) ? norm(false) : List.of(value(Trait.FINAL_NORM));
  }

  private List<Text> head() {
    if (!architecture.trait(Trait.HEAD_BIAS).applies()) {
      boolean scores =
          architecture.roles().stream().anyMatch(r -> r.roles().contains(Role.SCORE.weight()));
      return List.of(Wording.text(scores ? "listing.scores" : "listing.no-head", Map.of()));
    }
    List<Text> words = new ArrayList<>();
    words.add(Wording.text("listing.linear", Map.of()));
    words.add(value(Trait.HEAD_BIAS));
    special(
        words,
        Trait.HEAD_NETWORK,
        Trait.LOGIT_SCALE,
        Trait.LOGIT_SOFTCAP,
        Trait.HEAD_ROWS_NORMALISED,
        Trait.MULTI_TOKEN_HEAD);
    return words;
  }

  /** Words of traits that are special; of those not known the first few, and how many more. */
  private void special(List<Text> words, Trait... traits) {
    long unknowns = Arrays.stream(traits).filter(t -> architecture.trait(t).unknown()).count();
    long named = unknowns > MOST_UNKNOWN ? MOST_UNKNOWN - 1 : unknowns;
    long rest = unknowns - named;
    for (Trait trait : traits) {
      Fact fact = architecture.trait(trait);
      if (fact.unknown()) {
        if (named-- > 0) {
          Text name = Wording.name(trait);
          Text unknown = Wording.value(trait, fact);
          words.add(new Text(name.en() + " " + unknown.en(), name.zh() + unknown.zh()));
        }
      } else if (fact.special()) {
        words.add(Wording.value(trait, fact));
      }
    }
    if (rest > 0) {
      words.add(Wording.text("listing.unknown-rest", Map.of("count", "" + rest)));
    }
  }

  private Text value(Trait trait) {
    return Wording.value(trait, architecture.trait(trait));
  }
}
