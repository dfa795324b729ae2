package dev.pedigree.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.trait.ExpertRouting;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.Level;
import dev.pedigree.architecture.trait.MixingLayers;
import dev.pedigree.architecture.trait.Origin;
import dev.pedigree.architecture.trait.RopeLayers;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.architecture.trait.WindowPattern;
import dev.pedigree.diagnostics.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class WordingTest {

  @Test
  void everyTraitSizeLevelOriginAndAnswerHasAName() {
    for (Trait trait : Trait.values()) {
      Wording.name(trait);
      Wording.line(trait.line());
    }
    for (Size size : Size.values()) {
      Wording.name(size);
    }
    for (Level level : Level.values()) {
      Wording.name(level);
      Wording.meaning(level);
    }
    for (Origin origin : Origin.values()) {
      Wording.name(origin);
    }
    for (Answer answer : Answer.values()) {
      Wording.name(answer);
    }
  }

  @Test
  void noTwoValuesOfATraitReadAlikeInEitherLanguage() {
    for (Trait trait : Trait.values()) {
      Map<String, Object> english = new TreeMap<>();
      Map<String, Object> chinese = new TreeMap<>();
      for (Object value : trait.type().values()) {
        Text words = Wording.value(trait, fact(value));
        assertNull(english.put(words.en(), value), trait + " " + words.en());
        assertNull(chinese.put(words.zh(), value), trait + " " + words.zh());
      }
    }
  }

  @Test
  void everyMessageOfAValueBelongsToAValue() throws IOException {
    TreeSet<String> expected =
        new TreeSet<>(
            Set.of(
                "value.unknown",
                "value.none",
                "value.rope_fraction.all",
                "value.rope_fraction.part",
                "value.attn_window.alternating",
                "value.attn_window.alternating-full-first",
                "value.mixing_layers.turns",
                "value.mixing_layers.turns-from",
                "value.rope_layers.skip"));
    for (Trait trait : Trait.values()) {
      for (Object value : trait.type().values()) {
        // The words of these are composed of parts.
        if (!(value instanceof Double
            || value instanceof ExpertRouting
            || value instanceof WindowPattern.Alternating
            || value instanceof MixingLayers.InTurn
            || value instanceof RopeLayers.SkipEvery)) {
          expected.add("value." + Wording.key(trait, fact(value)));
        }
      }
    }
    TreeSet<String> actual = new TreeSet<>(sentences().stringPropertyNames());
    actual.removeIf(key -> !key.startsWith("value."));
    assertEquals(expected, actual);
  }

  @Test
  void aRouterIsSaidPartByPart() {
    assertEquals(new Text("softmax, then top k", "softmax 后取前 k 个"), routing("softmax_then_topk"));
    assertEquals(
        new Text("softmax, top k, renormalised", "softmax 后取前 k 个，重新归一化"),
        routing("softmax_then_topk_renormalised"));
    assertEquals(
        new Text("softmax, top k, scaled", "softmax 后取前 k 个并缩放"), routing("softmax_topk_scaled"));
    assertEquals(
        new Text(
            "softmax, top k, renormalised, bias in the router", "softmax 后取前 k 个，重新归一化，路由投影带偏置"),
        routing("softmax_then_topk_renormalised_with_bias"));
    assertEquals(
        new Text(
            "sigmoid, top k with a selection bias, renormalised and scaled",
            "sigmoid，按选择偏置取前 k 个，重新归一化并缩放"),
        routing("sigmoid_topk_with_selection_bias_renormalised_scaled"));
    assertEquals(new Text("sparse mixer", "SparseMixer"), routing("sparsemixer"));
  }

  private static Text routing(String word) {
    return Wording.value(Trait.MOE_ROUTER, fact(ExpertRouting.TYPE.read(word).orElseThrow()));
  }

  private static Properties sentences() throws IOException {
    Properties sentences = new Properties();
    try (InputStream in =
        Wording.class.getResourceAsStream("/dev/pedigree/architecture/messages.en.properties")) {
      sentences.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return sentences;
  }

  private static Fact fact(Object value) {
    return new Fact(value, Origin.CLASS, "");
  }
}
