package dev.pedigree.site.computed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedNumbersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          60 layers                    | 60
          34,388,917,248 in all        | 34388917248
          34.4 B parameters            | 34388917248
          34 billion                   | 34388917248
          344 亿参数                    | 34388917248
          3.44 万                      | 34389
          two tensors                  | 2
          Two of them                  | 2
          两个张量                      | 2
          没有零以外的                  | 0
          Yi-34B has 60, Qwen2.5 not   | 60
          """)
  void whatIsTypedIsTheNumberRoundedAsItIsWritten(String words, long number) {
    List<TypedNumbers.Typed> typed = TypedNumbers.in(words);

    assertEquals(1, typed.size(), typed::toString);
    assertTrue(typed.get(0).is(number), typed::toString);
    assertFalse(typed.get(0).is(number * 2 + 1), typed::toString);
  }

  @Test
  void aPlainNumberIsNotRounded() {
    assertFalse(TypedNumbers.in("34 layers").get(0).is(35));
    assertFalse(TypedNumbers.in("34.4").get(0).is(34));
  }

  @Test
  void namesHoldNoNumbers() {
    assertEquals(List.of(), TypedNumbers.in("Yi-34B, Qwen2.5-7B, GPT-3, v0.1 and phi-3-mini"));
  }
}
