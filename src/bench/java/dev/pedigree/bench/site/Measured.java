package dev.pedigree.bench.site;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a run of another process took, on Linux.
 *
 * @param seconds from start to end
 * @param cpuSeconds of all threads; at most a twentieth of a second behind
 * @param megabytes the largest resident memory
 * @param output what it printed
 */
record Measured(double seconds, double cpuSeconds, long megabytes, String output) {
  private static final double TICKS = 100;

  /** Runs a command in a folder and waits for it; a command that fails is an error. */
  static Measured run(Path folder, List<String> command) throws IOException, InterruptedException {
    File log = folder.resolve("run.log").toFile();
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start();
    double cpu = 0;
    long memory = 0;
    while (process.isAlive()) {
      Path of = Path.of("/proc", Long.toString(process.pid()));
      cpu = Math.max(cpu, read(of.resolve("stat")).map(Measured::cpu).orElse(0.0));
      memory = Math.max(memory, read(of.resolve("status")).map(Measured::peak).orElse(0L));
      Thread.sleep(20);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    String output = Files.readString(log.toPath());
    if (process.exitValue() != 0) {
      throw new IOException(command + " ended with " + process.exitValue() + ":\n" + output);
    }
    return new Measured(seconds, cpu, memory, output);
  }

  /** A file of a process; empty when the process is gone. */
  private static Optional<String> read(Path file) {
    try {
      return Optional.of(Files.readString(file));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static double cpu(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS;
  }

  private static long peak(String status) {
    return status
        .lines()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(0);
  }
}
