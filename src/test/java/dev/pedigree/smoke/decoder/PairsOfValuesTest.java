package dev.pedigree.smoke.decoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pedigree.architecture.trait.ActivationKind;
import dev.pedigree.architecture.trait.MixingLayers;
import dev.pedigree.architecture.trait.PositionKind;
import dev.pedigree.architecture.trait.RopeLayers;
import dev.pedigree.architecture.trait.RopeScaling;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.architecture.trait.TraitValue;
import dev.pedigree.architecture.trait.WindowPattern;
import dev.pedigree.smoke.numbers.UnsupportedDesign;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two values of a trait are equal exactly when models that differ in nothing else compute the same.
 */
class PairsOfValuesTest {

  /** More than rounding makes of sums in another order. */
  private static final double SAME = 1e-10;

  /** Values without a step, or without an effect on the next token. */
  private static final Set<String> NOT_RUN =
      Set.of(
          // Transformer-XL's positions are in no model with weights.
          "position relative (Transformer-XL)",
          // Its layers and widths were never published.
          "attn_window alternating dense and locally banded sparse; band width and layer order"
              + " unpublished",
          // A decoder predicts the next token, so no later one may be seen.
          "attn_mask bidirectional",
          // It predicts the token after the next one.
          "multi_token_head true",
          "multi_token_head false");

  @ParameterizedTest
  @EnumSource(Trait.class)
  void equalLogitsAreEqualValues(Trait trait) {
    Map<Object, float[]> logits = new LinkedHashMap<>();
    for (Object value : trait.type().values()) {
      if (runs(trait, value)) {
        logits.put(value, Specimens.of(trait, value).logits());
      }
    }
    List<String> wrong = new ArrayList<>();
    logits.forEach(
        (a, of) ->
            logits.forEach(
                (b, other) -> {
                  if (a.equals(b) != distance(of, other) < SAME) {
                    wrong.add(word(a) + ", " + word(b) + ": " + distance(of, other));
                  }
                }));
    assertEquals(List.of(), wrong);
  }

  @Test
  void whatIsNotRunIsAValueAndHasNoStep() {
    Set<String> not = new TreeSet<>();
    for (Trait trait : Trait.values()) {
      for (Object value : trait.type().values()) {
        if (!runs(trait, value)) {
          not.add(trait.key() + " " + word(value));
        }
      }
    }
    assertEquals(new TreeSet<>(NOT_RUN), not);
  }

  @Test
  void aValueWithoutAStepIsRefusedByItsWord() {
    assertEquals(
        "position relative (Transformer-XL)", refused(Trait.POSITION, PositionKind.RELATIVE));
    assertEquals("activation mish", refused(Trait.ACTIVATION, ActivationKind.named("mish")));
    assertEquals(
        "rope scaling mrope",
        assertThrows(
                UnsupportedDesign.class,
                () ->
                    Specimen.llama().with(Trait.ROPE_SCALING, RopeScaling.named("mrope")).logits())
            .getMessage());
  }

  @Test
  void thePatternOfLayersIsTheirValue() {
    for (WindowPattern pattern : WindowPattern.TYPE.values()) {
      if (runs(Trait.ATTN_WINDOW, pattern)) {
        assertEquals(pattern, WindowPattern.of(Specimens.windows(pattern)));
        assertEquals(pattern, pattern.in(Specimen.LAYERS));
      }
    }
    for (MixingLayers layers : MixingLayers.TYPE.values()) {
      if (layers instanceof MixingLayers.InTurn turns) {
        assertEquals(layers, MixingLayers.of(Mixers.attends(turns, Specimen.LAYERS)));
      }
    }
    for (RopeLayers rule : RopeLayers.TYPE.values()) {
      if (rule != RopeLayers.Named.WINDOWED) {
        assertEquals(rule, RopeLayers.of(Specimens.turned(rule)));
      }
    }
  }

  private static String refused(Trait trait, Object value) {
    return assertThrows(UnsupportedDesign.class, () -> Specimens.of(trait, value).logits())
        .getMessage();
  }

  private static boolean runs(Trait trait, Object value) {
    return !NOT_RUN.contains(trait.key() + " " + word(value));
  }

  private static String word(Object value) {
    return value instanceof TraitValue of ? of.word() : value.toString();
  }

  /** The square of the difference, relative to the square of the numbers. */
  private static double distance(float[] a, float[] b) {
    double error = 0;
    double power = 0;
    for (int i = 0; i < a.length; i++) {
      error += Math.pow((double) a[i] - b[i], 2);
      power += Math.pow(a[i], 2);
    }
    return error / power;
  }
}
