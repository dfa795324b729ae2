package dev.pedigree.architecture.reading;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.Parameters;
import dev.pedigree.architecture.dialect.Computation;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.trait.AttentionParts;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.MixingKind;
import dev.pedigree.architecture.trait.MixingLayers.SharedBlock;
import dev.pedigree.architecture.trait.Origin;
import dev.pedigree.architecture.trait.PositionKind;
import dev.pedigree.architecture.trait.ResidualStreams;
import dev.pedigree.architecture.trait.RopeLayers;
import dev.pedigree.architecture.trait.RopeScaling;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.catalog.Paper;
import dev.pedigree.catalog.PaperFact;
import dev.pedigree.diagnostics.Finding;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The architecture of a model that is known from its paper only. Every fact keeps its origin. */
public final class PaperArchitecture {

  private static final String UNKNOWN = "unknown";

  /** Traits for which null in the facts of a paper means "none" and not "does not apply". */
  private static final Map<Trait, Object> NULL_MEANS =
      Map.of(Trait.ROPE_SCALING, RopeScaling.Known.NONE, Trait.ATTN_QUERY_LATENT, false);

  /** Values of traits that papers do not mention, as the alternative came after them. */
  private static final Map<Trait, Object> LATER = later();

  private static final String MIXING = Trait.TOKEN_MIXING.key();

  /** Traits that a model does not have whose paper says nothing of another mixer. */
  private static final Set<Trait> OF_A_MIXER = EnumSet.of(Trait.MIXING_LAYERS, Trait.MIXER_GATE);

  private PaperArchitecture() {}

  /**
   * Reads the facts of a paper. What they leave out is unknown; so is a value that its trait cannot
   * have, which gives a finding.
   */
  public static Architecture of(Paper paper) {
    Map<Trait, Fact> traits = new EnumMap<>(Trait.class);
    List<Finding> findings = new ArrayList<>();
    for (Trait trait : Trait.values()) {
      PaperFact fact = paper.structure().get(trait.key());
      traits.put(trait, fact == null ? absent(trait, paper) : fact(trait, fact, paper, findings));
    }
    boolean rope = traits.get(Trait.POSITION).is(PositionKind.ROPE);
    NULL_MEANS.forEach(
        (trait, plain) -> {
          Fact fact = traits.get(trait);
          if (fact.value() == null && !fact.unknown() && (rope || trait != Trait.ROPE_SCALING)) {
            traits.put(trait, new Fact(plain, fact.origin(), fact.source()));
          }
        });
    Fact position = traits.get(Trait.POSITION);
    if (!rope && !position.unknown()) {
      traits.put(Trait.ROPE_LAYERS, new Fact(null, position.origin(), position.source()));
    }
    Map<Size, Fact> sizes = new EnumMap<>(Size.class);
    for (Size size : Size.values()) {
      PaperFact fact = paper.sizes().get(size.key());
      if (fact != null) {
        sizes.put(size, fact(fact, fact.value(), paper));
      }
    }
    Parameters parameters =
        new Parameters(
            paper.publishedParameters(), paper.publishedParameters(), 0, Parameters.Rule.PUBLISHED);
    return new Architecture(
        "paper",
        traits,
        sizes,
        parameters,
        Computation.UNKNOWN,
        List.of(),
        List.of(),
        List.copyOf(findings));
  }

