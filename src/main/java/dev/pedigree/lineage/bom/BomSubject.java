package dev.pedigree.lineage.bom;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.Parameters;
import dev.pedigree.crawl.snapshot.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * A model to be listed.
 *
 * @param id {@code org/name}, or what it is called
 * @param publisher who published it, or empty
 * @param repository its address, or empty
 * @param snapshot what was read; empty for a model known from its paper only
 * @param architecture its description, if there is one
 * @param parameters its counts, if they are known
 * @param licence as the catalogue has it, or empty
 * @param ancestors models that its weights come from, proved or declared
 * @param variants models with equal weight files where nothing decides which came first
 * @param designs models whose design it is said to have taken over; no weights come from them
 * @param inside models that lie inside of it
 */
public record BomSubject(
    String id,
    String publisher,
    String repository,
    Optional<Snapshot> snapshot,
    Optional<Architecture> architecture,
    Optional<Parameters> parameters,
    String licence,
    List<Kin> ancestors,
    List<Kin> variants,
    List<String> designs,
    List<BomSubject> inside) {

  public BomSubject {
    ancestors = List.copyOf(ancestors);
    variants = List.copyOf(variants);
    designs = List.copyOf(designs);
    inside = List.copyOf(inside);
  }
}
