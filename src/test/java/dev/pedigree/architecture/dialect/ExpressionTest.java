package dev.pedigree.architecture.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pedigree.architecture.trait.ActivationKind;
import dev.pedigree.architecture.trait.AttentionKind;
import dev.pedigree.architecture.trait.PositionKind;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.architecture.trait.WindowPattern;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpressionTest {
  private final Map<String, Object> keys = new HashMap<>();
  private final Map<String, Object> sizes = new HashMap<>();

  private Object value(String text) {
    return Expression.parse(text)
        .value(
            new Expression.Scope() {
              @Override
              public Object key(String key) {
                return keys.get(key);
              }

              @Override
              public Object size(String name) {
                return sizes.get(name);
              }
            });
  }

  @Test
  void multiplicationBindsStrongerThanAdditionAndParenthesesStrongest() {
    assertEquals(14L, value("2 + 3 * 4"));
    assertEquals(20L, value("(2 + 3) * 4"));
    assertEquals(-1L, value("2 - 3"));
    assertEquals(-6L, value("-2 * 3"));
  }

  @Test
  void wholeResultsAreWholeAndOthersAreNot() {
    assertEquals(2L, value("4 / 2"));
    assertEquals(2.5, value("5 / 2"));
    assertEquals(2L, value("5 // 2"));
    assertEquals(1L, value("5 % 2"));
    assertEquals(1e-5, value("1e-5"));
  }

  @Test
  void theFirstThatIsNotNullIsTakenWhereZeroAndFalseAreNotNull() {
    keys.put("second", 0L);
    assertEquals(0L, value("$first | $second | 7"));
    keys.put("first", false);
    assertEquals(false, value("$first | $second | 7"));
  }

  @Test
  void arithmeticWithNullGivesNullAndSoDoesDivisionByZero() {
    assertNull(value("$missing * 2"));
    assertNull(value("1 / 0"));
    assertNull(value("1 % 0"));
    assertNull(value("1 // 0"));
  }

  @Test
  void nullZeroEmptyTextAndEmptyListAreFalse() {
    keys.put("empty", List.of());
    assertEquals(false, value("$missing and true"));
    assertEquals(false, value("0 or $empty"));
    assertEquals(true, value("not '' and not $empty"));
  }

  @Test
  void comparisonWithNullIsFalseInEveryDirection() {
    assertEquals(false, value("$missing < 1"));
    assertEquals(false, value("$missing >= 1"));
    assertEquals(true, value("$missing == null"));
    assertEquals(true, value("$missing != 1"));
  }

  @Test
  void aWholeNumberEqualsTheSameNumberWithAPoint() {
    keys.put("p", 1.0);
    assertEquals(true, value("$p == 1"));
    keys.put("list", List.of(0L, 2.0));
    assertEquals(true, value("2 in $list"));
    assertEquals(false, value("1 in $list"));
    assertEquals(false, value("1 in $missing"));
  }

  @Test
  void dottedKeysAndSizesAreAskedByTheirWholeName() {
    keys.put("attn_config.kv_n_heads", 8L);
    sizes.put("width", 4096L);
    assertEquals(512L, value("width / $attn_config.kv_n_heads"));
  }

  @Test
  void wordsThatBeginLikeOperatorsAreNames() {
    sizes.put("orchard", 1L);
    sizes.put("notes", 2L);
    assertEquals(3L, value("orchard + notes"));
  }

  @Test
  void onlyABareSizeCountsAsOne() {
    assertEquals("width", Expression.parse("width").bareSize());
    assertEquals("", Expression.parse("2 * width").bareSize());
    assertEquals("", Expression.parse("$width").bareSize());
  }

  @Test
  void aMistakeIsToldWithItsPlace() {
    assertEquals(
        "expected an operator or the end at character 7 of: width width",
        assertThrows(IllegalArgumentException.class, () -> Expression.parse("width width"))
            .getMessage());
    assertEquals(
        "expected a closing quote at character 2 of: 'open",
        assertThrows(IllegalArgumentException.class, () -> Expression.parse("'open")).getMessage());
    assertEquals(
        "expected a function (launch is none) at character 8 of: launch('x')",
        assertThrows(IllegalArgumentException.class, () -> Expression.parse("launch('x')"))
            .getMessage());
    assertEquals(
        "expected a name at character 5 of: 1 + ",
        assertThrows(IllegalArgumentException.class, () -> Expression.parse("1 + ")).getMessage());
  }

  @Test
  void activationNamesAreToldApartByWhatTheyCompute() {
    assertEquals(ActivationKind.Known.GELU_ERF, value("activation('gelu')"));
    assertEquals(ActivationKind.Known.GELU_TANH, value("activation('gelu_new')"));
    assertEquals(ActivationKind.Known.GELU_TANH, value("activation('gelu_pytorch_tanh')"));
    assertEquals(ActivationKind.Known.SILU, value("activation('swish')"));
    assertEquals(ActivationKind.Known.RELU_SQUARED, value("activation('relu2')"));
    assertEquals(new ActivationKind.Other("mish"), value("activation('mish')"));
    assertNull(value("activation($missing)"));
  }

  @Test
  void layerTypesAmountToAPattern() {
    String s = "sliding_attention";
    String f = "full_attention";
    keys.put("five_to_one", List.of(s, s, s, s, s, f, s, s, s, s, s, f, s, s));
    keys.put("all", List.of(s, s));
    keys.put("none", List.of(f, f));
    keys.put("odd", List.of(s, f, f, s, s));
    assertEquals(new WindowPattern.Alternating(5, 1, false), value("layer_pattern($five_to_one)"));
    assertEquals(WindowPattern.Named.ALL_LAYERS, value("layer_pattern($all)"));
    assertEquals(WindowPattern.Named.NONE, value("layer_pattern($none)"));
    assertEquals(WindowPattern.Named.MIXED, value("layer_pattern($odd)"));
    assertEquals(new WindowPattern.Alternating(1, 1, false), value("alternating(2)"));
  }

  @Test
  void anElementBeyondTheListIsNull() {
    keys.put("list", List.of("a", "b"));
    assertEquals("b", value("element($list, 1)"));
    assertNull(value("element($list, 2)"));
    assertNull(value("element($list, -1)"));
    assertNull(value("element($missing, 0)"));
  }

  @Test
  void aChoiceTakesOneBranchAndItsBranchesMayBeChoicesAgain() throws Exception {
    Rule rule =
        Rule.of(
            new com.fasterxml.jackson.dataformat.yaml.YAMLMapper()
                .readTree("{if: $a, then: {if: $b, then: MHA, else: GQA}, else: {value: $c | 3}}"),
            Trait.ATTENTION);
    assertEquals(3L, rule.value(scope()));
    keys.put("a", true);
    assertEquals(AttentionKind.GQA, rule.value(scope()));
    keys.put("b", 1L);
    assertEquals(AttentionKind.MHA, rule.value(scope()));
  }

  @Test
  void aPlainValueInARuleIsOneOfItsTrait() throws Exception {
    var yaml = new com.fasterxml.jackson.dataformat.yaml.YAMLMapper();
    assertEquals(0.5, Rule.of(yaml.readTree("0.5"), Trait.ROPE_FRACTION).value(scope()));
    assertEquals(1.0, Rule.of(yaml.readTree("1"), Trait.ROPE_FRACTION).value(scope()));
    assertEquals(
        PositionKind.ALIBI, Rule.of(yaml.readTree("alibi"), Trait.POSITION).value(scope()));
    assertEquals(true, Rule.of(yaml.readTree("true"), Trait.NORM_BIAS).value(scope()));
    assertEquals(false, Rule.of(yaml.readTree("false"), Trait.NORM_BIAS).value(scope()));
    assertNull(Rule.of(yaml.readTree("null"), Trait.NORM_BIAS).value(scope()));
  }

  private Expression.Scope scope() {
    return new Expression.Scope() {
      @Override
      public Object key(String key) {
        return keys.get(key);
      }

      @Override
      public Object size(String name) {
        return sizes.get(name);
      }
    };
  }
}