  private static Map<Trait, Object> later() {
    Map<Trait, Object> later = new EnumMap<>(Trait.class);
    for (Trait absent :
        List.of(
            Trait.PER_LAYER_INPUTS,
            Trait.NGRAM_MEMORY,
            Trait.NORM_GATE,
            Trait.ATTN_DIFFERENTIAL,
            Trait.MOE_ROUTER_NETWORK,
            Trait.HEAD_NETWORK,
            Trait.ROPE_AXES,
            Trait.LOW_RANK_RESIDUAL,
            Trait.LAYERS_DIFFER,
            Trait.INNER_NORMS,
            Trait.ATTN_CLIP,
            Trait.ATTN_KEYS_AS_VALUES,
            Trait.ATTN_SHARED_CACHE,
            Trait.ATTN_HEAD_DIMS_DIFFER,
            Trait.ATTN_LATENT_SCALE,
            Trait.ATTN_QUERY_GROWTH,
            Trait.ATTN_CHUNKS,
            Trait.ATTN_HEADS_DIFFER,
            Trait.ATTN_QUERY_LATENT,
            Trait.FFN_SPARSITY,
            Trait.MOE_ROUTER_CAP,
            Trait.MOE_INPUT_SCALED,
            Trait.MOE_SHARED_AVERAGED,
            Trait.MOE_BESIDE_DENSE,
            Trait.MOE_ZERO_EXPERTS,
            Trait.MOE_HASHED,
            Trait.MOE_LATENT,
            Trait.MOE_OUT_NORM)) {
      later.put(absent, false);
    }
    later.put(Trait.ROPE_LAYERS, RopeLayers.Named.ALL);
    later.put(Trait.RESIDUAL_STREAMS, ResidualStreams.ONE);
    later.put(Trait.SHARED_BLOCK, SharedBlock.NONE);
    later.put(Trait.TOKEN_MIXING, MixingKind.ATTENTION);
    later.put(Trait.ATTN_MASK, AttentionParts.Mask.CAUSAL);
    later.put(Trait.ATTN_GATE, AttentionParts.Gate.NONE);
    later.put(Trait.ATTN_CONVOLUTION, AttentionParts.Convolution.NONE);
    later.put(Trait.ATTN_VALUES, AttentionParts.Values.AS_PROJECTED);
    later.put(Trait.COMPRESSED_TOKENS, AttentionParts.Compressed.NONE);
    later.put(Trait.KEY_SELECTION, AttentionParts.Selection.NONE);
    return later;
  }

  private static Fact absent(Trait trait, Paper paper) {
    if (trait == Trait.INDEX_ROPE) {
      // Without a selection of keys there is nothing to turn.
      return new Fact(null, Origin.INFERRED, paper.reference());
    }
    Object plain = LATER.get(trait);
    boolean mixer = OF_A_MIXER.contains(trait) && !paper.structure().containsKey(MIXING);
    return plain == null && !mixer
        ? Fact.UNKNOWN
        : new Fact(plain, Origin.INFERRED, paper.reference());
  }

  private static Fact fact(Trait trait, PaperFact fact, Paper paper, List<Finding> findings) {
    Object written = fact.value();
    if (written == null || UNKNOWN.equals(written)) {
      return fact(fact, written, paper);
    }
    Optional<?> value = trait.type().read(written);
    if (value.isEmpty()) {
      findings.add(
          Finding.error(
              "architecture.unknown-value",
              fact.at(),
              "key",
              trait.key(),
              "value",
              String.valueOf(written),
              "fitting",
              trait.type().fitting()));
      return Fact.UNKNOWN;
    }
    return fact(fact, value.get(), paper);
  }

  private static Fact fact(PaperFact fact, Object read, Paper paper) {
    Origin origin = origin(fact.mark());
    if (origin == Origin.UNKNOWN || UNKNOWN.equals(read)) {
      return Fact.UNKNOWN;
    }
    Object value = read instanceof Integer i ? (Object) (long) i : read;
    return new Fact(value, origin, paper.reference());
  }

  /**
   * The weakest of several origins, since one that is remembered and follows from numbers is still
   * remembered.
   */
  private static Origin origin(String marks) {
    Origin weakest = Origin.PAPER;
    for (String mark : marks.split(",")) {
      Origin origin = Origin.valueOf(mark.strip().toUpperCase(Locale.ROOT));
      weakest = origin.compareTo(weakest) > 0 ? origin : weakest;
    }
    return weakest;
  }
}
