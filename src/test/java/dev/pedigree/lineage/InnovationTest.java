package dev.pedigree.lineage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.catalog.Precedent;
import dev.pedigree.catalog.Relation;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.lineage.innovation.Element;
import dev.pedigree.lineage.innovation.Innovation;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class InnovationTest {
  private static Drafts drafts() {
    return new Drafts()
        .model("lab/first", "2023-01-01")
        .model("lab/twin", "2023-02-01", "layers", 80)
        .model("lab/one-line", "2023-03-01", "attention", "GQA")
        .model("lab/three", "2023-04", "norm", "layernorm", "position", "alibi", "ffn_bias", true);
  }

  @Test
  void everyReleaseIsATwinAVariationOrNewByTheLinesThatDiffer() {
    assertEquals(
        List.of(
            "lab/first NEW 0", "lab/twin TWIN 0", "lab/one-line VARIATION 1", "lab/three NEW 3"),
        steps(drafts()));
  }

  @Test
  void whatDependsOnUnknownLinesIsOpen() {
    assertEquals(
        List.of("lab/base NEW 0", "lab/open OPEN 0"),
        steps(
            new Drafts()
                .model("lab/base", "2023-01-01")
                .model("lab/open", "2023-05-01", "activation", "?")));
  }

  @Test
  void threeKnownLinesAreNewWhateverIsUnknownBesides() {
    assertEquals(
        List.of("lab/base NEW 0", "lab/open NEW 3"),
        steps(
            new Drafts()
                .model("lab/base", "2023-01-01")
                .model(
                    "lab/open",
                    "2023-05-01",
                    "activation",
                    "?",
                    "norm",
                    "layernorm",
                    "ffn_bias",
                    true,
                    "position",
                    "alibi")));
  }

  @Test
  void sizesAndChatModelsOfOneReleaseAreOneStepThatOfTheModelThatChangesMost() {
    Drafts drafts =
        drafts()
            .in("Heron 2")
            .model("lab/heron-7b", "2023-06-01")
            .model("lab/heron-70b", "2023-06-01", "attention", "GQA", "attn_bias", "qkv")
            .child("lab/heron-70b-chat", "2023-06-01", "lab/heron-70b", Relation.FINETUNE);

    Innovation.Step step = Innovation.of(drafts.atlas()).steps().get(4);
    assertEquals("VARIATION 1 lab/heron-70b", step.kind() + " " + step.lines() + " " + step.id());
    assertEquals("Heron 2", step.release().name().en());
    assertEquals(List.of("lab/heron-70b", "lab/heron-7b"), step.release().models());
    assertEquals(List.of("lab/heron-70b-chat"), step.release().versions());
  }

  @Test
  void aReleaseMadeFromTheWeightsOfAnotherIsNotCounted() {
    assertEquals(
        "lab/tuned DERIVED 0",
        steps(drafts().child("lab/tuned", "2023-06-01", "lab/first", Relation.FINETUNE)).get(4));
  }

  @Test
  void expertsThatStartedFromADenseModelAreADesignOfTheirOwn() {
    assertEquals(
        "lab/experts VARIATION 1",
        steps(
                drafts()
                    .child(
                        "lab/experts",
                        "2023-06-01",
                        "lab/first",
                        Relation.UPCYCLED,
                        "ffn",
                        "moe_glu",
                        "moe_router",
                        "softmax_then_topk_renormalised"))
            .get(4));
  }

  @Test
  void anElementIsCreditedToTheEarliestReleaseThatHasIt() {
    assertEquals("lab/first [lab/first]", first(drafts(), "position=rope"));
    assertEquals("lab/one-line [lab/one-line]", first(drafts(), "attention=GQA"));
    assertEquals("lab/three [lab/three]", first(drafts(), "position=alibi"));
  }

  @Test
  void aReleaseIsCreditedWithTheSizesThatHaveTheElement() {
    Drafts drafts =
        new Drafts()
            .in("Heron 2")
            .model("lab/heron-7b", "2023-06-01")
            .model("lab/heron-70b", "2023-06-01", "attention", "GQA")
            .child(
                "lab/chat", "2023-06-01", "lab/heron-70b", Relation.FINETUNE, "attention", "GQA");

    assertEquals("Heron 2 [lab/heron-70b]", first(drafts, "attention=GQA"));
  }

  @Test
  void releasesOfOneDayAndThoseThatMayBeAsEarlyAreAllNamed() {
    Drafts drafts =
        new Drafts()
            .model("lab/a", "2023-06-01", "attention", "GQA")
            .model("lab/b", "2023-06-01", "attention", "GQA")
            .model("lab/month", "2023-06", "attention", "GQA")
            .model("lab/later", "2023-06-02", "attention", "GQA");

    assertEquals(
        "lab/a [lab/a], lab/b [lab/b], lab/month [lab/month]", first(drafts, "attention=GQA"));
  }

  @Test
  void worksKnownToBeEarlierStandBesideByDate() {
    Drafts drafts =
        drafts()
            .precedent("attention", "GQA", "Known", "2023-02-28")
            .precedent("attention", "GQA", "Older", "2022-01")
            .precedent("attention", "GQA", "Perhaps", "2023-03")
            .precedent("attention", "MQA", "Other", "2020-01");

    assertEquals(
        List.of("Older", "Known"),
        Innovation.of(drafts.atlas()).firsts().stream()
            .filter(f -> key(f).equals("attention=GQA"))
            .flatMap(f -> f.precedents().stream())
            .map(Precedent::work)
            .toList());
  }

  @Test
  void valuesThatDifferInANumberAreOneElement() {
    Drafts drafts =
        new Drafts()
            .model("lab/quarter", "2023-01-01", "rope_fraction", 0.25)
            .model("lab/half", "2023-02-01", "rope_fraction", 0.5)
            .model("lab/one", "2023-03-01", "attn_window", "alternating_1_local_1_full")
            .model("lab/five", "2023-04-01", "attn_window", "alternating_5_local_1_full");

    assertEquals(
        List.of("rope_fraction=part lab/quarter", "attn_window=alternating lab/one"),
        Innovation.of(drafts.atlas()).firsts().stream()
            .filter(f -> f.element().common().isPresent())
            .map(f -> key(f) + " " + f.by().get(0).models().get(0))
            .toList());
  }

  @Test
  void whatFollowsFromAnotherElementWhatIsNotThereAndWhatIsUnknownAreNoElements() {
    Drafts drafts =
        new Drafts().model("lab/a", "2022-01-01", "norm", "layernorm", "norm_bias", true);
    drafts.model("lab/b", "2022-02-01", "activation", "?");

    assertEquals(
        List.of(
            "position=rope",
            "rope_pairing=half",
            "rope_fraction=1.0",
            "residual=sequential",
            "norm_placement=pre",
            "norm=layernorm",
            "attention=MHA",
            "attn_scale=head_dim**-0.5",
            "ffn=glu",
            "activation=silu",
            "final_norm=true",
            "norm=rms"),
        Innovation.of(drafts.atlas()).firsts().stream().map(InnovationTest::key).toList());
  }

  @Test
  void aPrecedentOfAnElementThatNoModelCanHaveIsAnError() {
    Drafts drafts =
        new Drafts()
            .precedent("attention", "GQB", "Work", "2020-01")
            .precedent("rope_fraction", "part", "Work", "2020-01")
            .precedent("rope_fraction", "1.0", "Work", "2020-01")
            .precedent("tied_embeddings", "true", "Work", "2020-01");

    assertEquals(
        List.of("lineage.unknown-element"),
        Element.check(drafts.catalog()).stream().map(Finding::rule).toList());
  }

  private static List<String> steps(Drafts drafts) {
    return Innovation.of(drafts.atlas()).steps().stream()
        .map(s -> s.id() + " " + s.kind() + " " + s.lines())
        .toList();
  }

  private static String key(Innovation.First first) {
    return first.element().trait().key() + "=" + first.element().word();
  }

  /** The releases that show an element first, each with its models. */
  private static String first(Drafts drafts, String element) {
    return Innovation.of(drafts.atlas()).firsts().stream()
        .filter(f -> key(f).equals(element))
        .flatMap(f -> f.by().stream())
        .map(by -> by.release().name().en() + " " + by.models())
        .collect(Collectors.joining(", "));
  }
}
