package dev.pedigree.smoke.decoder;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Evaluates prompts with this program, in plain Java and with vector instructions, and with
 * llama.cpp: the same random model in the same file, the same tokens and threads, all in one run.
 * Prints tokens a second and the ratios to llama.cpp. What counts is the median of the processor
 * time, which other programs on the machine disturb least; the clock agrees where there are none.
 */
final class PromptRace {
  private static final List<String> VECTORS = List.of("--add-modules", "jdk.incubator.vector");

  private PromptRace() {}

  /**
   * Arguments: layers (TinyLlama has 22), threads, runs, number types and lengths of prompts, these
   * two separated by commas.
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    int threads = Integer.parseInt(args[1]);
    String[] lengths = args[4].split(",");
    Path folder = Files.createTempDirectory("prompt-race");
    System.out.printf(
        "%-5s %6s %9s %9s %9s %9s %9s %8s%n",
        "type", "tokens", "plain", "vector", "llama.cpp", "plain/l.", "vector/l.", "spread");
    for (String name : args[3].split(",")) {
      Path file = folder.resolve(name + ".gguf");
      RandomGguf.write(file, RandomGguf.Type.valueOf(name), Integer.parseInt(args[0]));
      Map<Integer, double[]> peer =
          times(List.of(), PeerRun.class, threads, file, args[2], lengths);
      Map<Integer, double[]> plain =
          times(List.of(), OwnRun.class, threads, file, args[2], lengths);
      Map<Integer, double[]> vector = times(VECTORS, OwnRun.class, threads, file, args[2], lengths);
      for (int tokens : peer.keySet()) {
        double a = tokens / median(plain.get(tokens)) * 1000 * threads;
        double b = tokens / median(vector.get(tokens)) * 1000 * threads;
        double c = tokens / median(peer.get(tokens)) * 1000 * threads;
        double spread =
            Math.max(
                spread(peer.get(tokens)),
                Math.max(spread(plain.get(tokens)), spread(vector.get(tokens))));
        System.out.printf(
            "%-5s %6d %9.1f %9.1f %9.1f %9.2f %9.2f %7.0f%%%n",
            name, tokens, a, b, c, a / c, b / c, 100 * spread);
      }
      Files.delete(file);
    }
    Files.delete(folder);
  }

  private static Map<Integer, double[]> times(
      List<String> options, Class<?> program, int threads, Path file, String runs, String[] lengths)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-Xmx1g");
    command.add("-Dthreads=" + threads);
    command.add("-Djava.util.concurrent.ForkJoinPool.common.parallelism=" + (threads - 1));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(program.getName());
    command.add(file.toString());
    command.add(runs);
    command.add("5"); // Just-in-time compilers need some runs to get warm.
    command.addAll(List.of(lengths));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    Map<Integer, List<Double>> busy = new TreeMap<>();
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] words = line.split(" ");
        if (words[0].equals("run")) {
          busy.computeIfAbsent(Integer.parseInt(words[1]), t -> new ArrayList<>())
              .add(Double.parseDouble(words[3]));
        }
      }
    }
    if (process.waitFor() != 0) {
      throw new IOException(program.getSimpleName() + " ended with " + process.exitValue());
    }
    Map<Integer, double[]> times = new TreeMap<>();
    busy.forEach(
        (tokens, all) -> times.put(tokens, all.stream().mapToDouble(d -> d).sorted().toArray()));
    return times;
  }

  private static double median(double[] sorted) {
    return sorted[sorted.length / 2];
  }

  /** From the fastest to the slowest run, relative to the median. */
  private static double spread(double[] sorted) {
    return (sorted[sorted.length - 1] - sorted[0]) / median(sorted);
  }
}
