package dev.pedigree.lineage;

import dev.pedigree.architecture.Answer;
import dev.pedigree.architecture.ArchitectureDiff;
import dev.pedigree.architecture.Distance;
import dev.pedigree.architecture.Rename;
import dev.pedigree.catalog.Parent;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.diagnostics.Messages;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.WeightsVerdict.Ground;
import dev.pedigree.lineage.WeightsVerdict.Read;
import dev.pedigree.lineage.declared.FileIndex;
import dev.pedigree.lineage.declared.SameFiles;
import dev.pedigree.lineage.signature.Resemblance;
import dev.pedigree.lineage.signature.ResemblanceWords;
import dev.pedigree.lineage.weights.Kinship;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the three answers about two models, with their evidence. Designs and shapes are read from
 * headers and configurations, or from published facts where those were not read. Weights are the
 * same when every weight file has the same content hash. Where numbers of both were read, they
 * decide. Else weights are different when the sizes leave no other answer, and unknown in any other
 * case.
 */
final class VerdictReader {
  private static final Messages MESSAGES = Messages.of("lineage");

  private final ArchitectureDiff diff;
  private final Basis basis;
  private final List<Evidence> evidence = new ArrayList<>();

  private VerdictReader(ArchitectureDiff diff, Basis basis) {
    this.diff = diff;
    this.basis = basis;
  }

  static Verdict read(
      Subject a,
      Subject b,
      Optional<Snapshot> snapshotA,
      Optional<Snapshot> snapshotB,
      ArchitectureDiff diff) {
    return read(a, b, snapshotA, snapshotB, diff, Optional.empty(), Optional.empty());
  }

  /**
   * The answers.
   *
   * @param kinship what numbers of both show, when they were read
   * @param signed what their stored signatures show, when both have one
   */
  static Verdict read(
      Subject a,
      Subject b,
      Optional<Snapshot> snapshotA,
      Optional<Snapshot> snapshotB,
      ArchitectureDiff diff,
      Optional<Kinship> kinship,
      Optional<Resemblance> signed) {
    boolean read = live(snapshotA) && live(snapshotB);
    VerdictReader reader = new VerdictReader(diff, read ? Basis.FILES : Basis.FACTS);
    reader.listing();
    reader.names();
    List<Parent> claims =
        Stream.concat(claims(a, b), claims(b, a))
            .filter(c -> c.relation().sharesWeights())
            .toList();
    WeightsVerdict weights = reader.weights(snapshotA, snapshotB, claims, kinship, signed);
    reader.rebuilt(a, snapshotA);
    reader.rebuilt(b, snapshotB);
    reader.claimed(a, b);
    reader.claimed(b, a);
    return new Verdict(diff.design(), diff.shape(), weights, reader.basis, reader.evidence);
  }

  private static boolean live(Optional<Snapshot> snapshot) {
    return snapshot.flatMap(Snapshot::live).isPresent();
  }

  private void listing() {
    Distance distance = diff.distance();
    if (distance.unknown() > 0) {
      add("listing.open", "lines", count(distance.lines()), "open", count(distance.unknown()));
    } else if (distance.lines() > 0) {
      add("listing.lines", "lines", count(distance.lines()));
    } else {
      add("listing.identical");
    }
  }

  private void names() {
    long renamed = diff.renames().stream().filter(r -> r.kind() == Rename.Kind.NAME).count();
    long fused = diff.renames().size() - renamed;
    if (renamed > 0) {
      add("names.renamed", "count", count(renamed));
    }
    if (fused > 0) {
      add("names.fused", "count", count(fused));
    }
  }

  private WeightsVerdict weights(
      Optional<Snapshot> a,
      Optional<Snapshot> b,
      List<Parent> claims,
      Optional<Kinship> kinship,
      Optional<Resemblance> signed) {
    Read read =
        without(a) || without(b)
            ? Read.NO_FILES
            : basis == Basis.FILES && headers(a) && headers(b) ? Read.HEADERS : Read.NOTHING;
    if (basis == Basis.FILES && read != Read.NO_FILES && sameHashes(a.get(), b.get())) {
      String files = count(a.get().files().size());
      evidence.add(new Evidence(Evidence.Kind.OID, text("weights.same-oid", "count", files), ""));
      return new WeightsVerdict(Answer.SAME, Ground.HASHES, read, claims);
    }
    if (kinship.isPresent()) {
      return numbers(kinship.get(), claims);
    }
    Optional<SameFiles> some =
        read == Read.HEADERS ? FileIndex.between(a.get(), b.get()) : Optional.empty();
    if (some.isPresent()) {
      String files = count(some.get().equal());
      Text said =
          text(
              "weights.some-oid",
              "count",
              files,
              "a",
              count(some.get().ofOther()),
              "b",
              count(some.get().of()));
      evidence.add(new Evidence(Evidence.Kind.OID, said, ""));
      return new WeightsVerdict(Answer.DERIVED, Ground.HASHES, read, claims);
    }
    if (signed.filter(s -> s.outcome() != Resemblance.Outcome.NOT_COMPARABLE).isPresent()) {
      return signed(signed.get(), claims);
    }
    if (diff.otherTensors()) {
      add("weights.other-shapes");
      return new WeightsVerdict(Answer.DIFFERENT, Ground.SHAPES, read, claims);
    }
    add("weights." + read.word());
    return new WeightsVerdict(Answer.UNKNOWN, Ground.NOTHING, read, claims);
  }

