package dev.pedigree.site.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.Parameters;
import dev.pedigree.architecture.Wording;
import dev.pedigree.architecture.dialect.Computation;
import dev.pedigree.architecture.trait.ActivationKind;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.FeedForwardKind;
import dev.pedigree.architecture.trait.Origin;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.site.language.Language;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BlockWordsTest {

  @ParameterizedTest
  @EnumSource(
      value = Language.class,
      names = {"EN", "ZH_HANS"})
  void noTwoValuesOfATraitReadAlike(Language language) {
    for (Trait trait : Trait.values()) {
      Map<String, Object> said = new TreeMap<>();
      for (Object value : trait.type().values()) {
        String words = new Words(of(trait, value), language).value(trait);
        assertNull(said.put(words, value), trait + " " + words);
      }
    }
  }

  @Test
  void everyShorterWordBelongsToAValue() throws IOException {
    Set<String> known = new TreeSet<>();
    for (Trait trait : Trait.values()) {
      known.add(trait.key() + ".unknown");
      for (Object value : trait.type().values()) {
        known.add(Wording.key(trait, fact(value)));
      }
    }
    for (FeedForwardKind kind : FeedForwardKind.values()) {
      for (ActivationKind activation : ActivationKind.TYPE.values()) {
        known.add("ffn." + kind.word() + "." + activation.word());
      }
    }
    Set<String> stray = new TreeSet<>(messages().stringPropertyNames());
    stray.removeIf(key -> Trait.of(key.replaceAll("\\..*", "")).isEmpty() || known.contains(key));
    assertEquals(Set.of(), stray);
  }

  private static Architecture of(Trait trait, Object value) {
    return new Architecture(
        "made",
        Map.of(trait, fact(value)),
        Map.of(),
        new Parameters(0, 0, 0, Parameters.Rule.PUBLISHED),
        Computation.UNKNOWN,
        List.of(),
        List.of(),
        List.of());
  }

  private static Fact fact(Object value) {
    return new Fact(value, Origin.CLASS, "");
  }

  private static Properties messages() throws IOException {
    Properties properties = new Properties();
    try (InputStreamReader in =
        new InputStreamReader(
            Words.class.getResourceAsStream("messages.en.properties"), StandardCharsets.UTF_8)) {
      properties.load(in);
    }
    return properties;
  }
}
