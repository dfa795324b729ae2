package dev.pedigree.architecture.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.architecture.trait.RopeLayers;
import dev.pedigree.architecture.trait.WindowPattern;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayerListsTest {
  @ParameterizedTest
  @CsvSource({
    "LLGLLG, alternating_2_local_1_full",
    "LLLLLGLLLLLGLL, alternating_5_local_1_full",
    "LGLG, alternating_1_local_1_full",
    "GGGG, none",
    "LLLL, all_layers",
    "GLGL, alternating_1_full_1_local",
    "GGLGGL, alternating_2_full_1_local",
    "GGLL, last_layers",
    "GGLLL, last_layers",
    "LLGL, alternating_2_local_1_full",
    "LLGGL, alternating_2_local_2_full",
    "LGLLG, mixed",
    "GLLGL, alternating_1_full_2_local",
    "GLGGL, mixed",
  })
  void windowsOfAllLayersAmountToAPattern(String letters, String pattern) {
    WindowPattern expected = WindowPattern.TYPE.read(pattern).orElseThrow();
    assertEquals(expected, LayerLists.windows(letters));
    List<String> types =
        letters
            .chars()
            .mapToObj(letter -> letter == 'L' ? "sliding_attention" : "full_attention")
            .toList();
    assertEquals(expected, LayerLists.windows(types));
  }

  @Test
  void withoutAListThereIsNoPattern() {
    assertNull(LayerLists.windows(null));
    assertNull(LayerLists.windows(""));
    assertNull(LayerLists.windows(6L));
  }

  @Test
  void aLayerHasAWindowByItsNameInTheList() {
    List<String> types = List.of("local", "global", "sliding_attention");
    assertTrue(LayerLists.local(types, 0L, null));
    assertFalse(LayerLists.local(types, 1L, null));
    assertTrue(LayerLists.local(types, 2L, null));
    assertFalse(LayerLists.local(types, 3L, null), "a layer beyond the list");
  }

  @Test
  void aLayerHasAWindowByItsLetterInThePatternWhichRepeats() {
    assertTrue(LayerLists.local(null, 0L, "LLG"));
    assertFalse(LayerLists.local(null, 2L, "LLG"));
    assertTrue(LayerLists.local(null, 4L, "LLG"));
    assertFalse(LayerLists.local(null, 0L, ""));
  }

  @Test
  void ofEverySixLayersTheLastHasNoWindow() {
    assertTrue(LayerLists.local(null, 4L, 6L));
    assertFalse(LayerLists.local(null, 5L, 6L));
    assertFalse(LayerLists.local(null, 0L, 1L));
    assertFalse(LayerLists.local(null, 0L, 0L));
    assertFalse(LayerLists.local(null, null, 6L));
  }

  @Test
  void switchesOfRopeAmountToAPattern() {
    assertEquals(RopeLayers.Named.ALL, LayerLists.ropeLayers(List.of(1L, 1L)));
    assertEquals(RopeLayers.Named.NONE, LayerLists.ropeLayers(List.of(0L, 0L)));
    assertEquals(
        new RopeLayers.SkipEvery(4),
        LayerLists.ropeLayers(List.of(1L, 1L, 1L, 0L, 1L, 1L, 1L, 0L)));
    assertEquals(RopeLayers.Named.SOME, LayerLists.ropeLayers(List.of(1L, 0L, 0L)));
    assertNull(LayerLists.ropeLayers(List.of()));
    assertNull(LayerLists.ropeLayers("1110"));
  }

  @Test
  void pairsOfAListAndACountAreRepeated() {
    assertEquals(
        List.of("global", "local", "global", "local", "local"),
        LayerLists.expand(
            List.of(List.of(List.of("global", "local"), 2L), List.of(List.of("local"), 1L))));
    assertNull(LayerLists.expand("global"));
    assertNull(LayerLists.expand(List.of("global")));
    assertNull(LayerLists.expand(List.of(List.of("global", 2L))));
  }

  @Test
  void aCountThatNoModelHasIsNotRepeated() {
    List<String> kinds = List.of("a", "b", "c");
    assertNull(LayerLists.expand(List.of(List.of(kinds, 10_000L))));
    assertNull(LayerLists.expand(List.of(List.of(kinds, -1L))));
    // Three times this overflows to 2.
    assertNull(LayerLists.expand(List.of(List.of(kinds, 6_148_914_691_236_517_206L))));
    assertNull(LayerLists.expand(List.of(List.of(List.of(), Long.MAX_VALUE))));
    assertNull(LayerLists.expand(Collections.nCopies(100, List.of(kinds, 100L))));
  }
}
