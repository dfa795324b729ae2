package dev.pedigree.site.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.catalog.Relation;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.changes.Changes;
import dev.pedigree.lineage.declared.Repos;
import dev.pedigree.lineage.declared.Repos.Draft;
import dev.pedigree.site.view.View;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the search knows of models, and which of equally good ones it shows first. */
class SearchDocumentsTest {
  private static final String CONFIG = "{'architectures': ['MadeUpForCausalLM']}";

  @Test
  void aModelIsFoundByItsClass() {
    assertTrue(model("own/base").facts().contains(Text.same("MadeUpForCausalLM")));
  }

  @Test
  void modelsStandInTheOrderOfTheirNamesWhereNothingIsCompared() {
    assertEquals(
        List.of("models/lab/alpha/", "models/own/base/", "models/lab/zeta/"),
        models().stream().map(SearchDocument::address).toList());
  }

  private static SearchDocument model(String id) {
    return models().stream()
        .filter(d -> d.address().equals("models/" + id + "/"))
        .findFirst()
        .orElseThrow();
  }

  private static List<SearchDocument> models() {
    View view =
        new View(
            new Repos()
                .add("own/base", new Draft().config(CONFIG))
                .add("lab/zeta", new Draft().released("2024-03-01"))
                .add(
                    "lab/alpha",
                    new Draft().released("2024-02-01").parent("own/base", Relation.FINETUNE))
                .atlas(),
            Changes.none());
    return SearchDocuments.of(view).stream().filter(d -> d.kind().equals("model")).toList();
  }
}
