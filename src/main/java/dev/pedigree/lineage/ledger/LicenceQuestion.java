package dev.pedigree.lineage.ledger;

import dev.pedigree.diagnostics.Text;
import java.util.List;

/**
 * A question about the terms under which a model may be passed on.
 *
 * @param child catalogue id
 * @param path catalogue ids from the model whose licence asks something down to the child
 * @param proved whether every step of the path is proved; else it is only declared
 * @param term the kind of term: {@code non-commercial} …
 * @param licence the id of the licence that has it
 * @param stated the licence of the child, as stated
 * @param sentence the question
 * @param source where the clause can be read
 */
public record LicenceQuestion(
    String child,
    List<String> path,
    boolean proved,
    String term,
    String licence,
    String stated,
    Text sentence,
    String source) {

  public LicenceQuestion {
    path = List.copyOf(path);
  }
}
