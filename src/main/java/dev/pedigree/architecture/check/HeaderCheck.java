package dev.pedigree.architecture.check;

import dev.pedigree.architecture.count.Packing;
import dev.pedigree.architecture.dialect.Binding;
import dev.pedigree.architecture.dialect.Config;
import dev.pedigree.architecture.dialect.Dialect;
import dev.pedigree.architecture.dialect.DialectChoice;
import dev.pedigree.architecture.dialect.Expected;
import dev.pedigree.architecture.dialect.Fit;
import dev.pedigree.architecture.dialect.Question;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.dialect.Sizes;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.weights.IndexRanges;
import dev.pedigree.weights.TensorPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/**
 * Holds the header against the configuration. Sizes take the header's side; what the two disagree
 * about is a finding.
 */
public final class HeaderCheck {
  /** Nobody reads a longer list of tensors that are left over. */
  private static final int MOST = 20;

  /** The deepest published models have a tenth of this. */
  private static final int MOST_LAYERS = 10_000;

  private final String source;
  private final Dialect dialect;
  private final Config config;
  private final Sizes sizes;
  private final Binding binding;
  private final List<Finding> findings = new ArrayList<>();

  public HeaderCheck(String source, DialectChoice.Candidate candidate) {
    this.source = source;
    this.dialect = candidate.dialect();
    this.config = candidate.config();
    this.sizes = candidate.sizes();
    this.binding = candidate.binding();
  }

  public List<Finding> run() {
    layers();
    experts();
    plainSizes();
    heads();
    shapes();
    missing();
    tie();
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
    return findings;
  }

  private void layers() {
    SortedSet<Integer> there = binding.layersThere();
    int seen = there.isEmpty() ? 0 : there.last() + 1;
    long declared = sizes.number(Size.LAYERS);
    boolean nextToken = binding.has("layer.mtp.merge.weight");
    if (declared < 0 && seen > 0) {
      sizes.fromHeader(Size.LAYERS, nextToken ? seen - 1 : seen, "layers 0–" + (seen - 1));
    } else if (seen > declared && declared >= 0 && !nextToken) {
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

  /**
   * Layers without any tensor. Where the configuration asks for them the model cannot run; a header
   * alone may be of a part.
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

  private void experts() {
    int seen = binding.expertsSeen();
    long declared = sizes.number(Size.EXPERTS);
    if (seen > 0 && sizes.has(Size.EXPERTS) && seen != declared) {
      if (declared >= 0) {
        contradiction("experts", declared, "experts", seen);
      }
      sizes.fromHeader(Size.EXPERTS, seen, "experts 0–" + (seen - 1));
    }
  }

  /**
   * Dimensions that are nothing but one size: the header gives the size, and the configuration has
   * to agree.
   */
  private void plainSizes() {
    Map<Size, Long> stored = new LinkedHashMap<>();
    for (Binding.Bound bound : binding.bound()) {
      if (bound.kind() != Binding.Kind.WEIGHT || !comparable(bound)) {
        continue;
      }
      for (int d = 0; d < bound.spec().shape().size(); d++) {
        Size size = Size.of(bound.spec().shape().get(d).bareSize()).orElse(null);
        if (size == null || stored.containsKey(size)) {
          continue;
        }
        long there = bound.pattern().shape().get(d);
        stored.put(size, there);
        long declared = sizes.number(size);
        if (declared == there) {
          continue;
        }
        if (declared >= 0) {
          contradiction(size.key(), declared, bound.pattern().name(), there);
        }
        sizes.fromHeader(size, there, bound.pattern().name());
      }
    }
  }

  /**
   * Rows of the query and key matrices count heads of a known size. Where they count others than
   * the configuration says, the header has the last word: a grouped-query model may say it is
   * multi-head.
   */
  private void heads() {
    long dim = sizes.number(Size.HEAD_DIM);
    long heads = sizes.number(Size.HEADS);
    Binding.Bound keys = binding.first("layer.attn.k.weight");
    if (dim <= 0
        || heads <= 0
        || keys == null
        || !comparable(keys)
        || !keys.spec().shape().get(0).toString().equals("kv_heads * head_dim")) {
      return;
    }
    Binding.Bound queries = binding.first("layer.attn.q.weight");
    long rows = keys.pattern().shape().get(0);
    long declared = sizes.number(Size.KV_HEADS);
    boolean sameDim =
        queries != null && comparable(queries) && queries.pattern().shape().get(0) == heads * dim;
    if (sameDim && rows % dim == 0 && rows / dim != declared && heads % (rows / dim) == 0) {
      contradiction("kv_heads", declared, keys.pattern().name(), rows / dim);
      sizes.fromHeader(Size.KV_HEADS, rows / dim, keys.pattern().name());
    }
  }

  /** A tie that is declared and not kept, or kept and not declared. */
  private void tie() {
    Config.Value declared = config.get("tie_word_embeddings");
    boolean stored = binding.has("head.weight");
    boolean whole =
        binding.has("embed.weight")
            && (binding.has("final_norm.weight") || binding.layersThere().isEmpty());
    boolean wanted =
        dialect.tensors().stream().anyMatch(s -> s.role().equals("head") && !Fit.never(s.when()));
    if (!stored && whole && wanted && Boolean.FALSE.equals(declared.value())) {
      findings.add(
          Finding.warning(
              declared.defaulted()
                  ? "architecture.tie-contradiction.default"
                  : "architecture.tie-contradiction",
              Location.of(source)));
    } else if (stored && Boolean.TRUE.equals(declared.value()) && !declared.defaulted()) {
      Binding.Bound head = binding.first("head.weight");
      findings.add(
          Finding.info("architecture.tied-and-stored", Location.in(source, head.pattern().name())));
    }
  }

  private void shapes() {
    Set<String> told = new HashSet<>();
    for (Binding.Bound bound : binding.bound()) {
      if (bound.kind() != Binding.Kind.WEIGHT || !comparable(bound)) {
        continue;
      }
      for (int layer : bound.layers().isEmpty() ? List.of(-1) : bound.layers()) {
        List<Long> expected = Expected.shape(bound.spec(), new Question(config, sizes, layer));
        if (expected != null
            && !expected.equals(bound.pattern().shape())
            && told.add(bound.role())) {
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
      }
    }
  }

  /** A packed tensor has a shape of its own; only plain ones are held against the formula. */
  private static boolean comparable(Binding.Bound bound) {
    return bound.spec().shape().size() == bound.pattern().shape().size()
        && bound.spec().values() == 1
        && !Packing.packed(bound)
        && !bound.spec().buffer();
  }

  private void missing() {
    Map<String, Long> stored = new HashMap<>();
    for (Binding.Bound bound : binding.bound()) {
      if (bound.kind() == Binding.Kind.WEIGHT || bound.kind() == Binding.Kind.PACKED) {
        stored.merge(bound.role(), bound.pattern().count(), Long::sum);
      }
    }
    for (Binding.Bound bound : binding.bound()) {
      // A role that is stored at all must be stored wherever the configuration expects it.
      Long there = stored.remove(bound.role());
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

  private void contradiction(String key, long declared, String tensor, long stored) {
    findings.add(
        Finding.warning(
            "architecture.contradiction",
            Location.in(source, tensor),
            "key",
            key,
            "declared",
            declared,
            "stored",
            stored));
  }
}
