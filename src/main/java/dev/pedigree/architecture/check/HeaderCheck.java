package dev.pedigree.architecture.check;

import dev.pedigree.architecture.dialect.Binding;
import dev.pedigree.architecture.dialect.Config;
import dev.pedigree.architecture.dialect.Dialect;
import dev.pedigree.architecture.dialect.DialectChoice;
import dev.pedigree.architecture.dialect.DialectClashes;
import dev.pedigree.architecture.dialect.Dialects;
import dev.pedigree.architecture.dialect.Expected;
import dev.pedigree.architecture.dialect.Question;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.dialect.Sizes;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.role.TensorRole;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.weights.IndexRanges;
import dev.pedigree.weights.TensorPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/**
 * Reports contradictions between header and configuration. Sizes must already be corrected by
 * {@link HeaderSizes}.
 */
public final class HeaderCheck {
  /** Most tensors without a role that are listed one by one. */
  private static final int MOST = 20;

  /** About ten times the layers of the deepest published models. */
  private static final int MOST_LAYERS = 10_000;

  private final String source;
  private final Dialect dialect;
  private final Config config;
  private final Sizes sizes;
  private final Binding binding;
  private final List<HeaderSizes.Correction> corrections;
  private final List<Finding> findings = new ArrayList<>();

  private HeaderCheck(
      String source, DialectChoice.Candidate candidate, List<HeaderSizes.Correction> corrections) {
    this.corrections = corrections;
    this.source = source;
    this.dialect = candidate.dialect();
    this.config = candidate.config();
    this.sizes = candidate.sizes();
    this.binding = candidate.binding();
  }

  /**
   * The findings about a header, in the order in which they are shown.
   *
   * @param corrections sizes that were corrected by the header
   */
  public static List<Finding> of(
      String source, DialectChoice.Candidate candidate, List<HeaderSizes.Correction> corrections) {
    HeaderCheck check = new HeaderCheck(source, candidate, corrections);
    check.layers();
    check.contradictions();
    check.shapes();
    check.missing();
    check.tie();
    check.unassigned();
    return check.findings;
  }

  private void unassigned() {
    List<TensorPattern> left = binding.unassigned();
    for (TensorPattern pattern : left.subList(0, Math.min(MOST, left.size()))) {
      findings.add(
          Finding.warning(
              "architecture.unassigned",
              Location.in(source, pattern.name()),
              "shape",
              pattern.shape(),
              "count",
              pattern.count()));
    }
    if (left.size() > MOST) {
      findings.add(
          Finding.warning(
              "architecture.unassigned-more", Location.of(source), "count", left.size() - MOST));
    }
  }

  private void layers() {
    SortedSet<Integer> there = binding.layersThere();
    int seen = there.isEmpty() ? 0 : there.last() + 1;
    long declared = declared(Size.LAYERS);
    boolean nextToken = binding.has(Role.MTP_MERGE.weight());
    if (seen > declared && declared >= 0 && !nextToken) {
      findings.add(
          Finding.warning(
              "architecture.contradiction.layers",
              Location.of(source),
              "declared",
              declared,
              "stored",
              seen));
    }
    missingLayers(there, Math.min(MOST_LAYERS, declared < 0 ? seen : declared), declared >= 0);
  }

  /** A size as the configuration declares it; -1 if it does not. */
  private long declared(Size size) {
    return corrections.stream()
        .filter(c -> c.size() == size)
        .findFirst()
        .map(HeaderSizes.Correction::declared)
        .orElseGet(() -> sizes.number(size));
  }

  /** Sizes that differ between configuration and header. */
  private void contradictions() {
    boolean known = Dialects.mayBeOf(config, dialect);
    for (HeaderSizes.Correction correction : corrections) {
      // What another class computes from keys is nothing that the configuration says.
      if (correction.declared() >= 0 && (known || sizes.written(correction.size()))) {
        findings.add(
            Finding.warning(
                "architecture.contradiction",
                Location.in(source, correction.place()),
                "key",
                correction.size().key(),
                "declared",
                correction.declared(),
                "stored",
                correction.stored()));
      }
    }
  }

