package dev.pedigree.architecture.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.role.TensorRole;
import dev.pedigree.weights.PackedPart;
import dev.pedigree.weights.TensorPattern;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BindingTest {

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
      assertEquals(Role.ATTN_Q, bound.role().role(), name);
      assertEquals(true, bound.besideWeight(), name);
      assertEquals(
          Map.of(
                  PackedPart.Meaning.SCALE, TensorRole.Kind.SCALE,
                  PackedPart.Meaning.ZERO_POINT, TensorRole.Kind.ZERO)
              .getOrDefault(part.meaning(), TensorRole.Kind.PACKING),
          bound.role().kind(),
          name);
    }
  }
}
