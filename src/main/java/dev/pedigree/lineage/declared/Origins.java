package dev.pedigree.lineage.declared;

import dev.pedigree.crawl.stated.StatedTerms;
import java.util.List;
import java.util.Optional;

/**
 * What is said of the origin of one model, and which weight files it shares with others.
 *
 * @param accounts one for each parent and layer, in the order in which they are first named
 * @param nowhere names that are no parents: the model itself, local folders, unclear words
 * @param terms licences and data that the repository states
 * @param relationFault why a stated relation does not fit the files beside it, if it does not
 * @param same other models with equal weight files, the most files first
 */
public record Origins(
    List<Account> accounts,
    List<Declaration> nowhere,
    StatedTerms terms,
    Optional<RelationFault> relationFault,
    List<SameFiles> same) {
  /** Of a model of which nothing is said or read. */
  public static final Origins NONE =
      new Origins(
          List.of(), List.of(), new StatedTerms(List.of(), List.of()), Optional.empty(), List.of());

  public Origins {
    accounts = List.copyOf(accounts);
    nowhere = List.copyOf(nowhere);
    same = List.copyOf(same);
  }

  /** The equal files with one other model, at the revision that was read. */
  public Optional<SameFiles> same(String other) {
    return same.stream().filter(s -> s.other().equals(other) && s.commit().isEmpty()).findFirst();
  }
}
