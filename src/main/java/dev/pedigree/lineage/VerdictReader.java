package dev.pedigree.lineage;

import dev.pedigree.architecture.Answer;
import dev.pedigree.architecture.ArchitectureDiff;
import dev.pedigree.architecture.Rename;
import dev.pedigree.catalog.Parent;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.diagnostics.Messages;
import dev.pedigree.diagnostics.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the three answers about two models, with their evidence. Designs and shapes are read from
 * headers and configurations. Weights are the same when every weight file has the same content
 * hash; anything else stays unknown until weights are compared.
 */
final class VerdictReader {
  private static final Messages MESSAGES = Messages.of("lineage");

  private VerdictReader() {}

  static Verdict read(
      Subject a,
      Subject b,
      Optional<Snapshot> snapshotA,
      Optional<Snapshot> snapshotB,
      ArchitectureDiff diff) {
    List<Evidence> evidence = new ArrayList<>();
    listing(diff, evidence);
    names(diff, evidence);
    Answer weights = weights(snapshotA, snapshotB, diff, evidence);
    rebuilt(a, snapshotA, evidence);
    rebuilt(b, snapshotB, evidence);
    claims(a, b, evidence);
    claims(b, a, evidence);
    return new Verdict(diff.design(), diff.shape(), weights, evidence);
  }

  private static void listing(ArchitectureDiff diff, List<Evidence> evidence) {
    if (diff.distance().unknown() > 0) {
      evidence.add(
          header(
              "listing.open",
              "lines",
              count(diff.distance().lines()),
              "open",
              count(diff.distance().unknown())));
    } else if (diff.distance().lines() > 0) {
      evidence.add(header("listing.lines", "lines", count(diff.distance().lines())));
    } else {
      evidence.add(header("listing.identical"));
    }
  }

  private static void names(ArchitectureDiff diff, List<Evidence> evidence) {
    long renamed = diff.renames().stream().filter(r -> r.kind() == Rename.Kind.NAME).count();
    long fused = diff.renames().size() - renamed;
    if (renamed > 0) {
      evidence.add(header("names.renamed", "count", count(renamed)));
    }
    if (fused > 0) {
      evidence.add(header("names.fused", "count", count(fused)));
    }
  }

  private static Answer weights(
      Optional<Snapshot> a, Optional<Snapshot> b, ArchitectureDiff diff, List<Evidence> evidence) {
    if (a.isEmpty() || b.isEmpty()) {
      evidence.add(new Evidence(Evidence.Kind.HEADER, text("weights.no-files"), ""));
      return Answer.UNKNOWN;
    }
    List<String> oids = oids(a.get());
    // Files in a plain folder have no hash, and two missing hashes are not equal hashes.
    boolean hashed = !oids.isEmpty() && !oids.contains("");
    if (hashed && oids.equals(oids(b.get()))) {
      evidence.add(
          new Evidence(
              Evidence.Kind.OID,
              text("weights.same-oid", "count", count(a.get().files().size())),
              ""));
      return Answer.SAME;
    }
    boolean read = a.get().live().isPresent() && b.get().live().isPresent();
    String key =
        diff.shape() == Answer.DIFFERENT
            ? "weights.other-shapes"
            : read ? "weights.not-compared" : "weights.not-read";
    evidence.add(new Evidence(Evidence.Kind.HEADER, text(key), ""));
    return Answer.UNKNOWN;
  }

  private static List<String> oids(Snapshot snapshot) {
    return snapshot.files().stream().map(Snapshot.WeightFile::oid).sorted().toList();
  }

  private static void rebuilt(
      Subject subject, Optional<Snapshot> snapshot, List<Evidence> evidence) {
    snapshot
        .flatMap(Snapshot::rebuilt)
        .map(rebuilt -> RebuiltWords.one(subject.name(), rebuilt))
        .ifPresent(text -> evidence.add(new Evidence(Evidence.Kind.COPIES, text, "")));
  }

  private static void claims(Subject parent, Subject child, List<Evidence> evidence) {
    for (Parent claim : child.parents()) {
      if (claim.model().equals(parent.id())) {
        evidence.add(claim(parent.name(), child.name(), claim));
      }
    }
  }

  /** A claim as evidence: what it says and who says it. */
  static Evidence claim(Text parent, Text child, Parent claim) {
    return new Evidence(
        Evidence.Kind.CLAIM,
        text("claim." + claim.relation().word(), Map.of("parent", parent, "child", child)),
        claim.source());
  }

  private static Evidence header(String key, String... args) {
    return new Evidence(Evidence.Kind.HEADER, text(key, args), "");
  }

  private static String count(long number) {
    return Long.toString(number);
  }

  static Text text(String key, Map<String, Text> args) {
    return MESSAGES.textOf(key, args);
  }

  static Text text(String key, String... args) {
    Map<String, String> named = new java.util.HashMap<>();
    for (int i = 0; i < args.length; i += 2) {
      named.put(args[i], args[i + 1]);
    }
    return MESSAGES.text(key, named);
  }
}
