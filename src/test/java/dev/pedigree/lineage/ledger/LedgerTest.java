package dev.pedigree.lineage.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.lineage.declared.Repos;
import dev.pedigree.lineage.declared.Repos.Draft;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The ledger has what does not fit, with both sides, and nothing else. */
class LedgerTest {
  private static final String FINETUNE =
      "{'base_model': 'lab/base', 'base_model_relation': 'finetune'}";

  @Test
  void whatFitsIsNotInIt() {
    Ledger ledger = ledger(new Draft(), new Draft().released("2024-02-01").card(FINETUNE));
    assertEquals(List.of(), ledger.disputes());
    assertEquals(2, ledger.read());
  }

  @Test
  void equalFilesThatNobodyDeclaresAreAnEntryWithoutAnAccusation() {
    Ledger ledger = ledger(new Draft().files("a"), new Draft().released("2024-02-01").files("a"));
    Dispute dispute = ledger.disputes().get(0);
    assertEquals(Dispute.Kind.UNDECLARED, dispute.kind());
    assertEquals("lab/child", dispute.child());
    assertEquals(
        "Files are equal, and neither repository nor catalogue names an origin. Naming none may"
            + " have many reasons.",
        dispute.sentence().en());
    assertEquals(3, dispute.evidence().size());
  }

  @Test
  void aParentReleasedLaterIsAnEntry() {
    Ledger ledger = ledger(new Draft().released("2024-05-01"), new Draft().card(FINETUNE));
    assertEquals(Dispute.Kind.CONTRADICTED, ledger.disputes().get(0).kind());
    assertEquals(ledger.disputes(), ledger.disputes("lab/base"));
  }

  @Test
  void twoLicencesOfOneModelAreAnEntryUnlessOneSaysNothing() {
    Draft child = new Draft().licence("mit").card("{'license': 'apache-2.0'}");
    assertEquals(Dispute.Kind.LICENCE, ledger(new Draft(), child).disputes().get(0).kind());
    child.card("{'license': 'other'}");
    assertEquals(List.of(), ledger(new Draft(), child).disputes());
  }

  @Test
  void aNonCommercialParentOfAPermissiveChildIsAQuestion() {
    List<LicenceQuestion> questions =
        questions(new Draft().licence("cc-by-nc-4.0"), "child", "apache-2.0", false);
    assertEquals(1, questions.size());
    assertEquals("non-commercial", questions.get(0).term());
    assertFalse(questions.get(0).proved());
    assertEquals(
        "base is under CC BY-NC 4.0, whose clause 2(a)(1) permits no commercial use. child states"
            + " Apache License 2.0, which permits it. Does the condition hold for child too?",
        questions.get(0).sentence().en());
    assertEquals(List.of("own/base", "lab/child"), questions.get(0).path());
  }

  @Test
  void termsAreSaidToFollowProvedStepsOrDeclaredOnes() {
    assertTrue(
        questions(new Draft().licence("cc-by-nc-4.0"), "child", "mit", true).get(0).proved());
  }

  @Test
  void aNameThatTheLicenceAsksForIsNoQuestionWhereItIsThere() {
    assertEquals(
        List.of("name", "pass-on"),
        questions(new Draft().licence("llama3.1"), "child", "mit", false).stream()
            .map(LicenceQuestion::term)
            .toList());
    assertEquals(
        List.of(),
        questions(new Draft().licence("llama3.1"), "Llama-3.1-child", "llama3.1", false));
  }

  @Test
  void anUnknownLicenceAsksNothing() {
    assertEquals(List.of(), questions(new Draft().licence("other"), "child", "mit", false));
    assertEquals(
        List.of(), questions(new Draft().licence("cc-by-nc-4.0"), "child", "other", false));
  }

  @Test
  void termsFollowAllGenerationsAndTheOwnerIsNotAsked() {
    Repos repos =
        new Repos()
            .add("own/base", new Draft().licence("cc-by-nc-4.0"))
            .add("own/chat", child("own/base", "2024-02-01", "mit"))
            .add("lab/child", child("own/chat", "2024-03-01", "mit"));
    List<LicenceQuestion> questions = Ledger.of(repos.atlas()).questions();
    assertEquals(1, questions.size());
    assertEquals(List.of("own/base", "own/chat", "lab/child"), questions.get(0).path());
  }

  @Test
  void everyLicenceNamesItsTextAndItsClauses() {
    Licences.all()
        .forEach(
            (id, licence) -> {
              assertFalse(licence.name().isBlank(), id);
              assertTrue(licence.source().startsWith("https://"), id);
              assertEquals(licence.permissive(), licence.terms().isEmpty(), id);
              for (Licence.Term term : licence.terms()) {
                assertFalse(term.clause().isBlank(), id);
                assertEquals(term.kind() == Licence.Kind.NAME, !term.prefix().isEmpty(), id);
              }
            });
  }

  private static List<LicenceQuestion> questions(
      Draft base, String name, String licence, boolean same) {
    Draft child = child("own/base", "2024-02-01", licence);
    Repos repos =
        new Repos()
            .add("own/base", base.files("a"))
            .add("lab/" + name, child.files(same ? "a" : "b"));
    return Ledger.of(repos.atlas()).questions();
  }

  private static Draft child(String parent, String released, String licence) {
    return new Draft()
        .released(released)
        .licence(licence)
        .card("{'base_model': '" + parent + "', 'base_model_relation': 'finetune'}");
  }

  private static Ledger ledger(Draft base, Draft child) {
    return Ledger.of(new Repos().add("lab/base", base).add("lab/child", child).atlas());
  }
}
