package dev.pedigree.crawl.snapshot;

import dev.pedigree.prints.code.CodePrint;
import dev.pedigree.prints.tokenizer.TokenizerPrint;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of files that are too long to be kept: the tokenizer and the modelling code.
 *
 * @param tokenizer of the tokenizer; empty when there is none or it was not read
 * @param code of the Python files, sorted by path; empty when there are none or they were not read
 */
public record Prints(Optional<TokenizerPrint> tokenizer, List<CodePrint> code) {
  /** Of a model without either. */
  public static final Prints NONE = new Prints(Optional.empty(), List.of());

  public Prints {
    code = List.copyOf(code);
  }

  /** Whether nothing is kept. */
  public boolean none() {
    return tokenizer.isEmpty() && code.isEmpty();
  }
}
