package dev.pedigree.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.architecture.TensorPair.Change;
import dev.pedigree.architecture.reading.Fixture;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TensorPairTest {
  private static final Map<String, Architecture> ALL =
      Fixture.all().stream().collect(Collectors.toMap(Fixture::name, Fixture::architecture));

  private static List<TensorPair> pairs(String a, String b) {
    return TensorPair.of(ALL.get(a), ALL.get(b));
  }

  /** The roles of each change. */
  private static Map<Change, List<String>> changed(List<TensorPair> pairs) {
    Map<Change, List<String>> changed = new EnumMap<>(Change.class);
    pairs.forEach(
        pair ->
            pair.changes()
                .forEach(
                    change ->
                        changed.computeIfAbsent(change, c -> new ArrayList<>()).add(pair.role())));
    return changed;
  }

  @Test
  void theFirstYi34bHasTwoTensorsUnderOtherNamesThanLlama() {
    List<TensorPair> pairs = pairs("llama-2-70b", "yi-34b-original");
    Map<Change, List<String>> changed = changed(pairs);
    assertEquals(
        List.of("layer.attn_norm.weight", "layer.ffn_norm.weight"), changed.get(Change.NAME));
    assertEquals(List.of("layer.buffer.rope_freq"), changed.get(Change.ONLY_A));
    assertEquals(pairs.size() - 1, changed.get(Change.SHAPE).size());
    assertEquals(Set.of(Change.NAME, Change.SHAPE, Change.ONLY_A), changed.keySet());
  }

  @Test
  void matricesThatAreStoredAsOneArePackedOtherwise() {
    Map<Change, List<String>> changed = changed(pairs("llama-7b", "baichuan-7b"));
    List<String> packed =
        List.of("layer.attn.q.weight", "layer.attn.k.weight", "layer.attn.v.weight");
    assertEquals(packed, changed.get(Change.PACKING));
    assertEquals(packed, changed.get(Change.NAME));
  }

  @Test
  void transposedMatricesAreTurnedAndHaveNoOtherShapeForThat() {
    Map<Change, List<String>> changed = changed(pairs("gguf-gpt2", "jais-13b"));
    assertTrue(changed.get(Change.TURNED).contains("layer.attn.out.weight"), changed.toString());
  }

  @Test
  void aModelHasItsOwnTensorsAlikeInNameAndShape() {
    ALL.keySet().forEach(name -> assertEquals(Map.of(), changed(pairs(name, name)), name));
  }

  @Test
  void whatOnlyTheFirstHasOnlyTheSecondHasTheOtherWayRound() {
    for (String a : ALL.keySet()) {
      for (String b : ALL.keySet()) {
        Map<Change, List<String>> there = changed(pairs(a, b));
        Map<Change, List<String>> back = changed(pairs(b, a));
        assertEquals(there.get(Change.ONLY_A), back.get(Change.ONLY_B), a + " and " + b);
        assertEquals(
            there.getOrDefault(Change.NAME, List.of()).size(),
            back.getOrDefault(Change.NAME, List.of()).size(),
            a + " and " + b);
      }
    }
  }
}
