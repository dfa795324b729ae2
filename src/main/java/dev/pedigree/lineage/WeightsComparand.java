package dev.pedigree.lineage;

import dev.pedigree.catalog.Parent;
import dev.pedigree.crawl.snapshot.Rebuilt;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.snapshot.Snapshot.WeightFile;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.declared.FileIndex;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What one model brings to the verdict about two, whatever the other is, without numbers that
 * somebody has to read for the pair. Two of them tell a program all that {@link VerdictReader}
 * finds without such numbers.
 *
 * @param snapshot {@code live}, {@code rebuilt}, or empty where there is none
 * @param files how many weight files there are
 * @param headers whether the header of some weight file was read
 * @param digests the content hashes of all weight files, sorted; empty where one has none
 * @param telling the hashes of the files that say something when they are equal, one a file
 * @param copies that it was rebuilt, as evidence
 * @param seen how many values of a rebuilt configuration public copies show
 * @param unseen how many they do not
 * @param claims what is said of its origin
 */
public record WeightsComparand(
    String snapshot,
    int files,
    boolean headers,
    List<String> digests,
    List<String> telling,
    Optional<Evidence> copies,
    int seen,
    int unseen,
    List<Claim> claims) {

  /**
   * What is said of one parent.
   *
   * @param parent its catalogue id
   * @param evidence the claim, as it stands among the evidence
   * @param note the same beside the answer about weights; empty when it says nothing of them
   */
  public record Claim(String parent, Evidence evidence, Optional<Text> note) {}

  /**
   * What a model brings.
   *
   * @param names of the models of the catalogue, by id
   */
  public static WeightsComparand of(Entry entry, Function<String, Optional<Text>> names) {
    Optional<Snapshot> snapshot = entry.snapshot();
    Optional<Rebuilt> rebuilt = snapshot.flatMap(Snapshot::rebuilt);
    List<WeightFile> files = snapshot.map(Snapshot::files).orElse(List.of());
    List<String> digests = files.stream().map(WeightFile::oid).sorted().toList();
    return new WeightsComparand(
        snapshot.map(s -> s.live().isPresent() ? "live" : "rebuilt").orElse(""),
        files.size(),
        files.stream().anyMatch(f -> f.headerBytes() > 0),
        digests.contains("") ? List.of() : digests,
        snapshot.map(FileIndex::telling).orElse(List.of()).stream().map(WeightFile::oid).toList(),
        rebuilt.map(
            r -> new Evidence(Evidence.Kind.COPIES, RebuiltWords.one(entry.model().name(), r), "")),
        rebuilt.map(Rebuilt::seen).orElse(0),
        rebuilt.map(Rebuilt::unseen).orElse(0),
        entry.model().parents().stream()
            .flatMap(claim -> names.apply(claim.model()).map(n -> claim(n, entry, claim)).stream())
            .toList());
  }

  private static Claim claim(Text parent, Entry child, Parent claim) {
    return new Claim(
        claim.model(),
        VerdictReader.claim(parent, child.model().name(), claim),
        claim.relation().sharesWeights()
            ? Optional.of(WeightsWords.claim(claim))
            : Optional.empty());
  }
}
