package dev.pedigree.prints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LadderTest {

  @Test
  void aLongerSequenceIsKnownToBeginWithAShorterOneWhereThereIsARung() {
    Ladder all = Ladder.dense(numbers(5500));
    assertEquals(3000, Ladder.dense(numbers(3000)).common(all));
    assertEquals(4096, Ladder.dense(numbers(4096)).common(all));
    assertEquals(5000, Ladder.dense(numbers(5400)).common(all), "at least");
    assertEquals(4096, Ladder.sparse(numbers(5400)).common(Ladder.sparse(numbers(5500))));
  }

  @Test
  void theFirstItemThatDiffersEndsWhatIsCommon() {
    List<String> other = new ArrayList<>(numbers(5500));
    other.set(2047, "x");
    assertEquals(2000, Ladder.dense(numbers(5500)).common(Ladder.dense(other)));
    other.set(0, "x");
    assertEquals(0, Ladder.dense(numbers(5500)).common(Ladder.dense(other)));
  }

  @Test
  void equalSequencesAreEqualToTheEndAndOthersNever() {
    Ladder one = Ladder.dense(numbers(1501));
    assertTrue(one.same(Ladder.dense(numbers(1501))));
    assertEquals(1501, one.common(Ladder.dense(numbers(1501))));
    List<String> other = new ArrayList<>(numbers(1501));
    other.set(1500, "x");
    assertFalse(one.same(Ladder.dense(other)));
    assertEquals(1024, one.common(Ladder.dense(other)));
    assertNotEquals(
        Ladder.dense(List.of("ab", "c")).digest(), Ladder.dense(List.of("a", "bc")).digest());
    assertNotEquals(
        Ladder.dense(List.of("", "a")).digest(), Ladder.dense(List.of("a", "")).digest());
  }

  @Test
  void aLadderIsSmallHoweverLongTheSequence() {
    assertEquals(1702, Ladder.dense(numbers(300_000)).rungs().length());
    assertEquals(1707, Ladder.dense(numbers(700_000)).rungs().length());
  }

  @Test
  void aStoredLadderWithTooFewRungsIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Ladder(1000, "00", true, "AAAA"));
    assertThrows(IllegalArgumentException.class, () -> new Ladder(-1, "00", true, ""));
    assertEquals(0, new Ladder(0, "00", true, "").common(Ladder.dense(numbers(3))));
  }

  private static List<String> numbers(int count) {
    return IntStream.range(0, count).mapToObj(i -> "t" + i).toList();
  }
}
