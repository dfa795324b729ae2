package dev.pedigree.site;

import dev.pedigree.architecture.Distance;
import dev.pedigree.architecture.Wording;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Entry;
import dev.pedigree.lineage.Nearest;
import dev.pedigree.site.text.Addresses;
import dev.pedigree.site.view.View;
import java.util.List;
import java.util.Optional;

/**
 * One of the nearest earlier designs of a model, as lists show it.
 *
 * @param name of the model that stands for the design
 * @param address of its page
 * @param diff page of the comparison, when it has one
 * @param distance how many lines differ, and how many are not known
 * @param identical whether the listings are the same
 * @param alike how many other earlier models have its listing
 */
record NearRow(
    Text name, String address, Optional<String> diff, Text distance, boolean identical, int alike) {

  static List<NearRow> of(View view, Entry entry) {
    return entry
        .nearest()
        .map(nearest -> nearest.designs().stream().map(d -> of(view, entry, d)).toList())
        .orElse(List.of());
  }

  private static NearRow of(View view, Entry entry, Nearest.Design design) {
    Distance distance = design.distance();
    return new NearRow(
        view.name(design.id()),
        Addresses.model(design.id()),
        view.diff(design.id(), entry.id()),
        Wording.lines(distance),
        distance.none(),
        design.others());
  }
}
