package dev.pedigree.lineage.declared;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.catalog.Relation;
import dev.pedigree.lineage.declared.Account.Standing;
import dev.pedigree.lineage.declared.Repos.Draft;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names lead where they lead, and what the catalogue says is held against the repository. */
class OriginReaderTest {

  @ParameterizedTest
  @CsvSource({
    "lab/base, CATALOGUED, lab/base",
    "LAB/Base, CATALOGUED, lab/base",
    "lab/base@main, CATALOGUED, lab/base",
    "lab/base@old, CATALOGUED, lab/base@old",
    "former/name, CATALOGUED, lab/base",
    "base-1, CATALOGUED, lab/base",
    "https://hub.example/lab/base/tree/main, CATALOGUED, lab/base",
    "elsewhere/model, ELSEWHERE, elsewhere/model",
    "lab/child, SELF, lab/child",
    "Child, SELF, Child",
    "/mnt/run/lab/base, LOCAL, /mnt/run/lab/base",
    "outputs/base, LOCAL, outputs/base",
    "something, UNCLEAR, something"
  })
  void aNameLeadsToAModelOrIsSaidNotTo(String name, Declaration.Target target, String parent) {
    Repos repos =
        new Repos()
            .add("lab/base", new Draft().aliases("former/name", "base-1"))
            .add("lab/base@old", new Draft())
            .add("lab/child", new Draft().card("{'base_model': '" + name + "'}"));
    Origins origins = repos.origins("lab/child");
    List<Declaration> all =
        origins.accounts().isEmpty() ? origins.nowhere() : origins.accounts().get(0).declared();
    assertEquals(target, all.get(0).target());
    assertEquals(parent, all.get(0).parent());
  }

  @Test
  void bothSayIt() {
    assertEquals(
        Standing.AGREED,
        standing(
            new Draft()
                .parent("lab/base", Relation.CONTINUED_PRETRAIN)
                .card("{'base_model': 'lab/base', 'base_model_relation': 'finetune'}")));
  }

  @Test
  void anInferredRelationContradictsNobody() {
    assertEquals(
        Standing.AGREED,
        standing(
            new Draft()
                .parent("lab/base", Relation.QUANTIZED)
                .card("{'base_model': 'lab/base'}")
                .files("x")));
  }

  @Test
  void statedRelationsThatExcludeEachOtherContradict() {
    assertEquals(
        Standing.CONTRADICTING,
        standing(
            new Draft()
                .parent("lab/base", Relation.FINETUNE)
                .card("{'base_model': 'lab/base', 'base_model_relation': 'quantized'}")));
  }

  @Test
  void aRepositoryThatWasReadAndSaysNothingIsToldFromOneThatWasNotRead() {
    Draft silent = new Draft().parent("lab/base", Relation.FINETUNE);
    assertEquals(Standing.WRITTEN_ONLY, standing(silent));
    assertEquals(Standing.WRITTEN, standing(silent.rebuilt()));
  }

  @Test
  void onlyTheRepositorySaysIt() {
    assertEquals(Standing.DECLARED_ONLY, standing(new Draft().card("{'base_model': 'lab/base'}")));
  }

  @Test
  void theDesignOfAParentIsAnotherAccountThanItsWeights() {
    Repos repos =
        new Repos()
            .add("lab/base", new Draft())
            .add(
                "lab/child",
                new Draft()
                    .parent("lab/base", Relation.DESIGN)
                    .card("{'base_model': 'lab/base', 'base_model_relation': 'finetune'}"));
    assertEquals(
        List.of(Standing.WRITTEN_ONLY, Standing.DECLARED_ONLY),
        repos.origins("lab/child").accounts().stream().map(Account::standing).toList());
  }

  @Test
  void aStatedRelationWinsOverWhatAConfigurationWasLoadedFrom() {
    Repos repos =
        new Repos()
            .add("lab/base", new Draft())
            .add(
                "lab/child",
                new Draft()
                    .config("{'_name_or_path': 'lab/base'}")
                    .card("{'base_model': 'lab/base', 'base_model_relation': 'merge'}"));
    Account account = repos.origins("lab/child").accounts().get(0);
    assertEquals(Relation.MERGE, account.relation());
    assertEquals(2, account.declared().size());
  }

  @Test
  void aStatedRelationThatTheFilesDoNotShowIsAFault() {
    Draft child =
        new Draft()
            .card("{'base_model': 'lab/base', 'base_model_relation': 'adapter'}")
            .tensor("model.norm.weight", "BF16", 4L);
    Repos repos = new Repos().add("lab/base", new Draft()).add("lab/child", child);
    assertEquals(
        Optional.of(new RelationFault("lab/base", "adapter", RelationFault.Seen.WHOLE)),
        repos.origins("lab/child").relationFault());
    child.card("{'base_model': 'lab/base', 'base_model_relation': 'quantized'}");
    repos = new Repos().add("lab/base", new Draft()).add("lab/child", child);
    assertEquals(
        Optional.of(new RelationFault("lab/base", "quantized", RelationFault.Seen.UNQUANTISED)),
        repos.origins("lab/child").relationFault());
    child.tensor("model.norm.weight", "I8", 4L);
    repos = new Repos().add("lab/base", new Draft()).add("lab/child", child);
    assertEquals(Optional.empty(), repos.origins("lab/child").relationFault());
  }

  private static Standing standing(Draft child) {
    Repos repos = new Repos().add("lab/base", new Draft()).add("lab/child", child);
    return repos.origins("lab/child").accounts().get(0).standing();
  }
}
