package dev.pedigree.architecture.count;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pedigree.architecture.dialect.Config;
import dev.pedigree.weights.NumberType;
import dev.pedigree.weights.PackedForm;
import dev.pedigree.weights.PackedPart;
import dev.pedigree.weights.TensorPattern;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoredNumbersTest {

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
