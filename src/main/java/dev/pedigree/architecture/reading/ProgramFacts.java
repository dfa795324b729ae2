package dev.pedigree.architecture.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.architecture.dialect.Config;
import dev.pedigree.architecture.dialect.ConfigKeys;
import dev.pedigree.architecture.dialect.Dialect;
import dev.pedigree.architecture.dialect.DialectChoice.Candidate;
import dev.pedigree.architecture.dialect.Dialects;
import dev.pedigree.architecture.dialect.Expected;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.dialect.Sizes;
import dev.pedigree.architecture.trait.AttentionParts;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.Level;
import dev.pedigree.architecture.trait.Origin;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.text.Near;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the program of a model is the one that a dialect knows. What neither tensors nor
 * configuration show is told by the program alone; where it may be another one, that is unknown.
 *
 * @param config the configuration
 * @param other whether keys say that the program is another one, although the class has the name
 * @param whole whether the sizes of all expected tensors are known
 * @param findings keys that are not read, and what follows from them
 */
record ProgramFacts(Config config, boolean other, boolean whole, List<Finding> findings) {

  /** Traits of an output matrix, which a model that gives scores or vectors does not have. */
  private static final List<Trait> HEAD =
      List.of(
          Trait.TIED_EMBEDDINGS,
          Trait.HEAD_BIAS,
          Trait.LOGIT_SCALE,
          Trait.LOGIT_SOFTCAP,
          Trait.HEAD_ROWS_NORMALISED,
          Trait.MULTI_TOKEN_HEAD);

  /**
   * Looks at the keys and sizes of a configuration.
   *
   * @param header whether tensors are known
   */
  static ProgramFacts of(String source, Candidate candidate, boolean header) {
    List<Finding> findings = new ArrayList<>();
    Config config = candidate.config();
    Dialect dialect = candidate.dialect();
    Map<String, JsonNode> unread = ConfigKeys.unread(config, dialect);
    unread.forEach((key, value) -> findings.add(unread(source, dialect, key, value)));
    boolean whole =
        header
            || dialect.tensors().stream()
                .noneMatch(spec -> Expected.open(spec, config, candidate.sizes()));
    if (!whole) {
      findings.add(
          Finding.warning(
              "architecture.sizes-missing",
              Location.of(source),
              "sizes",
              String.join(", ", missing(dialect, candidate.sizes()))));
    }
    boolean more =
        unread.entrySet().stream()
            .anyMatch(e -> !ConfigKeys.off(e.getValue()) && meant(dialect, e.getKey()).isEmpty());
    boolean other = more && (!whole || config.ownProgram());
    boolean foreign = !Dialects.mayBeOf(config, dialect);
    if (other || foreign) {
      findings.add(
          Finding.warning(
              foreign ? "architecture.program-unknown" : "architecture.program-other",
              Location.of(source),
              "class",
              config.program(),
              "dialect",
              dialect.name()));
    }
    if (config.bidirectional()) {
      findings.add(Finding.warning("architecture.bidirectional", Location.of(source)));
    }
    return new ProgramFacts(config, other, whole, List.copyOf(findings));
  }

  /**
   * The facts of a design that hold for the model: without those that only another program tells,
   * and with the mask that the configuration says.
   */
  Map<Trait, Fact> of(Candidate candidate, Map<Trait, Fact> design) {
    Map<Trait, Fact> shown = new EnumMap<>(design);
    if (other || !Dialects.mayBeOf(config, candidate.dialect())) {
      shown.replaceAll((trait, fact) -> told(fact) ? Fact.UNKNOWN : fact);
    }
    if (!candidate.dialect().predictsTokens()) {
      HEAD.forEach(trait -> shown.put(trait, new Fact(null, Origin.CLASS, config.program())));
    }
    if (config.bidirectional()) {
      shown.put(
          Trait.ATTN_MASK,
          new Fact(AttentionParts.Mask.BIDIRECTIONAL, Origin.CONFIG, config.maskKey()));
    }
    return shown;
  }

  /** The sizes that hold for the model: without those that only another program tells. */
  Map<Size, Fact> ofSizes(Map<Size, Fact> sizes) {
    if (other) {
      sizes.values().removeIf(ProgramFacts::told);
    }
    return sizes;
  }

  /** Whether a fact rests on the program, or on what it takes for a key that is left out. */
  private static boolean told(Fact fact) {
    return fact.origin() == Origin.CLASS
        || fact.origin() == Origin.DEFAULT
        || fact.origin() == Origin.CONFIG && fact.source().contains(Fact.AND);
  }

  private static List<String> missing(Dialect dialect, Sizes sizes) {
    return dialect.sizes().keySet().stream()
        .filter(size -> size.level() == Level.SHAPE && sizes.fact(size).unknown())
        .map(Size::key)
        .toList();
  }

  /**
   * The key that was probably meant by a misspelt one. A longer or shorter name is another key, not
   * a slip: moe_intermediate_size.
   */
  private static Optional<String> meant(Dialect dialect, String key) {
    String object = key.substring(0, key.lastIndexOf('.') + 1);
    String inner = key.substring(object.length());
    List<String> beside =
        dialect.keys().stream()
            .filter(k -> k.startsWith(object))
            .map(k -> k.substring(object.length()))
            .filter(k -> Math.abs(k.length() - inner.length()) <= 1)
            .toList();
    return Near.of(inner, beside).map(near -> object + near);
  }

  private static Finding unread(String source, Dialect dialect, String key, JsonNode value) {
    Location at = Location.in(source, "config.json: " + key);
    String shown = value.isContainerNode() ? "…" : value.asText();
    Optional<String> near = meant(dialect, key);
    if (near.isPresent()) {
      return Finding.warning(
          "architecture.key-misspelt", at, "key", key, "value", shown, "near", near.get());
    }
    return ConfigKeys.off(value)
        ? Finding.info("architecture.key-unread", at, "key", key, "value", shown)
        : Finding.warning("architecture.key-unread", at, "key", key, "value", shown);
  }
}
