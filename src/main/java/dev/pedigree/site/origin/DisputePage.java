package dev.pedigree.site.origin;

import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Evidence;
import dev.pedigree.lineage.ledger.Dispute;
import dev.pedigree.site.view.Page;
import dev.pedigree.site.view.View;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ledger: claims that evidence contradicts, and origins that files show and nobody names. */
public final class DisputePage {
  private DisputePage() {}

  /**
   * The entries of one kind.
   *
   * @param kind its word
   * @param sentence what they have in common
   */
  public record Group(String kind, Text sentence, List<Row> rows) {}

  /**
   * An entry.
   *
   * @param parent name of the other model; empty where there is none
   * @param diff page of the comparison of the two
   */
  public record Row(
      Text child,
      Optional<String> address,
      Optional<Text> parent,
      Optional<String> parentAddress,
      Optional<String> diff,
      List<Evidence> evidence) {}

  /** A question with the model it is about. */
  public record Asked(Text name, Optional<String> address, OriginView.Question question) {}

  /** The page of the ledger. */
  public static Page of(View view) {
    List<Group> groups =
        Arrays.stream(Dispute.Kind.values())
            .map(kind -> group(view, kind))
            .filter(group -> !group.rows().isEmpty())
            .toList();
    List<Asked> questions =
        view.ledger().questions().stream()
            .map(
                q ->
                    new Asked(
                        view.name(q.child()),
                        view.address(q.child()),
                        OriginView.question(view, q)))
            .toList();
    return Page.of(
        "disputes/",
        "disputes",
        View.text("disputes.title"),
        View.text("disputes.summary"),
        Map.of(
            "groups",
            groups,
            "questions",
            questions,
            "checked",
            View.text(
                "disputes.checked",
                "read",
                Integer.toString(view.ledger().read()),
                "models",
                Integer.toString(view.ledger().models()))));
  }

  private static Group group(View view, Dispute.Kind kind) {
    List<Dispute> of = view.ledger().disputes().stream().filter(d -> d.kind() == kind).toList();
    Text sentence = of.isEmpty() ? Text.same("") : of.get(0).sentence();
    return new Group(kind.word(), sentence, of.stream().map(d -> row(view, d)).toList());
  }

  private static Row row(View view, Dispute dispute) {
    Optional<Text> parent = Optional.of(dispute.parent()).filter(p -> !p.isEmpty()).map(view::name);
    return new Row(
        view.name(dispute.child()),
        view.address(dispute.child()),
        parent,
        view.address(dispute.parent()),
        view.diff(dispute.parent(), dispute.child()),
        dispute.evidence());
  }
}
