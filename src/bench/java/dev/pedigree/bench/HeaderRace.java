package dev.pedigree.bench;

import dev.pedigree.weights.format.WeightHeaders;
import dev.pedigree.weights.source.FileSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the same files with Pedigree and with other programs, one after the other on one machine,
 * each in a warm process, and prints milliseconds and ratios. The fastest of many runs counts: what
 * else the machine does slows all others. A peer that is not there is left out: ggml is taken from
 * the program that {@code GGML_TIMES} names, the npm reader from the folder {@code HF_GGUF_DIR}, in
 * which {@code @huggingface/gguf} is installed.
 */
public final class HeaderRace {
  private static final int RUNS = 100;

  private HeaderRace() {}

  public static void main(String[] args) throws IOException {
    Path folder = Files.createTempDirectory("header-race");
    try {
      race(folder);
    } finally {
      try (var files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  private static void race(Path folder) throws IOException {
    Map<Path, Double> ours = new LinkedHashMap<>();
    List<Path> gguf = new ArrayList<>();
    for (HeaderFile file : HeaderFile.values()) {
      Path quarter = file.write(folder, 4);
      Path whole = file.write(folder, 1);
      double small = fastest(quarter);
      ours.put(whole, fastest(whole));
      System.out.printf(
          Locale.ROOT,
          "%-34s %5.1f MB  %8.2f ms  %5.1f times a quarter of it%n",
          whole.getFileName(),
          Files.size(whole) / 1e6,
          ours.get(whole),
          ours.get(whole) / small);
      if (file.gguf()) {
        gguf.add(whole);
      }
    }
    peer("ggml", System.getenv("GGML_TIMES"), "GGML_TIMES", List.of(), gguf, ours);
    String npm = System.getenv("HF_GGUF_DIR");
    Path script = Path.of("src/bench/peers/hf-gguf.mjs").toAbsolutePath();
    List<String> before = npm == null ? List.of() : List.of(script.toString(), npm);
    peer("@huggingface/gguf", npm == null ? null : "node", "HF_GGUF_DIR", before, gguf, ours);
  }

  private static void peer(
      String name,
      String program,
      String variable,
      List<String> before,
      List<Path> files,
      Map<Path, Double> ours)
      throws IOException {
    System.out.println();
    if (program == null) {
      System.out.println(name + ": left out, " + variable + " is not set");
      return;
    }
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(before);
    files.forEach(file -> command.add(file.toString()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] words = line.split("\t");
        Path file = Path.of(words[0]);
        double time = Double.parseDouble(words[1]);
        System.out.printf(
            Locale.ROOT,
            "%-34s %-18s %9.2f ms  %7.1f times ours%n",
            file.getFileName(),
            name,
            time,
            time / ours.get(file));
      }
    }
  }

  private static double fastest(Path path) throws IOException {
    double fastest = Double.MAX_VALUE;
    for (int i = 0; i < RUNS; i++) {
      long start = System.nanoTime();
      try (FileSource source = new FileSource(path.getFileName().toString(), path)) {
        if (WeightHeaders.read(source).header().isEmpty()) {
          throw new IllegalStateException(path + " is not read");
        }
      }
      fastest = Math.min(fastest, (System.nanoTime() - start) / 1e6);
    }
    return fastest;
  }
}
