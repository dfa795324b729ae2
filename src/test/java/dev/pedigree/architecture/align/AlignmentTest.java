package dev.pedigree.architecture.align;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.reading.ArchitectureReader;
import dev.pedigree.architecture.reading.Fixture;
import dev.pedigree.architecture.trait.AttentionKind;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.NormKind;
import dev.pedigree.architecture.trait.Origin;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.weights.TensorPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Headers whose names are in no convention. */
class AlignmentTest {

  /** Yi-34B with every name replaced by a word, and no configuration. */
  private static List<TensorPattern> nameless() {
    return List.of(
        Fixture.pattern("zephyr.weight", "BF16 64000x7168"),
        Fixture.pattern("heron.weight", "BF16 64000x7168"),
        Fixture.pattern("coral.weight", "BF16 7168"),
        Fixture.pattern("sage.{0-59}.cedar.weight", "BF16 7168"),
        Fixture.pattern("sage.{0-59}.spruce.weight", "BF16 7168"),
        Fixture.pattern("sage.{0-59}.kelp.weight", "BF16 7168x7168"),
        Fixture.pattern("sage.{0-59}.maple.weight", "BF16 7168x7168"),
        Fixture.pattern("sage.{0-59}.cobalt.weight", "BF16 1024x7168"),
        Fixture.pattern("sage.{0-59}.gamma.weight", "BF16 1024x7168"),
        Fixture.pattern("sage.{0-59}.tau.weight", "BF16 20480x7168"),
        Fixture.pattern("sage.{0-59}.walnut.weight", "BF16 20480x7168"),
        Fixture.pattern("sage.{0-59}.iris.weight", "BF16 7168x20480"));
  }

  private static ArchitectureReader.Reading read(List<TensorPattern> tensors) {
    return ArchitectureReader.read("here", MissingNode.getInstance(), tensors);
  }

  private static Map<String, String> roles(ArchitectureReader.Reading reading) {
    Map<String, String> roles = new TreeMap<>();
    for (Alignment.Aligned aligned : reading.alignment().orElseThrow().tensors()) {
      roles.put(aligned.tensor().name(), String.join(" | ", aligned.names()));
    }
    return roles;
  }

  @Test
  void shapesTellWhatEachTensorCanBeAndSymmetriesStayOpen() {
    Map<String, String> roles = roles(read(nameless()));
    assertEquals("final_norm.weight", roles.get("coral.weight"));
    assertEquals("layer.ffn.down.weight", roles.get("sage.{0-59}.iris.weight"));
    String queries = "layer.attn.q.weight | layer.attn.out.weight";
    assertEquals(queries, roles.get("sage.{0-59}.kelp.weight"));
    assertEquals(queries, roles.get("sage.{0-59}.maple.weight"));
    String keys = "layer.attn.k.weight | layer.attn.v.weight";
    assertEquals(keys, roles.get("sage.{0-59}.cobalt.weight"));
    assertEquals(keys, roles.get("sage.{0-59}.gamma.weight"));
    String gate = "layer.ffn.gate.weight | layer.ffn.up.weight";
    assertEquals(gate, roles.get("sage.{0-59}.tau.weight"));
    String norms = "layer.attn_norm.weight | layer.ffn_norm.weight";
    assertEquals(norms, roles.get("sage.{0-59}.cedar.weight"));
    assertEquals("embed.weight | head.weight", roles.get("zephyr.weight"));
  }

  @Test
  void theNearestDesignIsNamedAndWhatItsVocabularyTellsToo() {
    ArchitectureReader.Reading reading = read(nameless());
    assertEquals(List.of("yi"), reading.alignment().orElseThrow().designs());
    assertTrue(reading.alignment().orElseThrow().fits());
    assertEquals(
        "the names are in no known convention; by shape and count the tensors fit: yi. 2 kinds of"
            + " tensors have one possible role, 10 have several",
        reading.findings().get(0).message().en());
  }

  @Test
  void sizesAndTheKindOfAttentionAreReadFromShapesAlone() {
    Architecture seen = read(nameless()).architecture().orElseThrow();
    assertEquals(34_388_917_248L, seen.parameters().total());
    assertEquals(60L, seen.size(Size.LAYERS).value());
    assertEquals(7168L, seen.size(Size.WIDTH).value());
    assertEquals(20480L, seen.size(Size.FFN).value());
    assertEquals(64000L, seen.size(Size.VOCAB_ROWS).value());
    assertTrue(seen.size(Size.HEADS).unknown());
    assertEquals(AttentionKind.GQA, seen.trait(Trait.ATTENTION).value());
    assertEquals(Origin.HEADER, seen.trait(Trait.ATTENTION).origin());
  }

