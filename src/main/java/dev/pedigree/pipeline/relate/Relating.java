package dev.pedigree.pipeline.relate;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.catalog.Catalog;
import dev.pedigree.crawl.WeightContents;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Severity;
import dev.pedigree.lineage.Compared;
import dev.pedigree.lineage.declared.ModelNames;
import dev.pedigree.lineage.relate.AppliedAdapter;
import dev.pedigree.lineage.relate.Bond;
import dev.pedigree.lineage.relate.Member;
import dev.pedigree.lineage.relate.MemberNames;
import dev.pedigree.lineage.relate.Related;
import dev.pedigree.lineage.relate.Relatives;
import dev.pedigree.lineage.sample.Sample;
import dev.pedigree.pipeline.Inspection;
import dev.pedigree.pipeline.ModelOpener;
import dev.pedigree.pipeline.OpenedModel;
import dev.pedigree.pipeline.Pairing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The relations of several inputs.
 *
 * @param models the inputs in the order given
 * @param related their parents and bonds
 * @param findings of each input
 */
public record Relating(List<Inspection> models, Related related, List<List<Finding>> findings) {

  public Relating {
    models = List.copyOf(models);
    findings = findings.stream().map(List::copyOf).toList();
  }

  /**
   * Opens and relates inputs; one that cannot be opened has no relations.
   *
   * @param names by which files may name models, beside those of the inputs
   */
  public static Relating of(ModelOpener opener, List<String> sources, ModelNames names) {
    List<WeighedModel> models = new ArrayList<>();
    sources.forEach(source -> models.add(WeighedModel.of(opener, source)));
    List<Member> members = models.stream().map(model -> model.member(names)).toList();
    List<List<Finding>> findings = new ArrayList<>();
    models.forEach(model -> findings.add(new ArrayList<>(model.findings())));
    Map<Integer, AppliedAdapter> adapters = new TreeMap<>();
    for (int i = 0; i < members.size(); i++) {
      OptionalInt base = members.get(i).adapter() ? base(members, i) : OptionalInt.empty();
      if (base.isPresent()) {
        Optional<Sample> applied =
            applied(opener, models.get(base.getAsInt()), models.get(i), findings.get(i));
        if (applied.isPresent()) {
          adapters.put(i, new AppliedAdapter(base.getAsInt(), applied.get()));
        }
      }
    }
    return new Relating(
        models.stream().map(WeighedModel::inspection).toList(),
        Relatives.of(members, adapters),
        findings);
  }

  /** The member that an adapter says it belongs to. */
  private static OptionalInt base(List<Member> members, int adapter) {
    return members.get(adapter).declared().stream()
        .map(declaration -> MemberNames.find(members, declaration))
        .filter(OptionalInt::isPresent)
        .findFirst()
        .orElse(OptionalInt.empty());
  }

  private static Optional<Sample> applied(
      ModelOpener opener, WeighedModel base, WeighedModel adapter, List<Finding> findings) {
    Optional<Architecture> architecture = base.inspection().architecture();
    if (architecture.isEmpty() || base.opened().isEmpty() || adapter.opened().isEmpty()) {
      return Optional.empty();
    }
    return opener.open(
        base.opened().get().source(),
        (model, contents) ->
            opener.open(
                adapter.opened().get().source(),
                (low, lowContents) ->
                    contents.isPresent() && lowContents.isPresent()
                        ? applied(
                            model,
                            architecture.get(),
                            contents.get(),
                            low,
                            lowContents.get(),
                            findings)
                        : Optional.empty()));
  }

  private static Optional<Sample> applied(
      OpenedModel model,
      Architecture architecture,
      WeightContents contents,
      OpenedModel low,
      WeightContents lowContents,
      List<Finding> findings) {
    return WeightSampling.of(model, architecture, contents, low, lowContents, findings);
  }

  /** The comparison of a pair; empty when one of the two has no architecture. */
  public Optional<Compared> compared(Bond bond, Catalog catalog) {
    return pairing(bond, catalog).flatMap(Pairing::compared);
  }

  /** The same with the tensors of both. */
  public Optional<Pairing> pairing(Bond bond, Catalog catalog) {
    Inspection a = models.get(bond.a());
    Inspection b = models.get(bond.b());
    return a.architecture().isPresent() && b.architecture().isPresent()
        ? Optional.of(Pairing.of(a, b, bond.kinship(), catalog))
        : Optional.empty();
  }

  /** Whether any input has an error. */
  public boolean hasErrors() {
    return findings.stream()
        .flatMap(List::stream)
        .anyMatch(finding -> finding.severity() == Severity.ERROR);
  }
}
