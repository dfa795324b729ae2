package dev.pedigree.architecture.reading;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.Parameters;
import dev.pedigree.architecture.dialect.Computation;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.MixingKind;
import dev.pedigree.architecture.trait.Origin;
import dev.pedigree.architecture.trait.PositionKind;
import dev.pedigree.architecture.trait.RopeLayers;
import dev.pedigree.architecture.trait.RopeScaling;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.catalog.Paper;
import dev.pedigree.catalog.PaperFact;
import dev.pedigree.diagnostics.Finding;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The architecture of a model that is known from its paper only. Every fact keeps its origin. */
public final class PaperArchitecture {

  private static final String UNKNOWN = "unknown";

  /** Traits for which null in the facts of a paper means "none" and not "does not apply". */
  private static final Map<Trait, Object> NULL_MEANS =
      Map.of(Trait.ROPE_SCALING, RopeScaling.Known.NONE, Trait.ATTN_QUERY_LATENT, false);

  /** Values of traits that papers do not mention, as the alternative came after them. */
  private static final Map<Trait, Object> LATER =
      Map.of(
          Trait.ATTN_QUERY_LATENT, false,
          Trait.ROPE_LAYERS, RopeLayers.Named.ALL,
          Trait.LAYERS_DIFFER, false,
          Trait.TOKEN_MIXING, MixingKind.ATTENTION,
          Trait.ATTN_CLIP, false);

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

  private static Fact absent(Trait trait, Paper paper) {
    Object plain = LATER.get(trait);
    return plain == null ? Fact.UNKNOWN : new Fact(plain, Origin.INFERRED, paper.reference());
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
