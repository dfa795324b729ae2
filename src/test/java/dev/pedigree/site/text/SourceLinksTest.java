package dev.pedigree.site.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.Origin;
import dev.pedigree.lineage.Entry;
import dev.pedigree.site.SiteFixture;
import org.junit.jupiter.api.Test;

/** Where a reader can check a fact: made/llama was crawled, made/yi was rebuilt. */
class SourceLinksTest {
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  @Test
  void aFactOfTheConfigurationLeadsToItsFileAtTheCommitThatWasRead() {
    assertEquals(
        "https://example.org/made/llama/blob/" + COMMIT + "/config.json",
        link("made/llama", Origin.CONFIG, "config.json: hidden_size"));
    assertEquals(
        "https://example.org/made/llama/blob/" + COMMIT + "/params.json",
        link("made/llama", Origin.CONFIG, "params.json: dim"));
  }

  @Test
  void aDefaultLeadsToTheFileThatDoesNotSayIt() {
    assertEquals(
        "https://example.org/made/llama/blob/" + COMMIT + "/config.json",
        link("made/llama", Origin.DEFAULT, "LlamaConfig"));
  }

  @Test
  void aFactOfTheHeaderLeadsToTheOnlyWeightFile() {
    assertEquals(
        "https://example.org/made/llama/blob/" + COMMIT + "/model.safetensors",
        link("made/llama", Origin.HEADER, "model.norm.weight"));
    assertEquals(
        "https://example.org/made/llama/blob/" + COMMIT + "/model.safetensors",
        link("made/llama", Origin.CONFIG, "llama.block_count"));
  }

  @Test
  void nobodyHasSeenAFileOrCommitOfARebuiltRepository() {
    assertEquals("", link("made/yi", Origin.CONFIG, "config.json: hidden_size"));
    assertEquals("", link("made/yi", Origin.DEFAULT, "LlamaConfig"));
    assertEquals("", link("made/yi", Origin.HEADER, "model.norm.weight"));
    assertEquals("https://example.org/made/yi", SourceLinks.repository(entry("made/yi")));
    assertEquals("", SourceLinks.commit(entry("made/yi"), COMMIT));
    assertEquals(
        "https://example.org/made/llama/commit/" + COMMIT,
        SourceLinks.commit(entry("made/llama"), COMMIT));
  }

  @Test
  void aFactOfAPaperLeadsToThePaper() {
    assertEquals("https://example.org/paper", link("made/paper", Origin.PAPER, "arXiv"));
    assertEquals("https://example.org/paper", link("made/paper", Origin.MEMORY, ""));
  }

  @Test
  void whatNobodySaidLeadsNowhere() {
    assertEquals("", link("made/llama", Origin.UNKNOWN, ""));
    assertEquals("", link("made/llama", Origin.CLASS, "LlamaForCausalLM"));
    assertEquals("", SourceLinks.repository(entry("made/paper")));
  }

  private static String link(String id, Origin origin, String source) {
    return SourceLinks.of(entry(id), new Fact("x", origin, source));
  }

  private static Entry entry(String id) {
    return SiteFixture.atlas().entries().get(id);
  }
}
