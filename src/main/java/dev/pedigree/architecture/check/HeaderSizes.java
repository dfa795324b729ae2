package dev.pedigree.architecture.check;

import dev.pedigree.architecture.count.Packing;
import dev.pedigree.architecture.dialect.Binding;
import dev.pedigree.architecture.dialect.DialectChoice;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.dialect.Sizes;
import dev.pedigree.architecture.role.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/** Corrects sizes by the shapes in a header, which override the configuration. */
public final class HeaderSizes {

  /**
   * A size that was corrected.
   *
   * @param declared the value in the configuration; -1 if it has none
   * @param stored the value in the header
   * @param place the tensor whose shape shows it; {@code layers} or {@code experts} if counted by
   *     names
   */
  public record Correction(Size size, long declared, long stored, String place) {}

  private final Sizes sizes;
  private final Binding binding;
  private final List<Correction> corrections = new ArrayList<>();

  private HeaderSizes(DialectChoice.Candidate candidate) {
    this.sizes = candidate.sizes();
    this.binding = candidate.binding();
  }

  /** Corrects the sizes of a candidate and returns the corrections. */
  public static List<Correction> correct(DialectChoice.Candidate candidate) {
    HeaderSizes header = new HeaderSizes(candidate);
    header.layers();
    header.experts();
    header.plainSizes();
    header.heads();
    return header.corrections;
  }

  /**
   * Counts layers if the configuration does not say how many; otherwise a header with fewer may
   * belong to a part of the model.
   */
  private void layers() {
    SortedSet<Integer> there = binding.layersThere();
    if (sizes.number(Size.LAYERS) < 0 && !there.isEmpty()) {
      int last = there.last();
      boolean nextToken = binding.has(Role.MTP_MERGE.weight());
      set(Size.LAYERS, nextToken ? last : last + 1, "layers", "layers 0–" + last);
    }
  }

  private void experts() {
    int seen = binding.expertsSeen();
    if (seen > 0 && sizes.has(Size.EXPERTS) && seen != sizes.number(Size.EXPERTS)) {
      set(Size.EXPERTS, seen, "experts", "experts 0–" + (seen - 1));
    }
  }

  /** Takes sizes from dimensions that are a single size, each from the first tensor that has it. */
  private void plainSizes() {
    Set<Size> seen = new HashSet<>();
    for (Binding.Bound bound : binding.bound()) {
      if (!bound.main() || !comparable(bound)) {
        continue;
      }
      for (int d = 0; d < bound.spec().shape().size(); d++) {
        Size size = Size.of(bound.spec().shape().get(d).bareSize()).orElse(null);
        if (size == null || !seen.add(size)) {
          continue;
        }
        long there = bound.pattern().shape().get(d);
        if (sizes.number(size) != there) {
          set(size, there, bound.pattern().name());
        }
      }
    }
  }

  /**
   * Counts heads by the rows of query and key matrices, if the head dim is known. The configuration
   * may be wrong: some grouped-query models declare multi-head attention.
   */
  private void heads() {
    long dim = sizes.number(Size.HEAD_DIM);
    long heads = sizes.number(Size.HEADS);
    Binding.Bound keys = binding.first(Role.ATTN_K.weight());
    if (dim <= 0
        || heads <= 0
        || keys == null
        || !comparable(keys)
        || !keys.spec().shape().get(0).toString().equals("kv_heads * head_dim")) {
      return;
    }
    Binding.Bound queries = binding.first(Role.ATTN_Q.weight());
    long rows = keys.pattern().shape().get(0);
    boolean sameDim =
        queries != null && comparable(queries) && queries.pattern().shape().get(0) == heads * dim;
    if (sameDim
        && rows % dim == 0
        && rows / dim != sizes.number(Size.KV_HEADS)
        && heads % (rows / dim) == 0) {
      set(Size.KV_HEADS, rows / dim, keys.pattern().name());
    }
  }

  private void set(Size size, long stored, String tensor) {
    set(size, stored, tensor, tensor);
  }

  private void set(Size size, long stored, String place, String seen) {
    corrections.add(new Correction(size, sizes.number(size), stored, place));
    sizes.fromHeader(size, stored, seen);
  }

  /** Whether the shape can be compared with the formula; that of a packed tensor cannot. */
  static boolean comparable(Binding.Bound bound) {
    return bound.spec().shape().size() == bound.pattern().shape().size()
        && bound.spec().values() == 1
        && !Packing.packed(bound)
        && !bound.spec().buffer();
  }
}
