package dev.pedigree.smoke.packing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pedigree.smoke.numbers.BrokenStep;
import dev.pedigree.smoke.numbers.StoredTensor;
import dev.pedigree.weights.PackedForm;
import dev.pedigree.weights.PackedPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BesideTest {

  private static StoredTensor tensor(String name) {
    return new StoredTensor(name, "F32", List.of(1L), null, null);
  }

  @Test
  void everyPartIsFoundBesideItsCodesAndNotedAsUsed() {
    for (PackedPart part : PackedPart.values()) {
      for (PackedForm form : part.forms()) {
        List<String> used = new ArrayList<>();
        StoredTensor there = tensor("m.0.q" + part.ending());
        Beside beside =
            new Beside(Map.of(there.name(), there), used::add).of("m.0.q" + form.codes(), -1, 0);
        assertEquals(there, beside.need(part), form + " " + part);
        assertEquals(List.of(there.name()), used);
      }
    }
  }

  @Test
  void partsOfAMatrixThatIsNoModuleFollowItsOwnName() {
    StoredTensor scale = tensor("experts.gate_up_proj_scale");
    Beside beside =
        new Beside(Map.of(scale.name(), scale), name -> {}).of("experts.gate_up_proj", -1, 0);
    assertEquals(scale, beside.get(PackedPart.WEIGHT_SCALE));
    assertNull(beside.get(PackedPart.WEIGHT_SCALE_INVERSE));
  }

  @Test
  void aPartThatIsNeededAndNotThereIsNamed() {
    Beside beside = new Beside(Map.of(), name -> {}).of("m.0.q.qweight", -1, 0);
    assertEquals(
        "m.0.q.qweight: no tensor .qzeros lies beside it",
        assertThrows(BrokenStep.class, () -> beside.need(PackedPart.QZEROS)).getMessage());
  }
}