  /**
   * Layers without any tensor: an error if the configuration declares them, since the model cannot
   * run. A header alone may belong to a part of a model.
   */
  private void missingLayers(SortedSet<Integer> there, long layers, boolean declared) {
    List<Integer> missing = new ArrayList<>();
    for (int layer = 0; layer < layers && !there.isEmpty(); layer++) {
      if (!there.contains(layer)) {
        missing.add(layer);
      }
    }
    if (!missing.isEmpty()) {
      String rule = "architecture.layers-missing";
      Object[] args = {"layers", layers, "missing", new IndexRanges(missing)};
      findings.add(
          declared
              ? Finding.error(rule, Location.of(source), args)
              : Finding.warning(rule, Location.of(source), args));
    }
  }

  /** Tied embeddings with a stored output matrix, or untied ones without. */
  private void tie() {
    Config.Value declared = config.get("tie_word_embeddings");
    boolean stored = binding.has(Role.HEAD.weight());
    boolean whole =
        binding.has(Role.EMBED.weight())
            && (binding.has(Role.FINAL_NORM.weight()) || binding.layersThere().isEmpty());
    boolean wanted =
        dialect.tensors().stream()
            .anyMatch(s -> s.role().role() == Role.HEAD && !DialectClashes.never(s.when()));
    if (!stored && whole && wanted && Boolean.FALSE.equals(declared.value())) {
      findings.add(
          Finding.warning(
              declared.defaulted()
                  ? "architecture.tie-contradiction.default"
                  : "architecture.tie-contradiction",
              Location.of(source)));
    } else if (stored && Boolean.TRUE.equals(declared.value())) {
      Binding.Bound head = binding.first(Role.HEAD.weight());
      findings.add(
          Finding.info(
              !Expected.tiedHead(head, config, sizes)
                  ? "architecture.tied-by-no-class"
                  : declared.defaulted()
                      ? "architecture.tied-and-stored.default"
                      : "architecture.tied-and-stored",
              Location.in(source, head.pattern().name())));
    }
  }

  private void shapes() {
    Set<TensorRole> reported = new HashSet<>();
    for (Binding.Bound bound : binding.bound()) {
      if (!bound.main() || !HeaderSizes.comparable(bound)) {
        continue;
      }
      for (int layer : bound.layers().isEmpty() ? List.of(-1) : bound.layers()) {
        Question question = new Question(config, sizes, layer);
        List<Long> expected = Expected.shape(bound.spec(), question);
        if (expected != null
            && !expected.equals(bound.pattern().shape())
            && reported.add(bound.role())) {
          findings.add(
              Finding.warning(
                  "architecture.shape",
                  Location.in(source, bound.pattern().name()),
                  "stored",
                  bound.pattern().shape(),
                  "expected",
                  expected,
                  "formula",
                  bound.spec().shape()));
        }
        if (!question.ofLayer()) {
          break;
        }
      }
    }
  }

  /** What is stored in fewer layers than the configuration asks for, if its class is known. */
  private void missing() {
    if (!Dialects.mayBeOf(config, dialect)) {
      return;
    }
    Map<TensorRole, Long> stored = new HashMap<>();
    for (Binding.Bound bound : binding.bound()) {
      if (bound.main() || bound.packed()) {
        stored.merge(bound.role().plain(), bound.pattern().count(), Long::sum);
      }
    }
    for (Binding.Bound bound : binding.bound()) {
      // If some tensors of a role are stored, all that the configuration expects must be.
      Long there = stored.remove(bound.role().plain());
      if (there != null) {
        long expected =
            Expected.of(bound.spec(), config, sizes).stream()
                .filter(p -> bound.spec().raw() || p.name().endsWith(".weight"))
                .mapToLong(TensorPattern::count)
                .sum();
        if (expected > there) {
          findings.add(
              Finding.warning(
                  "architecture.missing",
                  Location.in(source, bound.pattern().name()),
                  "role",
                  bound.role(),
                  "stored",
                  there,
                  "expected",
                  expected));
        }
      }
    }
  }
}
