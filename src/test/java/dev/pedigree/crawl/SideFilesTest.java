package dev.pedigree.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.diagnostics.Finding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Findings where a configuration and the files beside it disagree. */
class SideFilesTest {
  @Test
  void moreRowsThanTokensArePadding() throws IOException {
    assertEquals(
        List.of(
            "info tokenizer.json (vocab): vocab_size is 64, the tokenizer has 3 tokens: 61 rows are"
                + " padding"),
        tokenizer(64, "{\"model\":{\"vocab\":{\"a\":0,\"b\":1,\"c\":2}}}"));
  }

  @Test
  void fewerRowsThanTokensAreAMistake() throws IOException {
    assertEquals(
        List.of(
            "warning tokenizer.json (vocab): vocab_size is 2, but the tokenizer has 3 tokens: the"
                + " last ones have no row"),
        tokenizer(2, "{\"model\":{\"vocab\":{\"a\":0,\"b\":1,\"c\":2}}}"));
  }

  @Test
  void asManyRowsAsTokensAreNothingToSay() throws IOException {
    assertEquals(List.of(), tokenizer(1, "{\"model\":{\"vocab\":{\"a\":0}}}"));
    assertEquals(List.of(), tokenizer(64, "{\"model\":{}}"), "no tokens are listed");
  }

  @Test
  void theSizeMayStandInThePartForText() throws IOException {
    ObjectNode config = JsonNodeFactory.instance.objectNode();
    config.putObject("text_config").put("vocab_size", 2);
    assertEquals(
        List.of(
            "info tokenizer.json (vocab): vocab_size is 2, the tokenizer has 1 token: 1 row is"
                + " padding"),
        tokenizer(config, "{\"model\":{\"vocab\":{\"a\":0}}}"));
  }

  @Test
  void aSizeThatIsNoWholeNumberIsNotCompared() throws IOException {
    ObjectNode config = JsonNodeFactory.instance.objectNode();
    assertEquals(List.of(), tokenizer(config, "{"));
    assertEquals(List.of(), tokenizer(config.put("vocab_size", "many"), "{"));
    assertEquals(List.of(), tokenizer(config.put("vocab_size", 2.5), "{"));
  }

  @Test
  void aVocabularyThatIsNoJsonIsSaidToBeNone() throws IOException {
    List<String> said = tokenizer(2, "{\"model\": nothing}");
    assertEquals(1, said.size());
    assertEquals(
        "warning tokenizer.json: this is not JSON: Unrecognized token 'nothing'",
        said.get(0).substring(0, said.get(0).indexOf("'nothing'") + 9));
  }

  private static List<String> tokenizer(int rows, String json) throws IOException {
    return tokenizer(JsonNodeFactory.instance.objectNode().put("vocab_size", rows), json);
  }

  private static List<String> tokenizer(JsonNode config, String json) throws IOException {
    List<Finding> findings = new ArrayList<>();
    SideFiles.tokenizer(
        "tokenizer.json",
        config,
        new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
        findings);
    return findings.stream().map(SideFilesTest::said).toList();
  }

  private static String said(Finding finding) {
    return finding.severity().toString().toLowerCase(java.util.Locale.ROOT)
        + " "
        + finding.location()
        + ": "
        + finding.message().en();
  }
}
