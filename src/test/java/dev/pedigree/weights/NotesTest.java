package dev.pedigree.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NotesTest {
  private final Notes notes = new Notes("model.pt");

  @Test
  void anErrorTakesThePlaceOfTheWarningOfTheSameWords() {
    notes.warning("unknown-global", "byte 7", "name", "a.B", "position", 7);
    notes.warning("unknown-global", "byte 9", "name", "a.B", "position", 9);
    notes.error("unknown-global", "byte 7", "name", "a.B", "position", 7);
    assertEquals(
        List.of("WARNING model.pt (byte 9)", "ERROR model.pt (byte 7)"),
        notes.all().stream().map(f -> f.severity() + " " + f.location()).toList());
  }

  @Test
  void ofOneRuleOnlyTheFirstAreKeptAndTheOthersCounted() {
    for (int i = 0; i < 9; i++) {
      notes.warning("empty-name", "byte " + i);
    }
    assertEquals(6, notes.all().size());
    assertEquals("4", notes.all().get(5).args().get("count"));
  }
}
