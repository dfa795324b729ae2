package dev.pedigree.lineage.ledger;

import java.util.List;
import java.util.Locale;

/**
 * What a licence asks of models made from those under it.
 *
 * @param id as hubs call it
 * @param name of the licence
 * @param permissive whether it permits commercial use and any terms for changed versions
 * @param source where its text is
 */
record Licence(String id, String name, boolean permissive, String source, List<Term> terms) {

  Licence {
    terms = List.copyOf(terms);
  }

  /**
   * A term that goes along with changed versions.
   *
   * @param clause where it stands in the text
   * @param prefix of {@link Kind#NAME} the word that names begin with, else empty
   */
  record Term(Kind kind, String clause, String prefix) {}

  /** The kinds of terms that are followed. */
  enum Kind {
    NON_COMMERCIAL,
    NO_DERIVATIVES,
    SHARE_ALIKE,
    PASS_ON,
    NAME;

    /** The word in the table of licences, in JSON and in messages. */
    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
