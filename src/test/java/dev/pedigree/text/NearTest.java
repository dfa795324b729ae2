package dev.pedigree.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearTest {
  private static final List<String> KEYS = List.of("name", "family", "released", "repository");

  @Test
  void aMisspeltWordHasItsWordWithinAThirdOfEdits() {
    assertEquals(Optional.of("family"), Near.of("famliy", KEYS));
    assertEquals(Optional.of("released"), Near.of("Relased", KEYS));
    assertEquals(Optional.of("name"), Near.of("nam", KEYS));
    assertEquals(Optional.empty(), Near.of("licence", KEYS));
  }

  @Test
  void ofSeveralEquallyNearWordsTheFirstIsMeant() {
    assertEquals(Optional.of("bat"), Near.of("cat", List.of("bat", "rat", "car")));
  }

  @Test
  void aPartOfANameHasTheNameThatSharesTheLongestRun() {
    List<String> ids = List.of("01-ai/Yi-34B", "Qwen/Qwen2-7B", "mistralai/Mistral-7B-v0.1");
    assertEquals(Optional.of("01-ai/Yi-34B"), Near.sharing("yi-34b", ids));
    assertEquals(Optional.of("mistralai/Mistral-7B-v0.1"), Near.sharing("mistral", ids));
    assertEquals(Optional.empty(), Near.sharing("mistral", List.of()));
  }

  @Test
  void ofSeveralThatShareAsMuchTheFirstOfTheAlphabetIsMeant() {
    assertEquals(Optional.of("a/x"), Near.sharing("x", List.of("b/x", "a/x")));
  }
}
