package dev.pedigree.crawl.printed;

import dev.pedigree.crawl.snapshot.Prints;
import dev.pedigree.prints.code.CodeFile;
import dev.pedigree.prints.tokenizer.TokenizerPair;
import dev.pedigree.tokenizer.TokenizerContent;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tokenizer and code of a model.
 *
 * @param prints what is kept of them
 * @param tokenizer the tokenizer itself; empty if it was not read now
 * @param code the code; with names only if it was read now
 */
public record Printed(Prints prints, Optional<TokenizerContent> tokenizer, List<CodeFile> code) {
  /** Of a model without either. */
  public static final Printed NONE = of(Prints.NONE);

  public Printed {
    code = List.copyOf(code);
  }

  /** What is known when nothing was read now. */
  public static Printed of(Prints prints) {
    return new Printed(
        prints,
        Optional.empty(),
        prints.code().stream().map(print -> new CodeFile(print, Map.of())).toList());
  }

  /** The tokenizer as one of two that are compared. */
  public Optional<TokenizerPair.Side> side() {
    return prints.tokenizer().map(print -> new TokenizerPair.Side(print, tokenizer));
  }
}
