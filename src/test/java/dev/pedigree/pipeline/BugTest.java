package dev.pedigree.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.architecture.reading.ArchitectureReader.Reading;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingPrinter;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.smoke.SmokeResult;
import dev.pedigree.smoke.SmokeVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class BugTest {
  private static final SmokeResult NOTHING =
      new SmokeResult(
          SmokeVerdict.NOT_RUN,
          Text.same("nothing"),
          SmokeResult.Scope.NOTHING,
          0,
          0,
          0,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          Optional.empty(),
          List.of(),
          0,
          0,
          0);

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

  @Test
  void aMistakeInTheRunOfOneModelLeavesTheOthersTheirResults() {
    Reading odd = new Reading(Optional.empty(), Optional.empty(), List.of());
    Reading plain =
        new Reading(
            Optional.empty(), Optional.empty(), List.of(Finding.info("x", Location.of("y"))));
    Map<String, Reading> readings =
        Map.of("01-ai/Yi-34B", odd, "01-ai/Yi-6B", plain, "org/model", plain);
    List<Finding> findings = new ArrayList<>();
    SortedMap<String, SmokeResult> results =
        Replicas.run(
            readings,
            reading -> {
              if (reading == odd) {
                throw new ArithmeticException("/ by zero");
              }
              return NOTHING;
            },
            findings::add);
    assertEquals(Set.of("01-ai/Yi-6B", "org/model"), results.keySet());
    assertEquals(
        List.of("01-ai/Yi-34B: warning: Pedigree made a mistake here:"),
        findings.stream()
            .map(f -> FindingPrinter.terminal(f, null).replaceFirst("(?s) java\\.lang.*", ""))
            .toList());
  }
}
