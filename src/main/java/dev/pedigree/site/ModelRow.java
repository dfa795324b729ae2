package dev.pedigree.site;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.Parameters;
import dev.pedigree.catalog.Family;
import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.ReleaseDate;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Compared;
import dev.pedigree.lineage.Entry;
import dev.pedigree.site.text.Addresses;
import dev.pedigree.site.view.View;
import java.util.Optional;

/**
 * A model as a row of a list.
 *
 * @param id catalogue id
 * @param name as people write it
 * @param address of its page
 * @param organisation who published it
 * @param family name of its family
 * @param familyAddress page of its family, when the catalogue has one
 * @param released when
 * @param parameters number of parameters; 0 when not known
 * @param paper whether it is known from its paper only
 * @param described whether an architecture could be derived
 * @param lines how many lines of the listing differ from the nearest earlier design; -1 when there
 *     is none
 * @param nearest name of that design
 * @param nearestDiff page of the comparison with it
 */
record ModelRow(
    String id,
    Text name,
    String address,
    Text organisation,
    Text family,
    Optional<String> familyAddress,
    ReleaseDate released,
    long parameters,
    boolean paper,
    boolean described,
    int lines,
    Optional<Text> nearest,
    Optional<String> nearestDiff) {

  static ModelRow of(View view, Entry entry) {
    Model model = entry.model();
    Optional<Family> family = view.family(model.family());
    Optional<Compared> nearest = entry.nearest();
    return new ModelRow(
        model.id(),
        view.name(model.id()),
        Addresses.model(model.id()),
        organisation(view, model),
        family.map(Family::name).orElse(new Text(model.family(), model.family())),
        family.map(f -> Addresses.family(f.id())),
        model.released(),
        counted(entry),
        model.paper().isPresent(),
        entry.architecture().isPresent(),
        nearest.map(n -> n.diff().distance().lines() + n.diff().distance().unknown()).orElse(-1),
        nearest.map(n -> view.name(n.a())),
        nearest.flatMap(n -> view.diff(n.a(), n.b())));
  }

  static long counted(Entry entry) {
    return entry.architecture().map(Architecture::parameters).map(Parameters::total).orElse(0L);
  }

  /** The organisation's name; where the model has no Chinese one, that of its family. */
  private static Text organisation(View view, Model model) {
    Text own = model.organisation();
    return view.family(model.family())
        .map(Family::organisation)
        .filter(name -> own.zh().equals(own.en()) && name.en().equals(own.en()))
        .orElse(own);
  }
}
