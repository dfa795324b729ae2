package dev.pedigree.pipeline.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.Embedded;
import dev.pedigree.lineage.signature.Resemblance;
import dev.pedigree.lineage.signature.Resemblance.Outcome;
import dev.pedigree.lineage.signature.ResemblanceReader;
import dev.pedigree.lineage.signature.Signature;
import dev.pedigree.lineage.signature.SignatureFile;
import dev.pedigree.lineage.signature.SignatureIndex;
import dev.pedigree.lineage.zoo.KnownZoo;
import dev.pedigree.lineage.zoo.KnownZoo.Shared;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signatures of really trained models, whose ancestry is known, show it. */
@Tag("slow")
class ZooSignatureTest {
  @TempDir static Path folder;

  private static KnownZoo zoo;
  private static SortedMap<String, Signature> signatures;

  @BeforeAll
  static void read() throws IOException {
    zoo = KnownZoo.read(Embedded.folder("zoo"));
    signatures = ZooSignatures.read(zoo, folder);
  }

  private static Resemblance of(KnownZoo.Pair pair) {
    return ResemblanceReader.of(
        signatures.get(pair.a()), signatures.get(pair.b()), zoo.pairs().size());
  }

  private static List<KnownZoo.Pair> pairs() {
    return zoo.pairs().stream()
        .filter(pair -> signatures.containsKey(pair.a()) && signatures.containsKey(pair.b()))
        .toList();
  }

  @Test
  void relativesAreFoundAndNoStrangersAreCalledThat() {
    Map<String, Integer> matrix = new TreeMap<>();
    for (KnownZoo.Pair pair : pairs()) {
      Outcome outcome = of(pair).outcome();
      matrix.merge((pair.shared() == Shared.NONE ? "none " : "some ") + outcome, 1, Integer::sum);
    }
    // Between a model that was trained far on and one that got tokens, less than half is left.
    // The student has fewer units than its teacher, so signatures leave its twenty pairs open.
    assertEquals(
        Map.of(
            "some SHARED",
            120,
            "some UNDECIDED",
            1,
            "none INDEPENDENT",
            69,
            "none NOT_COMPARABLE",
            20),
        matrix);
  }

  @Test
  void theIndexNamesEveryPairThatComparingAllOfThemFinds() {
    Set<List<String>> candidates = SignatureIndex.of(signatures).pairs();
    Set<String> missed = new TreeSet<>();
    for (KnownZoo.Pair pair : pairs()) {
      boolean named =
          candidates.contains(List.of(pair.a(), pair.b()))
              || candidates.contains(List.of(pair.b(), pair.a()));
      if (!named && of(pair).shared()) {
        missed.add(pair.a() + " " + pair.b());
      }
    }
    assertEquals(Set.of(), missed);
  }

  @Test
  void aCopyHasItsUnitsInAnotherOrderAndAllElseInPlace() {
    Resemblance permuted =
        ResemblanceReader.of(signatures.get("base-a"), signatures.get("permuted-a"), 1);
    assertTrue(permuted.shared() && permuted.reordered() && permuted.orderSought());
    Resemblance renamed =
        ResemblanceReader.of(signatures.get("base-a"), signatures.get("base-a-renamed"), 1);
    assertEquals(renamed.tensors(), renamed.identical());
    assertFalse(renamed.reordered());
  }

  @Test
  void moreComparisonsMakeTheSameFindingLessSure() {
    Signature base = signatures.get("base-a");
    Signature child = signatures.get("cpt-a");
    double one = ResemblanceReader.of(base, child, 1).units().log10p();
    double many = ResemblanceReader.of(base, child, 1000).units().log10p();
    assertEquals(3, many - one, 1e-9);
  }

  @Test
  void signaturesAreSmallAndLittleIsReadForThem() {
    signatures.forEach(
        (name, signature) -> {
          assertTrue(SignatureFile.write(signature).length < 20_000, name);
          assertTrue(signature.bytesRead() < 50_000, name + " " + signature.bytesRead());
        });
  }
}
