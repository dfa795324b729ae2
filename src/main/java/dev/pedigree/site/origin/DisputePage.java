package dev.pedigree.site.origin;

import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Evidence;
import dev.pedigree.lineage.ledger.Dispute;
import dev.pedigree.site.view.Leaf;
import dev.pedigree.site.view.Page;
import dev.pedigree.site.view.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ledger: claims that evidence contradicts, and origins that files show and nobody names. */
public final class DisputePage {
  /** Entries of a page. */
  private static final int ROWS = 300;

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

  /** An entry or a question, as one list of both has them. */
  private record Line(Optional<Dispute> dispute, Optional<Asked> question) {}

  /** The ledger, on one page or more: entries by kind, then questions. */
  public static List<Page> of(View view) {
    List<Line> lines = new ArrayList<>();
    for (Dispute.Kind kind : Dispute.Kind.values()) {
      view.ledger().disputes().stream()
          .filter(d -> d.kind() == kind)
          .forEach(d -> lines.add(new Line(Optional.of(d), Optional.empty())));
    }
    view.ledger().questions().stream()
        .map(
            q ->
                new Asked(
                    view.name(q.child()), view.address(q.child()), OriginView.question(view, q)))
        .forEach(asked -> lines.add(new Line(Optional.empty(), Optional.of(asked))));
    return Leaf.of("disputes/", lines, ROWS, DisputePage::part).stream()
        .map(
            leaf ->
                Page.of(
                    leaf.address(),
                    "disputes",
                    leaf.title(View.text("disputes.title")),
                    View.text("disputes.summary"),
                    data(view, leaf)))
        .toList();
  }

  private static Text part(Line line) {
    return View.text(
        line.dispute().map(d -> "disputes." + d.kind().word()).orElse("disputes.questions"));
  }

  private static Map<String, Object> data(View view, Leaf<Line> leaf) {
    List<Group> groups =
        Arrays.stream(Dispute.Kind.values())
            .map(kind -> group(view, kind, leaf.rows()))
            .filter(group -> !group.rows().isEmpty())
            .toList();
    return Map.of(
        "leaf",
        leaf,
        "none",
        view.ledger().disputes().isEmpty(),
        "groups",
        groups,
        "asked",
        !view.ledger().questions().isEmpty(),
        "questions",
        leaf.rows().stream().flatMap(line -> line.question().stream()).toList(),
        "checked",
        View.text(
            "disputes.checked",
            "read",
            Integer.toString(view.ledger().read()),
            "models",
            Integer.toString(view.ledger().models())));
  }

  private static Group group(View view, Dispute.Kind kind, List<Line> lines) {
    List<Dispute> of =
        lines.stream()
            .flatMap(line -> line.dispute().stream())
            .filter(d -> d.kind() == kind)
            .toList();
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
