package dev.pedigree.architecture.trait;

import java.util.ArrayList;
import java.util.List;

/**
 * Which projections of attention have a bias.
 *
 * @param q whether the query projection has one
 * @param k whether the key projection has one
 * @param v whether the value projection has one
 * @param o whether the output projection has one
 */
public record AttentionBias(boolean q, boolean k, boolean v, boolean o) implements TraitValue {

  /** No projection has one. */
  public static final AttentionBias NONE = new AttentionBias(false, false, false, false);

  /** The possible values, written as letters in this order, or {@code none}. */
  public static final ValueType<AttentionBias> TYPE = ValueType.of(AttentionBias.class, all());

  @Override
  public String word() {
    String letters = (q ? "q" : "") + (k ? "k" : "") + (v ? "v" : "") + (o ? "o" : "");
    return letters.isEmpty() ? "none" : letters;
  }

  @Override
  public boolean absent() {
    return equals(NONE);
  }

  private static List<AttentionBias> all() {
    List<AttentionBias> all = new ArrayList<>();
    for (int set = 0; set < 16; set++) {
      all.add(new AttentionBias((set & 1) != 0, (set & 2) != 0, (set & 4) != 0, (set & 8) != 0));
    }
    return all;
  }
}
