package dev.pedigree.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pedigree.weights.NumberType;
import dev.pedigree.weights.PackedForm;
import dev.pedigree.weights.PackedPart;
import dev.pedigree.weights.TensorPattern;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What lies beside a packed matrix means the same wherever it is asked for. */
class PackedPartsTest {

  @Test
  void everyPartIsBoundToTheRoleOfItsMatrixAndIsNeitherWeightNorBias() {
    Dialect llama =
        Dialects.all().stream().filter(d -> d.name().equals("llama")).findFirst().orElseThrow();
    Config config = Config.of(MissingNode.getInstance());
    for (PackedPart part : PackedPart.values()) {
      String name = "model.layers.{0}.self_attn.q_proj" + part.ending();
      List<Named> tensors = Named.of(List.of(new TensorPattern(name, "F32", List.of(4L))));
      Binding binding =
          Binding.bind(llama, tensors, new Question(config, new Sizes(llama, config)));
      assertEquals(1, binding.bound().size(), name);
      Binding.Bound bound = binding.bound().get(0);
      assertEquals("layer.attn.q", bound.spec().role(), name);
      assertEquals(true, bound.besideWeight(), name);
      assertEquals(
          Map.of(
                  PackedPart.Meaning.SCALE, Binding.Kind.SCALE,
                  PackedPart.Meaning.ZERO_POINT, Binding.Kind.ZERO)
              .getOrDefault(part.meaning(), Binding.Kind.PACKING),
          bound.kind(),
          name);
    }
  }

  @Test
  void noPartOfAnyFormCountsAsLearnedNumbers() {
    for (PackedPart part : PackedPart.values()) {
      for (PackedForm form : part.forms()) {
        TensorPattern codes = new TensorPattern("x" + form.codes(), "I8", List.of(8L, 8L));
        TensorPattern beside = new TensorPattern("x" + part.ending(), "F32", List.of(8L));
        StoredNumbers numbers =
            new StoredNumbers(List.of(codes, beside), Config.of(MissingNode.getInstance()));
        assertEquals(0, numbers.learned(beside), form + " " + part);
        assertEquals(true, numbers.quantised(beside), form + " " + part);
        if (form.plainName()) {
          TensorPattern plain =
              new TensorPattern("x" + form.codes(), NumberType.BF16.name(), List.of(8L, 8L));
          StoredNumbers own =
              new StoredNumbers(List.of(plain, beside), Config.of(MissingNode.getInstance()));
          assertEquals(8, own.learned(beside), "beside numbers of sixteen bits, " + part);
        }
      }
    }
  }
}
