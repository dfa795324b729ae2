package dev.pedigree.lineage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.catalog.Relation;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.declared.Repos;
import dev.pedigree.lineage.declared.Repos.Draft;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A file of a repository may state any relation, and each has its words. */
class WeightsWordsTest {
  @Test
  void everyRelationHasWordsOfItsOwn() {
    Set<Text> words =
        Arrays.stream(Relation.values()).map(WeightsWords::relation).collect(Collectors.toSet());
    assertEquals(Relation.values().length, words.size());
  }

  @Test
  void aCardMayStateThatItsModelWasDistilled() {
    Atlas atlas =
        new Repos()
            .add("own/base", new Draft())
            .add(
                "lab/pupil",
                new Draft()
                    .released("2024-03-01")
                    .card("{'base_model': 'own/base', 'base_model_relation': 'distilled'}"))
            .atlas();
    assertEquals(
        "README.md (base_model) names own/base; the relation is stated: trained on its outputs.",
        atlas.edges().stream()
            .filter(e -> e.relation() == Relation.DISTILLED)
            .findFirst()
            .orElseThrow()
            .evidence()
            .get(0)
            .sentence()
            .en());
  }
}
