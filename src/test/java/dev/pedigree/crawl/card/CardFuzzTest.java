package dev.pedigree.crawl.card;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.crawl.git.Blobs;
import dev.pedigree.diagnostics.Finding;
import java.util.ArrayList;
import java.util.List;

class CardFuzzTest {
  @FuzzTest(maxDuration = "10s")
  void anyFrontMatterIsAnObjectOrMissing(byte[] bytes) {
    Blobs.Bytes content = new Blobs.Bytes(bytes);
    List<Finding> findings = new ArrayList<>();
    JsonNode card = Card.read("README.md", content, findings);
    assertTrue(card.isObject() || card.isMissingNode());
    assertTrue(card.isObject() || !findings.isEmpty());
    findings.forEach(finding -> assertFalse(finding.message().zh().isEmpty()));
    ModelCard.of(card);
    CardClaims.read(content, "org/name-7b");
  }
}
