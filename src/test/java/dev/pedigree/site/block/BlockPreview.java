package dev.pedigree.site.block;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.ArchitectureDiffer;
import dev.pedigree.architecture.reading.ArchitectureReader;
import dev.pedigree.architecture.reading.PaperArchitecture;
import dev.pedigree.architecture.reading.SharedRepo;
import dev.pedigree.catalog.reading.CatalogReader;
import dev.pedigree.site.language.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Writes figures of the shared repositories to {@code target/preview/}, to look at. */
public final class BlockPreview {
  private static final List<String> SHOWN =
      List.of(
          "huggyllama/llama-7b",
          "01-ai/Yi-34B@original",
          "baichuan-inc/Baichuan-13B-Base",
          "Qwen/Qwen-7B",
          "tiiuae/falcon-180B",
          "openai-community/gpt2",
          "paper/gpt-3",
          "paper/gopher",
          "Qwen/Qwen3-8B",
          "paper/transformer-2017",
          "mistralai/Mixtral-8x7B-v0.1",
          "deepseek-ai/DeepSeek-V3",
          "google/gemma-3-27b-pt",
          "openai/gpt-oss-20b",
          "allenai/OLMo-2-1124-7B",
          "microsoft/Phi-3-mini-4k-instruct",
          "microsoft/phi-2",
          "google/gemma-2b",
          "ibm-granite/granite-3.0-8b-base",
          "EleutherAI/pythia-6.9b");

  private BlockPreview() {}

  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of("target/preview"));
    for (Language language : Language.values()) {
      StringBuilder html = new StringBuilder("<!doctype html><html lang=\"" + language.tag());
      html.append(
          "\"><meta charset=utf-8><link rel=stylesheet href=../../templates/styles/base.css>");
      html.append("<link rel=stylesheet href=../../templates/styles/block.css><style>");
      html.append(
          ".g{display:grid;grid-template-columns:repeat(auto-fill,340px);gap:2rem}</style>");
      html.append("<div class=g>");
      for (String id : SHOWN) {
        String svg = BlockFigure.of(id, architecture(id), Set.of(), language);
        html.append(
            "<div><h3>"
                + id
                + " "
                + svg.getBytes(StandardCharsets.UTF_8).length
                + "</h3>"
                + svg
                + "</div>");
      }
      pair(html, language, "huggyllama/llama-7b", "01-ai/Yi-34B@original");
      pair(html, language, "huggyllama/llama-7b", "tiiuae/falcon-180B");
      pair(html, language, "mistralai/Mixtral-8x7B-v0.1", "deepseek-ai/DeepSeek-V3");
      Files.writeString(folder.resolve("blocks-" + language.path() + ".html"), html + "</div>");
    }
  }

  private static void pair(StringBuilder html, Language language, String a, String b) {
    Architecture left = architecture(a);
    Architecture right = architecture(b);
    BlockFigure.Pair pair =
        BlockFigure.pair(ArchitectureDiffer.diff(left, right), a, left, b, right, language);
    html.append("<div><h3>" + a + "</h3>" + pair.a() + "</div>");
    html.append("<div><h3>" + b + "</h3>" + pair.b() + "</div>");
  }

  static Architecture architecture(String id) {
    if (id.startsWith("paper/")) {
      return PaperArchitecture.of(
          CatalogReader.read(Path.of("content"))
              .catalog()
              .model(id)
              .orElseThrow()
              .paper()
              .orElseThrow());
    }
    return SharedRepo.all().stream()
        .filter(repo -> repo.id().equals(id))
        .map(repo -> ArchitectureReader.read(id, repo.config(), repo.tensors()))
        .findFirst()
        .orElseThrow()
        .architecture()
        .orElseThrow();
  }
}
