package dev.pedigree.site;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.Distance;
import dev.pedigree.architecture.Parameters;
import dev.pedigree.architecture.Wording;
import dev.pedigree.catalog.Family;
import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.ReleaseDate;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Entry;
import dev.pedigree.lineage.Nearest;
import dev.pedigree.site.text.Addresses;
import dev.pedigree.site.view.View;
import java.util.List;
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
 * @param distance how far the nearest earlier design is, whichever it is
 * @param lines the same in words
 * @param standing {@code one}, {@code tied} or {@code open}; empty without an earlier design
 * @param near the designs that are or may be the nearest
 * @param names of the models that stand for them
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
    Optional<Distance> distance,
    Optional<Text> lines,
    String standing,
    List<NearRow> near,
    Text names) {

  static ModelRow of(View view, Entry entry) {
    Model model = entry.model();
    Optional<Family> family = view.family(model.family());
    List<NearRow> near = NearRow.of(view, entry);
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
        entry.nearest().map(Nearest::distance),
        entry.nearest().map(Nearest::distance).map(Wording::lines),
        entry.nearest().map(n -> n.standing().word()).orElse(""),
        near,
        Text.list(near.stream().map(NearRow::name).toList()));
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
