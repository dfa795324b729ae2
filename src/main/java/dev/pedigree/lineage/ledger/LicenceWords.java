package dev.pedigree.lineage.ledger;

import dev.pedigree.diagnostics.Messages;
import dev.pedigree.diagnostics.Text;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A licence in words, for people who do not know its short name.
 *
 * @param name of the licence; the id itself where nothing is known of it
 * @param source where its text is; empty when that is not known here
 * @param terms what it permits or asks, of what is followed here; none when that is not known
 */
public record LicenceWords(Text name, String source, List<Text> terms) {
  private static final Messages MESSAGES = Messages.of("lineage");

  public LicenceWords {
    terms = List.copyOf(terms);
  }

  /** The words for an id as hubs and the catalogue write it. */
  public static LicenceWords of(String id) {
    return switch (id.strip().toLowerCase(Locale.ROOT)) {
      case "other" -> bare(MESSAGES.text("licence.other", Map.of()));
      case "unknown" -> bare(MESSAGES.text("licence.unknown", Map.of()));
      default ->
          Licences.of(id)
              .map(known -> new LicenceWords(Text.same(known.name()), known.source(), terms(known)))
              .orElseGet(() -> bare(Text.same(id)));
    };
  }

  private static LicenceWords bare(Text name) {
    return new LicenceWords(name, "", List.of());
  }

  private static List<Text> terms(Licence licence) {
    return licence.permissive()
        ? List.of(MESSAGES.text("licence.permissive", Map.of()))
        : licence.terms().stream()
            .map(t -> MESSAGES.text("licence." + t.kind().word(), Map.of("prefix", t.prefix())))
            .toList();
  }
}
