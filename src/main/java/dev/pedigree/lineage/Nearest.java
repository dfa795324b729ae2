package dev.pedigree.lineage;

import dev.pedigree.architecture.Distance;
import dev.pedigree.lineage.near.Standing;
import java.util.List;
import java.util.Optional;

/**
 * The nearest earlier designs of a model. Nearest means most similar; it says nothing about
 * copying.
 *
 * @param standing whether one design is the nearest
 * @param designs all that are or may be the nearest, at least one; by distance, then release
 */
public record Nearest(Standing standing, List<Design> designs) {

  private static final int FEW = 3;

  public Nearest {
    designs = List.copyOf(designs);
  }

  /**
   * One earlier design.
   *
   * @param compared the model that stands for it, side a, compared with the later one
   * @param alike catalogue ids of other earlier models with the same listing, by release; of very
   *     many, the first ones
   * @param others how many there are
   */
  public record Design(Compared compared, List<String> alike, int others) {
    public Design {
      alike = List.copyOf(alike);
    }

    /** The model that stands for the design, as catalogue id. */
    public String id() {
      return compared.a();
    }

    public Distance distance() {
      return compared.diff().distance();
    }
  }

  /** Whether they are so few that pictures draw them all; where they are more, none is drawn. */
  public boolean few() {
    return designs.size() <= FEW;
  }

  /** The nearest design, when one is. */
  public Optional<Design> only() {
    return standing == Standing.ONE ? Optional.of(designs.get(0)) : Optional.empty();
  }

  /**
   * How far the nearest design is, whichever it is: the lines that differ at least, and the further
   * ones that may.
   */
  public Distance distance() {
    int least = designs.stream().mapToInt(d -> d.distance().lines()).min().orElse(0);
    int most = designs.stream().mapToInt(d -> d.distance().most()).min().orElse(0);
    return new Distance(least, most - least);
  }
}
