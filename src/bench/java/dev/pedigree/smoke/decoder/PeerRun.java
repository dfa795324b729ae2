package dev.pedigree.smoke.decoder;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.ModelParameters;

/** Evaluates prompts with llama.cpp. */
final class PeerRun {
  private PeerRun() {}

  /** Arguments as of {@link OwnRun}; threads by the property {@code threads}. */
  public static void main(String[] args) {
    int threads = Integer.getInteger("threads");
    ModelParameters parameters =
        new ModelParameters()
            .setModel(args[0])
            .setGpuLayers(0)
            .setThreads(threads)
            .setThreadsBatch(threads)
            .setCtxSize(1024)
            .setBatchSize(512)
            .setUbatchSize(512);
    LlamaModel model = new LlamaModel(parameters);
    Stopwatch.run(args, tokens -> prompt(model, tokens));
    System.out.flush();
    Runtime.getRuntime().halt(0); // Closing the model may wait for ever.
  }

  private static void prompt(LlamaModel model, int tokens) {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i < tokens; i++) {
      text.append(RandomGguf.character(RandomGguf.token(i)));
    }
    if (model.encode(text.toString()).length != tokens - 1) {
      throw new IllegalStateException("a character is a token");
    }
    InferenceParameters parameters =
        new InferenceParameters(text.toString()).setNPredict(1).setCachePrompt(false);
    model.complete(parameters);
  }
}
