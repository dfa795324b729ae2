package dev.pedigree.lineage.ledger;

import dev.pedigree.catalog.Relation;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.stated.StatedTerms;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Messages;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.Edge;
import dev.pedigree.lineage.Entry;
import dev.pedigree.lineage.Evidence;
import dev.pedigree.lineage.declared.RelationFault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Everything that is said and not borne out, and shown and not said.
 *
 * @param disputes by kind, then child, then parent
 * @param questions about licences, by child
 * @param read how many models were read from their repositories, so that their files could show
 *     something
 * @param models how many there are
 */
public record Ledger(
    List<Dispute> disputes, List<LicenceQuestion> questions, int read, int models) {
  private static final Messages MESSAGES = Messages.of("lineage");

  /** What the rules of findings begin with that compare a card with files. */
  private static final String STATEMENTS = "architecture.contradiction.";

  public Ledger {
    disputes = List.copyOf(disputes);
    questions = List.copyOf(questions);
  }

  /** The ledger of an atlas. */
  public static Ledger of(Atlas atlas) {
    List<Dispute> disputes = new ArrayList<>();
    atlas.edges().forEach(edge -> edge(atlas, edge, disputes));
    atlas.entries().values().forEach(entry -> entry(entry, disputes));
    disputes.sort(
        Comparator.comparing(Dispute::kind)
            .thenComparing(Dispute::child)
            .thenComparing(Dispute::parent));
    long read =
        atlas.entries().values().stream()
            .filter(e -> e.snapshot().flatMap(Snapshot::live).isPresent())
            .count();
    return new Ledger(disputes, LicenceQuestions.of(atlas), (int) read, atlas.entries().size());
  }

  private static void edge(Atlas atlas, Edge edge, List<Dispute> to) {
    boolean undeclared =
        edge.state() == Edge.State.PROVED
            && atlas.entries().get(edge.child()).origins().accounts().stream()
                .noneMatch(
                    a ->
                        a.relation().layer() == Relation.Layer.WEIGHTS
                            && a.parent().equals(edge.parent()));
    if (undeclared) {
      to.add(dispute(Dispute.Kind.UNDECLARED, edge));
    } else if (edge.state() == Edge.State.CONTRADICTED) {
      to.add(dispute(Dispute.Kind.CONTRADICTED, edge));
    } else if (edge.state() == Edge.State.DISPUTED) {
      to.add(dispute(Dispute.Kind.DISPUTED, edge));
    }
  }

  private static Dispute dispute(Dispute.Kind kind, Edge edge) {
    List<Evidence> evidence = new ArrayList<>(edge.evidence());
    if (kind == Dispute.Kind.UNDECLARED) {
      evidence.add(new Evidence(Evidence.Kind.DATES, edge.direction().reason(), ""));
    }
    return new Dispute(kind, edge.child(), edge.parent(), sentence(kind), evidence);
  }

  private static Text sentence(Dispute.Kind kind) {
    return MESSAGES.text("dispute." + kind.word(), Map.of());
  }

  private static void entry(Entry entry, List<Dispute> to) {
    entry
        .origins()
        .relationFault()
        .ifPresent(
            fault ->
                to.add(
                    new Dispute(
                        Dispute.Kind.RELATION,
                        entry.id(),
                        fault.parent(),
                        sentence(Dispute.Kind.RELATION),
                        List.of(evidence(fault)))));
    for (StatedTerms.Licence stated : entry.origins().terms().licences()) {
      String written = entry.model().licence();
      if (differ(written, stated.id()) && stated.file().equals("README.md")) {
        Text said =
            MESSAGES.text("dispute.licences", Map.of("written", written, "stated", stated.id()));
        to.add(
            new Dispute(
                Dispute.Kind.LICENCE,
                entry.id(),
                "",
                sentence(Dispute.Kind.LICENCE),
                List.of(new Evidence(Evidence.Kind.STATED, said, ""))));
        break;
      }
    }
    for (Finding finding : entry.findings()) {
      if (finding.rule().startsWith(STATEMENTS)) {
        to.add(
            new Dispute(
                Dispute.Kind.STATEMENT,
                entry.id(),
                "",
                sentence(Dispute.Kind.STATEMENT),
                List.of(new Evidence(Evidence.Kind.HEADER, finding.message(), ""))));
      }
    }
  }

  private static Evidence evidence(RelationFault fault) {
    Text seen =
        MESSAGES.text(
            "dispute.seen." + fault.seen().word(),
            Map.of("parent", fault.parent(), "relation", fault.relation()));
    return new Evidence(Evidence.Kind.STATED, seen, "");
  }

  /** Whether two licences differ; {@code other} and {@code unknown} say nothing that could. */
  private static boolean differ(String written, String stated) {
    String a = written.toLowerCase(Locale.ROOT);
    String b = stated.toLowerCase(Locale.ROOT);
    List<String> nothing = List.of("", "other", "unknown");
    return !a.equals(b) && !nothing.contains(a) && !nothing.contains(b);
  }

  /** What concerns one model, as child or as parent. */
  public List<Dispute> disputes(String id) {
    return disputes.stream().filter(d -> d.child().equals(id) || d.parent().equals(id)).toList();
  }

  /** The questions about one model. */
  public List<LicenceQuestion> questions(String id) {
    return questions.stream().filter(q -> q.child().equals(id)).toList();
  }
}
