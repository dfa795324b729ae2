package dev.pedigree.architecture.grouping;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.TensorPattern;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which numbers of names are layers and experts. */
class GroupingsTest {

  @Test
  void whereLayersHaveLettersExpertsMayHaveNumbers() {
    List<Tensor> tensors = new ArrayList<>();
    for (char layer = 'a'; layer < 'g'; layer++) {
      tensors.add(new Tensor("net/" + layer + "/norm", "F32", List.of(64L), 0, 0, ""));
      tensors.add(new Tensor("net/" + layer + "/mix", "F32", List.of(64L, 64L), 0, 0, ""));
      tensors.add(new Tensor("net/" + layer + "/out", "F32", List.of(64L, 32L), 0, 0, ""));
      for (int expert = 0; expert < 8; expert++) {
        String name = "net/" + layer + "/" + expert + "/core";
        tensors.add(new Tensor(name, "F32", List.of(96L, 64L), 0, 0, ""));
      }
    }
    List<Kin> kin = Groupings.of(TensorPattern.fold(tensors), -1, false).get(0).kin();
    assertEquals(4, kin.size());
    Kin core = kin.stream().filter(k -> k.ending().equals("core")).findFirst().orElseThrow();
    assertEquals(8, core.experts());
    assertEquals(List.of(0, 1, 2, 3, 4, 5), core.layers());
    assertEquals("net/c/7/core", core.names().get(2).get(7));
  }
}
