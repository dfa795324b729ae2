package dev.pedigree.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Two dozen models of the catalogue with their snapshots: one or two of each kind that a job treats
 * in a way of its own.
 */
final class SmallCatalogue {
  private static final Path CONTENT = Path.of("content");

  /** The kinds, and the models that stand for them. */
  static final Map<String, List<String>> KINDS =
      Map.ofEntries(
          Map.entry("from a paper only", List.of("paper/transformer-2017", "paper/gpt-1")),
          Map.entry("before LLaMA", List.of("openai-community/gpt2")),
          Map.entry("plain", List.of("huggyllama/llama-7b", "meta-llama/Llama-2-7b-hf")),
          Map.entry("twins", List.of("mistralai/Mistral-7B-v0.1", "HuggingFaceH4/zephyr-7b-beta")),
          Map.entry("an earlier revision", List.of("01-ai/Yi-34B@original", "01-ai/Yi-34B")),
          Map.entry("an adapter", List.of("tloen/alpaca-lora-7b")),
          Map.entry("a merge of models that are not here", List.of("Gryphe/MythoMax-L2-13b")),
          Map.entry("layers repeated", List.of("upstage/SOLAR-10.7B-Instruct-v1.0")),
          Map.entry("quantized", List.of("TheBloke/Wizard-Vicuna-30B-Uncensored-GPTQ")),
          Map.entry(
              "experts",
              List.of(
                  "mistralai/Mixtral-8x7B-v0.1", "cognitivecomputations/dolphin-2.5-mixtral-8x7b")),
          Map.entry(
              "latent attention", List.of("deepseek-ai/DeepSeek-V3", "deepseek-ai/DeepSeek-R1")),
          Map.entry(
              "distilled", List.of("Qwen/Qwen2.5-7B", "deepseek-ai/DeepSeek-R1-Distill-Qwen-7B")),
          Map.entry(
              "without attention", List.of("state-spaces/mamba-2.8b-hf", "RWKV/rwkv-4-7b-pile")),
          Map.entry("hybrids", List.of("ai21labs/Jamba-v0.1", "google/recurrentgemma-2b")),
          Map.entry("pictures and texts", List.of("google/gemma-3-27b-pt")),
          Map.entry("four bits", List.of("openai/gpt-oss-20b")));

  private SmallCatalogue() {}

  /** Copies it into a folder. */
  static Path in(Path content) throws IOException {
    for (List<String> models : KINDS.values()) {
      for (String model : models) {
        copy("models/" + model + ".md", content);
        copy("models/" + model + ".zh.md", content);
        if (!model.startsWith("paper/")) {
          copy("snapshots/" + model + ".json", content);
        }
      }
    }
    try (Stream<Path> families = Files.list(CONTENT.resolve("families"))) {
      for (Path family : (Iterable<Path>) families::iterator) {
        copy(CONTENT.relativize(family).toString(), content);
      }
    }
    Files.writeString(
        content.resolve("site.yaml"),
        """
        title: {en: Pedigree, zh: 模型谱系}
        tagline: {en: A few models, zh: 几个模型}
        baseUrl: https://pedigree.example
        editUrl: ""
        comparisons:
          - [huggyllama/llama-7b, 01-ai/Yi-34B@original]
          - [mistralai/Mistral-7B-v0.1, ai21labs/Jamba-v0.1]
        chains:
          - - paper/transformer-2017
            - paper/gpt-1
            - openai-community/gpt2
            - huggyllama/llama-7b
        """);
    return content;
  }

  private static void copy(String file, Path to) throws IOException {
    Path target = to.resolve(file);
    Files.createDirectories(target.getParent());
    Files.copy(CONTENT.resolve(file), target);
  }
}
