package dev.pedigree.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.catalog.Parent;
import dev.pedigree.catalog.Relation;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.declared.Repos;
import dev.pedigree.lineage.declared.Repos.Draft;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sentences under the name of a model say whose weights it has, and no more. */
class ModelVerdictTest {
  private static SortedMap<String, byte[]> site;

  @BeforeAll
  static void render() {
    site =
        SiteFixture.render(
            new Repos()
                .add("own/base", new Draft().licence("llama3.1"))
                .add("own/teacher", new Draft().licence("mit"))
                .add(
                    "lab/pupil",
                    new Draft()
                        .released("2024-03-01")
                        .licence("other")
                        .parents(
                            new Parent("own/base", Relation.FINETUNE, "card", Text.same("")),
                            new Parent("own/teacher", Relation.DISTILLED, "card", Text.same(""))))
                .add(
                    "lab/student",
                    new Draft()
                        .released("2024-03-01")
                        .licence("in-house")
                        .parent("own/teacher", Relation.DISTILLED))
                .atlas(),
            SiteFixture.TEMPLATES);
  }

  @Test
  void whatATeacherSaidIsNotItsWeights() {
    assertEquals(
        "A model of Lab, released 1 March 2024. Its weights are said to come from base. It is said"
            + " to have been trained on outputs of teacher.",
        page("en/models/lab/pupil/").select(".lead").text());
    assertEquals(
        "A model of Lab, released 1 March 2024. No claim is known here that its weights come from"
            + " another model. It is said to have been trained on outputs of teacher.",
        page("en/models/lab/student/").select(".lead").text());
    assertEquals(
        "Lab 的模型，发布于 2024 年 3 月 1 日。据称其权重来自 base。据称训练时用了 teacher 的输出。",
        page("zh-hans/models/lab/pupil/").select(".lead").text());
  }

  @Test
  void aLicenceStandsThereByItsNameWithWhatItAsks() {
    assertEquals(
        "Llama 3.1 Community License among its terms: the agreement goes along with models made"
            + " from it; names of models made from it begin with \"Llama\"",
        licence("own/base"));
    assertEquals(
        "MIT License among its terms: permits commercial use, and changed versions under other"
            + " terms",
        licence("own/teacher"));
    assertEquals("not one of the usual ones", licence("lab/pupil"));
    assertEquals("in-house", licence("lab/student"));
  }

  private static String licence(String id) {
    return page("en/models/" + id + "/").select("dt:contains(Licence) + dd").text();
  }

  private static Document page(String address) {
    return Jsoup.parse(new String(site.get(address + "index.html"), StandardCharsets.UTF_8));
  }
}