  @Test
  void whatNoTensorShowsIsConcludedFromTheDesignsThatFitOrUnknown() {
    Architecture seen = read(nameless()).architecture().orElseThrow();
    assertEquals(new Fact(NormKind.RMS, Origin.INFERRED, "yi"), seen.trait(Trait.NORM));
    assertTrue(seen.trait(Trait.ACTIVATION).unknown());
    assertTrue(seen.trait(Trait.ROPE_SCALING).unknown());
  }

  @Test
  void withAVocabularyThatManyHaveMoreDesignsFitAndLessIsConcluded() {
    List<TensorPattern> other = new ArrayList<>();
    for (TensorPattern tensor : nameless()) {
      List<Long> shape = tensor.shape().stream().map(d -> d == 64000 ? 99_999L : d).toList();
      other.add(new TensorPattern(tensor.name(), tensor.dtype(), shape));
    }
    ArchitectureReader.Reading reading = read(other);
    List<String> designs = reading.alignment().orElseThrow().designs();
    assertEquals("llama", designs.get(0));
    assertTrue(designs.containsAll(List.of("yi", "mistral", "helium")), designs.toString());
    assertTrue(reading.architecture().orElseThrow().trait(Trait.ROPE_PAIRING).unknown());
  }

  @Test
  void aTensorTooManyIsLeftOverAndSaidSo() {
    List<TensorPattern> more = new ArrayList<>(nameless());
    more.add(Fixture.pattern("sage.{0-59}.extra.weight", "BF16 77x3"));
    ArchitectureReader.Reading reading = read(more);
    assertFalse(reading.alignment().orElseThrow().fits());
    assertEquals(
        List.of("sage.{0-59}.extra.weight"),
        reading.architecture().orElseThrow().unassigned().stream()
            .map(TensorPattern::name)
            .toList());
    assertEquals("architecture.aligned-partly", reading.findings().get(0).rule());
  }

  @Test
  void rolesThatShapesCannotTellApartAreToldTogether() {
    Architecture seen = read(nameless()).architecture().orElseThrow();
    assertTrue(
        seen.roles().stream()
            .anyMatch(
                r ->
                    r.role().equals("layer.attn.q.weight|layer.attn.out.weight")
                        && r.pattern().equals("sage.{l}.kelp.weight")));
  }

  @Test
  void twoRenamedNormsInAKnownConventionAreFoundByShapeAndPlace() {
    Fixture llama = Fixture.of("llama-2-70b");
    List<TensorPattern> renamed = new ArrayList<>();
    for (TensorPattern tensor : llama.tensors()) {
      String name =
          tensor
              .name()
              .replace("input_layernorm", "alpha")
              .replace("post_attention_layernorm", "omega")
              .replace("down_proj", "shrink");
      renamed.add(new TensorPattern(name, tensor.dtype(), tensor.shape()));
    }
    ArchitectureReader.Reading reading = ArchitectureReader.read("x", llama.config(), renamed);
    assertEquals(
        List.of(
            "x (model.layers.{0-79}.alpha.weight) the convention llama does not know this name; by"
                + " shape and place the tensor is layer.attn_norm.weight | layer.ffn_norm.weight",
            "x (model.layers.{0-79}.mlp.shrink.weight) the convention llama does not know this"
                + " name; by shape and place the tensor is layer.ffn.down.weight",
            "x (model.layers.{0-79}.omega.weight) the convention llama does not know this name; by"
                + " shape and place the tensor is layer.attn_norm.weight | layer.ffn_norm.weight"),
        reading.findings().stream().map(f -> f.location() + " " + f.message().en()).toList());
    Architecture read = reading.architecture().orElseThrow();
    assertEquals(List.of(), read.unassigned());
    assertEquals(llama.architecture().listingFingerprint(), read.listingFingerprint());
    assertEquals(llama.architecture().parameters(), read.parameters());
  }

  @Test
  void withATensorThatStaysUnnamedNothingIsConcludedFromWhatIsMissing() {
    Fixture llama = Fixture.of("llama-2-70b");
    List<TensorPattern> renamed = new ArrayList<>();
    for (TensorPattern tensor : llama.tensors()) {
      boolean head = tensor.name().equals("lm_head.weight");
      renamed.add(
          head ? new TensorPattern("oracle.weight", tensor.dtype(), List.of(7L, 3L)) : tensor);
    }
    Architecture read =
        ArchitectureReader.read("x", llama.config(), renamed).architecture().orElseThrow();
    assertEquals(1, read.unassigned().size());
    assertTrue(read.trait(Trait.TIED_EMBEDDINGS).unknown());
    assertTrue(read.trait(Trait.ATTN_BIAS).unknown());
    assertEquals(AttentionKind.GQA, read.trait(Trait.ATTENTION).value());
  }
}