  private WeightsVerdict signed(Resemblance signed, List<Parent> claims) {
    ResemblanceWords.of(signed)
        .forEach(text -> evidence.add(new Evidence(Evidence.Kind.NUMBERS, text, "")));
    return switch (signed.outcome()) {
      case SHARED -> new WeightsVerdict(Answer.DERIVED, Ground.NUMBERS, Read.NUMBERS, claims);
      case INDEPENDENT ->
          new WeightsVerdict(Answer.INDEPENDENT, Ground.NUMBERS, Read.NUMBERS, claims);
      case UNDECIDED, NOT_COMPARABLE -> {
        if (diff.otherTensors()) {
          add("weights.other-shapes");
          yield new WeightsVerdict(Answer.DIFFERENT, Ground.SHAPES, Read.NUMBERS, claims);
        }
        yield new WeightsVerdict(Answer.UNKNOWN, Ground.NOTHING, Read.NUMBERS, claims);
      }
    };
  }

  private WeightsVerdict numbers(Kinship kinship, List<Parent> claims) {
    NumbersWords.of(kinship)
        .forEach(text -> evidence.add(new Evidence(Evidence.Kind.NUMBERS, text, "")));
    Answer answer =
        switch (kinship.finding()) {
          case SAME -> Answer.SAME;
          case DERIVED -> Answer.DERIVED;
          case INDEPENDENT -> Answer.INDEPENDENT;
          case UNKNOWN -> diff.otherTensors() ? Answer.DIFFERENT : Answer.UNKNOWN;
        };
    Ground ground =
        switch (answer) {
          case DIFFERENT -> Ground.SHAPES;
          case UNKNOWN -> Ground.NOTHING;
          default -> Ground.NUMBERS;
        };
    return new WeightsVerdict(answer, ground, Read.NUMBERS, claims);
  }

  /** Whether no weight files are published, as far as known. */
  private static boolean without(Optional<Snapshot> snapshot) {
    return snapshot.isEmpty() || live(snapshot) && snapshot.get().files().isEmpty();
  }

  /** Whether the header of some weight file was read. */
  private static boolean headers(Optional<Snapshot> snapshot) {
    return snapshot.orElseThrow().files().stream().anyMatch(f -> f.headerBytes() > 0);
  }

  /** Files in a plain folder have no hash, and two missing hashes are not equal hashes. */
  private static boolean sameHashes(Snapshot a, Snapshot b) {
    List<String> oids = oids(a);
    return !oids.isEmpty()
        && !oids.contains("")
        && oids.equals(oids(b))
        && FileIndex.telling(a).size() > 0;
  }

  private static List<String> oids(Snapshot snapshot) {
    return snapshot.files().stream().map(Snapshot.WeightFile::oid).sorted().toList();
  }

  private void rebuilt(Subject subject, Optional<Snapshot> snapshot) {
    snapshot
        .flatMap(Snapshot::rebuilt)
        .map(rebuilt -> RebuiltWords.one(subject.name(), rebuilt))
        .ifPresent(text -> evidence.add(new Evidence(Evidence.Kind.COPIES, text, "")));
  }

  private static Stream<Parent> claims(Subject parent, Subject child) {
    return child.parents().stream().filter(claim -> claim.model().equals(parent.id()));
  }

  private void claimed(Subject parent, Subject child) {
    claims(parent, child).forEach(claim -> evidence.add(claim(parent.name(), child.name(), claim)));
  }

  /** A claim as evidence: what it says and who says it. */
  static Evidence claim(Text parent, Text child, Parent claim) {
    return new Evidence(
        Evidence.Kind.CLAIM,
        text("claim." + claim.relation().word(), Map.of("parent", parent, "child", child)),
        claim.source());
  }

  private void add(String key, String... args) {
    evidence.add(new Evidence(basis.kind(), text(key, args), ""));
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
