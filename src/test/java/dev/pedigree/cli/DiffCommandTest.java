package dev.pedigree.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {
  @TempDir Path folder;

  @Test
  void twoRenamedNormsAreTwoRenamesAndNoDifference() throws IOException {
    Path llama = new TinyModel().write(folder.resolve("llama"));
    Path yi = new TinyModel().likeYi().write(folder.resolve("yi"));
    JsonNode diff = Run.of("diff", "--json", llama, yi).documents().get(0);
    assertEquals("same", diff.at("/verdict/design").asText());
    assertEquals("same", diff.at("/verdict/shape").asText());
    assertEquals("unknown", diff.at("/verdict/weights").asText());
    assertEquals("nothing", diff.at("/weights/restsOn").asText());
    assertEquals("headers", diff.at("/weights/read").asText());
    assertEquals("unknown", diff.at("/weights/derived").asText());
    assertEquals("only headers were read", diff.at("/weights/sentence/en").asText());
    assertEquals("same", diff.get("identicalListing").asText());
    assertEquals(2, diff.get("renames").size());
    assertEquals("layer.attn_norm.weight", diff.at("/renames/0/role").asText());
    assertEquals("model.layers.{l}.input_layernorm.weight", diff.at("/renames/0/a").asText());
    assertEquals("model.layers.{l}.ln1.weight", diff.at("/renames/0/b").asText());
  }

  @Test
  void theTerminalLeadsWithTheThreeAnswers() throws IOException {
    Path a = new TinyModel().write(folder.resolve("a"));
    Path b = new TinyModel().kvHeads(1).layers(3).write(folder.resolve("b"));
    Run run = Run.of("diff", a, b);
    assertEquals(0, run.exit(), run.err());
    assertTrue(
        run.outIn(folder)
            .startsWith(
                """
                …/a  →  …/b
                The same architecture with 1 switch set otherwise.

                  same design?   yes  (distance: 1 line)
                  same shape?    no
                  same weights?  different  (the sizes differ, so the numbers cannot be the same; \
                whether one was made from the other was not checked)

                variation —"""),
        run.out());
  }

  @Test
  void aSideThatCannotBeOpenedIsNamedAndTheExitIsOne() throws IOException {
    Path a = new TinyModel().write(folder.resolve("a"));
    Run run = Run.of("diff", a, "nobody/nothing");
    assertEquals(1, run.exit());
    assertTrue(
        run.err().startsWith("nobody/nothing: error: there is no file, folder or catalogued"),
        run.err());
  }

  @Test
  void theFirstSentenceSaysThatOnlyNamesDiffer() throws IOException {
    Path llama = new TinyModel().write(folder.resolve("llama"));
    Path yi = new TinyModel().likeYi().write(folder.resolve("yi"));
    assertEquals(
        "Line by line the same architecture, one shape, 2 roles under other names.",
        Run.of("diff", llama, yi).out().lines().skip(1).findFirst().orElseThrow());
    assertEquals(
        "Line by line the same architecture, one shape.",
        Run.of("diff", llama, llama).out().lines().skip(1).findFirst().orElseThrow());
  }
}
