package dev.pedigree.cli;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.BesideListing;
import dev.pedigree.architecture.Parameters;
import dev.pedigree.architecture.RoleBinding;
import dev.pedigree.architecture.Witness;
import dev.pedigree.architecture.Wording;
import dev.pedigree.architecture.count.TowerCount;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.RebuiltWords;
import dev.pedigree.lineage.Sighting;
import dev.pedigree.lineage.likeness.Likeness;
import dev.pedigree.lineage.likeness.LikenessWords;
import dev.pedigree.pipeline.Inspection;
import dev.pedigree.weights.WeightHeader;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Prints an inspection. */
final class InspectionText {
  /**
   * Most files and roles that are listed, unless all are asked for; further ones are only counted.
   */
  private static final int ENOUGH = 12;

  private InspectionText() {}

  /**
   * Prints it.
   *
   * @param likeness what models of the catalogue each is like
   * @param whose whose weights each has, in sentences
   */
  static void print(
      Inspection inspection,
      boolean full,
      Function<Inspection, Optional<Likeness>> likeness,
      Function<Inspection, List<Text>> whose,
      PrintWriter out) {
    out.println(inspection.source() + revision(inspection));
    RebuiltWords.several(inspection.snapshot().stream().toList())
        .ifPresent(mark -> out.println("  " + mark.en()));
    inspection
        .architecture()
        .ifPresentOrElse(
            architecture -> architecture(architecture, inspection.snapshot(), full, out),
            () -> inspection.parameters().ifPresent(count -> parameters(count, out)));
    inspection
        .fit()
        .ifPresent(
            fit -> fit.sentences().forEach(s -> out.println(line("base", Output.name(s.en())))));
    for (TowerCount tower : inspection.towers()) {
      out.println(
          line("beside the decoder", Output.name(tower.name()))
              + "  "
              + Output.exact(tower.parameters())
              + " in "
              + Output.count(tower.tensors(), "tensor"));
    }
    inspection.snapshot().ifPresent(snapshot -> StatementsText.print(snapshot, out));
    if (inspection.architecture().isEmpty()) {
      StatedText.print(inspection.stated(), inspection.snapshot(), full, out);
    }
    files(inspection, full, out);
    likeness.apply(inspection).ifPresent(l -> likeness(l, out));
    List<Text> weights = whose.apply(inspection);
    if (!weights.isEmpty()) {
      out.println("  whose weights:");
      weights.forEach(sentence -> out.println("    " + sentence.en()));
    }
    if (!inspection.findings().isEmpty()) {
      out.println();
      Output.findings(out, inspection.findings(), Map.of());
    }
    out.println();
    for (Inspection.Inside inside : inspection.models()) {
      out.print(inside.place().kind().word() + " ");
      print(inside.inspection(), full, likeness, whose, out);
    }
  }

  private static void likeness(Likeness likeness, PrintWriter out) {
    out.println();
    out.println("  against the catalogue:");
    LikenessWords.of(likeness).forEach(sentence -> out.println("    " + sentence.en()));
  }

  private static String revision(Inspection inspection) {
    if (inspection.revision().isEmpty()) {
      return "";
    }
    Snapshot.Revision revision =
        inspection.snapshot().flatMap(Snapshot::live).orElseThrow().revision();
    String commit = revision.commit().substring(0, Math.min(12, revision.commit().length()));
    return "  (" + commit + (revision.date().isEmpty() ? "" : ", " + revision.date()) + ")";
  }

  private static void architecture(
      Architecture architecture, Optional<Snapshot> snapshot, boolean full, PrintWriter out) {
    out.println();
    architecture.listing().forEach(line -> out.println("  " + line));
    BesideListing.of(architecture)
        .forEach(sentence -> out.println("  beside it: " + sentence.en()));
    out.println();
    parameters(architecture.parameters(), out);
    architecture
        .sizes()
        .forEach((size, fact) -> out.println(line(Wording.name(size).en(), size(snapshot, fact))));
    snapshot
        .flatMap(Snapshot::rebuilt)
        .ifPresent(rebuilt -> out.println(line("tensors", RebuiltWords.tensors(rebuilt).en())));
    architecture.witnesses().stream()
        .filter(Witness::confirms)
        .forEach(witness -> out.println(line("confirmed", witness.sentence().en())));
    out.println(line("dialect", architecture.dialect()));
    out.println(line("design", architecture.designFingerprint()));
    roles(architecture, full, out);
  }

  private static void parameters(Parameters count, PrintWriter out) {
    if (count.total() > 0) {
      out.println(line("parameters", Output.exact(count.total())));
      if (count.active() != count.total()) {
        out.println(
            line(
                "active per token",
                Output.exact(count.active()) + ", the embedding counted whole"));
      }
      if (count.embedding() > 0) {
        out.println(line("embedding", Output.exact(count.embedding())));
      }
    }
  }

  private static String line(String name, String value) {
    return "  " + Output.padded(name, 19) + value;
  }

  private static String size(Optional<Snapshot> snapshot, Fact fact) {
    String value = fact.unknown() ? "unknown" : Wording.value(fact);
    String origin = fact.source().isEmpty() ? Wording.name(fact.origin()).en() : fact.source();
    return Output.padded(value, 10)
        + " "
        + origin
        + Sighting.of(snapshot, fact).map(InspectionText::seen).orElse("");
  }

  private static String seen(Sighting sighting) {
    if (sighting instanceof Sighting.Seen seen) {
      int others = seen.places().size() - 1;
      return ", seen in "
          + seen.places().get(0).text()
          + (others == 0 ? "" : " and " + Output.count(others, "more place"));
    }
    return sighting instanceof Sighting.Unseen ? ", not confirmed" : "";
  }

  private static void roles(Architecture architecture, boolean full, PrintWriter out) {
    if (!full && architecture.roles().size() > 4 * ENOUGH) {
      return;
    }
    int width = architecture.roles().stream().mapToInt(r -> r.role().length()).max().orElse(0) + 2;
    out.println();
    for (RoleBinding role : architecture.roles()) {
      out.println(
          "  "
              + Output.padded(role.role(), width)
              + Output.name(role.pattern())
              + "  "
              + role.dtype()
              + " "
              + role.shape()
              + (role.count() == 1 ? "" : " × " + role.count()));
    }
  }

  private static void files(Inspection inspection, boolean full, PrintWriter out) {
    if (inspection.headers().isEmpty()) {
      return;
    }
    out.println();
    int shown = full ? Integer.MAX_VALUE : ENOUGH;
    for (WeightHeader header : inspection.headers().subList(0, least(inspection, shown))) {
      out.println(
          "  "
              + Output.name(header.path())
              + "  "
              + (header.format() + " " + header.version()).strip()
              + ", "
              + Output.bytes(header.bytes())
              + ", header "
              + Output.bytes(header.headerBytes())
              + ", "
              + Output.count(header.tensors().size(), "tensor"));
    }
    if (inspection.headers().size() > shown) {
      out.println("  and " + Output.count(inspection.headers().size() - shown, "more file"));
    }
  }

  private static int least(Inspection inspection, int shown) {
    return Math.min(shown, inspection.headers().size());
  }
}
