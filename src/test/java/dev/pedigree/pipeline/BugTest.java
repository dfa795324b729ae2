package dev.pedigree.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class BugTest {
  @Test
  void aMistakeOfTheProgramIsToldOfItsInputWithItsPlaceAndEndsNothing() {
    ModelOpener broken =
        new ModelOpener(
            () -> {
              throw new IllegalStateException("no catalogue today");
            },
            () -> null,
            null);
    Inspection inspection = Inspection.of(broken, "org/model");
    String message = inspection.findings().get(0).message().en();
    assertTrue(
        message.matches(
            "Pedigree made a mistake here: java.lang.IllegalStateException: no catalogue today"
                + " \\(BugTest.java:[0-9]+\\)"),
        message);
    SmokeRun run = SmokeRun.of(broken, "org/model", Optional.empty(), Optional.empty());
    assertEquals("not-run", run.json().get("verdict").asText());
    assertEquals(message, run.json().get("reason").asText());
  }
}
