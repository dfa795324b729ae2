package dev.pedigree;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnseenTest {
  @Test
  void tabsAndLineEndsAreSeenAndOtherControlCharactersAreNot() {
    assertEquals(Unseen.NONE, Unseen.of('\t'));
    assertEquals(Unseen.NONE, Unseen.of('\r'));
    assertEquals(Unseen.CONTROL, Unseen.of(0));
    assertEquals(Unseen.CONTROL, Unseen.of(0x1b));
    assertEquals(Unseen.CONTROL, Unseen.of(0x85));
    assertEquals(Unseen.CONTROL, Unseen.of(0x2028));
  }

  @Test
  void overridesEmbeddingsIsolatesAndMarksTurnTheDirection() {
    assertEquals(
        "61c 200e 200f 202a 202b 202c 202d 202e 2066 2067 2068 2069",
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
            .filter(c -> Unseen.of(c) == Unseen.DIRECTION)
            .mapToObj(Integer::toHexString)
            .collect(Collectors.joining(" ")));
  }

  @Test
  void theJoinerOfEmojiAndLettersOfAnyScriptAreNoneOfThem() {
    assertEquals(Unseen.NONE, Unseen.of(0x200d));
    assertEquals(Unseen.NONE, Unseen.of('字'));
    assertEquals(Unseen.ZERO_WIDTH, Unseen.of(0xfeff));
    assertEquals(Unseen.SPACE, Unseen.of(0x3000));
  }
}
