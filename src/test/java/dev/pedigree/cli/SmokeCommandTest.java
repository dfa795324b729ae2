package dev.pedigree.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmokeCommandTest {
  private static final String GPT2 = "src/test/resources/dev/pedigree/smoke/gpt2";

  @Test
  void aModelWithItsReferenceIsSaidToMatchIt() {
    Run run = Run.of("smoke", GPT2);
    assertEquals(0, run.exit());
    assertEquals(GPT2 + ": matches-reference", run.out().lines().findFirst().orElseThrow());
    assertEquals("", run.err());
  }

  @Test
  void oneDocumentStandsOnEachLineInTheOrderGivenAlsoAfterABadOne() throws JsonProcessingException {
    Run run = Run.of("smoke", "--json", "no/such/model", GPT2);
    assertEquals(1, run.exit());
    JsonNode bad = run.documents().get(0);
    assertEquals("no/such/model", bad.get("source").asText());
    assertEquals("not-run", bad.get("verdict").asText());
    assertEquals("error", bad.at("/findings/0/severity").asText());
    assertEquals("matches-reference", run.documents().get(1).get("verdict").asText());
    assertEquals(2, run.documents().size());
  }

  @Test
  void logitsOfGivenIdsAreWritten(@TempDir Path folder) throws IOException {
    Path ids = Files.writeString(folder.resolve("ids.json"), "[[1, 2, 3]]");
    Path logits = folder.resolve("logits.bin");
    Run run = Run.of("smoke", "--input-ids", ids, "--logits", logits, GPT2);
    assertEquals(0, run.exit(), run.out() + run.err());
    assertEquals(0, Files.size(logits) % (4 * 3), "float32 of three tokens");
  }

  @Test
  void idsForSeveralModelsAreAUsageError() {
    Run run = Run.of("smoke", "--input-ids", "ids.json", GPT2, GPT2);
    assertEquals(2, run.exit());
    assertEquals(
        "--input-ids and --logits are for one PATH at a time",
        run.err().lines().findFirst().orElseThrow());
  }
}
