package dev.pedigree.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.site.link.LinkCheck;
import dev.pedigree.site.text.Addresses;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.GZIPOutputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The pages of the real catalogue about the debate of November 2023. */
@Tag("slow")
class DebatePagesTest {
  private final SortedMap<String, byte[]> site = WholeSite.files();

  @Test
  void yiIsLlama2LineForLineWithTwoNormsRenamed() {
    Document page = diff("meta-llama/Llama-2-70b-hf", "01-ai/Yi-34B@original");
    assertEquals(
        "Yi-34B (first release) has exactly the design of Llama-2-70B, line for line, in other"
            + " sizes, with other constants (RoPE base); 2 tensor roles are renamed: input_layernorm"
            + " → ln1, post_attention_layernorm → ln2.",
        verdict(page));
    assertEquals(
        List.of(
            "= same design",
            "≠ other sizes",
            "≠ different",
            "the sizes differ, so the numbers cannot be the same; whether one was made"
                + " from the other was not checked"),
        page.select(".answer dd").eachText());
    assertEquals(8, page.select(".listing tr.same").size());
  }

  @Test
  void yiIsLlama7BWithOneVariation() {
    Document page = diff("huggyllama/llama-7b", "01-ai/Yi-34B@original");
    assertTrue(
        verdict(page)
            .startsWith(
                "Yi-34B (first release) has the design of LLaMA-7B with 1 line set otherwise"
                    + " (attention)"),
        verdict(page));
    assertEquals(List.of("attention"), page.select(".listing tr.changed th").eachText());
  }

  @Test
  void baichuan7BIsLlamaAndBaichuan13BIsNot() {
    assertTrue(
        verdict(diff("huggyllama/llama-7b", "baichuan-inc/Baichuan-7B"))
            .contains("has exactly the design of LLaMA-7B"));
    assertTrue(
        verdict(diff("huggyllama/llama-13b", "baichuan-inc/Baichuan-13B-Base"))
            .contains("has a different design from LLaMA-13B: 1 line (position)"));
  }

  @Test
  void qwen7BIsLlamaPlusThreeBiases() {
    Document page = diff("huggyllama/llama-7b", "Qwen/Qwen-7B");
    assertEquals(List.of("attention"), page.select(".listing tr.changed th").eachText());
    assertTrue(page.select(".listing tr.changed").text().contains("bias on q, k, v"));
  }

  @Test
  void falconIsNotLlama() {
    Document page = diff("huggyllama/llama-7b", "tiiuae/falcon-180B");
    assertEquals("≠ another design", page.select(".answer dd").first().text());
    String changed = page.select(".listing tr.changed").text();
    for (String word : List.of("parallel", "layernorm", "gelu", "no gate")) {
      assertTrue(changed.contains(word), changed);
    }
  }

  @Test
  void theChainFromGpt3ToLlamaIsCountedStepByStep() {
    Document page = page("en/chains/index.html");
    assertEquals(
        List.of("Transformer (base)", "GPT-1", "GPT-2 (124M)", "GPT-3 175B", "Gopher 280B"),
        page.select("section:has(#chain-1) .who a").eachText().subList(0, 5));
    assertTrue(page.select(".step .lines").eachText().stream().allMatch(l -> l.contains("line")));
    assertFalse(page.select(".step small.known").isEmpty());
  }

  @Test
  void yiStandsAmongTheTwinsOfLlama2() {
    Document page = page("en/twins/index.html");
    String group = page.select(".group:contains(Yi-34B (first release))").first().text();
    assertTrue(group.matches("\\d+ models with the design of Llama-2-70B embedding .*"), group);
  }

  @Test
  void theTwinsOfQwen7BSayThatOneOfThemDoesNothingElseBeyondALength() {
    String group = page("en/twins/index.html").select(".group:contains(Qwen1.5-7B)").first().text();
    assertTrue(group.startsWith("4 models with the design of Qwen-7B"), group);
    assertTrue(
        group.contains(
            "base raised in steps beyond the context (dynamic NTK) yes: Qwen-7B, Qwen-7B-Chat (first"
                + " release), Qwen-14B no: Qwen1.5-7B"),
        group);
  }

  @Test
  void theRenameOfYiIsToldBesideItsFirstUpload() {
    Document page = page("en/models/01-ai/Yi-34B/index.html");
    assertEquals(
        "From the same repository: Yi-34B (first release). Yi-34B has exactly the design of Yi-34B"
            + " (first release), line for line, in the same sizes; 2 tensor roles are renamed: ln1"
            + " → input_layernorm, ln2 → post_attention_layernorm. Compare the two",
        page.select(".revision").text());
  }

  @Test
  void everyLinkOfTheWholeSiteIsSound() {
    assertEquals(
        List.of(), LinkCheck.check(site).stream().map(f -> f.rule() + " " + f.location()).toList());
  }

  @Test
  void pagesStayLight() throws IOException {
    for (Map.Entry<String, byte[]> file : site.entrySet()) {
      if (file.getKey().matches("[^/]+/models/.+/index.html")) {
        assertTrue(packed(file.getValue()) < 40_000, file.getKey());
      }
    }
    assertTrue(packed(site.get("en/index.html")) < 100_000);
  }

  private static int packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.size();
  }

  private static String verdict(Document page) {
    return page.selectFirst(".verdict").text();
  }

  private Document diff(String a, String b) {
    return page("en/" + Addresses.diff(a, b) + "index.html");
  }

  private Document page(String path) {
    return Jsoup.parse(new String(site.get(path), StandardCharsets.UTF_8));
  }
}
