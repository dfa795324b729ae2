package dev.pedigree.site.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchKeysTest {
  @Test
  void aNameIsFoundByTheStartOfEachPieceWhateverItsPunctuation() {
    assertEquals(List.of("qwen257b", "257b", "57b", "7b", "b"), text("Qwen2.5-7B"));
    assertEquals(List.of("selfattnqproj", "attnqproj", "qproj", "proj"), text("self_attn.q_proj"));
    assertEquals(List.of("codellama", "llama"), text("CodeLlama"));
  }

  @Test
  void aPartThatIsNoPieceIsNoKey() {
    assertEquals(List.of("normlayer"), text("normlayer"));
  }

  @Test
  void wordsOfTextStandAloneAndWordsOfANameTogether() {
    assertEquals(List.of("kv", "cache"), text("KV cache"));
    assertEquals(List.of("kvcache", "cache"), name("KV cache"));
  }

  @Test
  void chineseIsFoundByPairsOfCharactersAcrossAMiddleDot() {
    assertEquals(List.of("书生", "生浦", "浦语", "语"), text("书生·浦语"));
    assertEquals(List.of("kv", "缓存", "存"), text("KV 缓存"));
  }

  @Test
  void fullWidthLettersAreLetters() {
    assertEquals(List.of("qwen3", "3"), text("Ｑｗｅｎ３"));
    assertEquals("qwen257b通义", SearchKeys.squeezed("Ｑwen2.5-7B（通义）"));
  }

  @Test
  void keysAreCutToTheirLongestLength() {
    assertEquals(List.of("a".repeat(24)), text("a".repeat(400)).subList(0, 1));
  }

  @Test
  void theTargetOfALinkIsNoText() {
    assertEquals(
        "[Yi], [x](two words) [y](a(b]",
        SearchKeys.withoutTargets("[Yi](model:Yi), [x](two words) [y](a(b](c)"));
    assertEquals(
        "[z](" + "a".repeat(1001) + ")",
        SearchKeys.withoutTargets("[z](" + "a".repeat(1001) + ")"));
    assertEquals("[z]", SearchKeys.withoutTargets("[z](" + "a".repeat(1000) + ")"));
  }

  private static List<String> text(String text) {
    List<String> keys = new ArrayList<>();
    SearchKeys.ofText(text, (chars, from, to) -> keys.add(new String(chars, from, to - from)));
    return keys;
  }

  private static List<String> name(String name) {
    List<String> keys = new ArrayList<>();
    SearchKeys.ofName(name, (chars, from, to) -> keys.add(new String(chars, from, to - from)));
    return keys;
  }
}
