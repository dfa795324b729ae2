package dev.pedigree.lineage.support;

import dev.pedigree.crawl.printed.Printed;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.prints.code.CodeComparison;
import dev.pedigree.prints.code.CodePair;
import dev.pedigree.prints.tokenizer.TokenizerPair;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What tokenizer and code of two models have in common, as far as both were read or kept.
 *
 * @param tokenizer the tokenizers
 * @param models the modelling files
 * @param configurations the Python files of the configurations
 */
public record Support(
    Optional<TokenizerPair> tokenizer,
    Optional<CodePair> models,
    Optional<CodePair> configurations) {

  /** Of two models of which nothing is known. */
  public static final Support NONE =
      new Support(Optional.empty(), Optional.empty(), Optional.empty());

  /** What two models that were read have in common. */
  public static Support of(Printed a, Printed b) {
    return new Support(
        a.side().flatMap(left -> b.side().map(right -> TokenizerPair.of(left, right))),
        CodeComparison.models(a.code(), b.code()),
        CodeComparison.configurations(a.code(), b.code()));
  }

  /** The same by what their snapshots keep. */
  public static Support of(Optional<Snapshot> a, Optional<Snapshot> b) {
    return a.isEmpty() || b.isEmpty() || a.get().prints().none() || b.get().prints().none()
        ? NONE
        : of(Printed.of(a.get().prints()), Printed.of(b.get().prints()));
  }

  /** The code of both, models first. */
  public List<CodePair> code() {
    return Stream.of(models, configurations).flatMap(Optional::stream).toList();
  }

  /** Whether nothing is known. */
  public boolean none() {
    return tokenizer.isEmpty() && code().isEmpty();
  }
}
