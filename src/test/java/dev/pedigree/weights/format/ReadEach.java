package dev.pedigree.weights.format;

import dev.pedigree.diagnostics.Severity;
import dev.pedigree.weights.HeaderReading;
import dev.pedigree.weights.source.ByteSource;
import dev.pedigree.weights.source.FileSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Reads each file it is given and prints one line for it, in a virtual machine of its own. */
final class ReadEach {
  private ReadEach() {}

  /** The lines about files, read one after the other by a virtual machine with 256 MiB of heap. */
  static List<String> inSmallHeap(List<Path> files) throws IOException, InterruptedException {
    Path list = Files.createTempFile("files", ".txt");
    Path output = Files.createTempFile("output", ".txt");
    Files.write(list, files.stream().map(Path::toString).toList());
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            ReadEach.class.getName(),
            list.toString());
    Process child =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .redirectOutput(output.toFile())
            .start();
    try {
      if (!child.waitFor(5, TimeUnit.MINUTES)) {
        throw new IOException("hangs after " + Files.readAllLines(output));
      }
      return Files.readAllLines(output);
    } finally {
      child.destroyForcibly();
      Files.delete(list);
      Files.delete(output);
    }
  }

  public static void main(String[] args) throws IOException {
    for (String file : Files.readAllLines(Path.of(args[0]))) {
      String name = Path.of(file).getFileName().toString();
      try (ByteSource source = new FileSource(name, Path.of(file))) {
        HeaderReading reading = WeightHeaders.read(source);
        String rule =
            reading.findings().stream()
                .filter(f -> f.severity() == Severity.ERROR && !f.rule().endsWith("-global"))
                .map(f -> f.rule().replace("weights.", " "))
                .findFirst()
                .orElse("");
        System.out.println(name + (reading.header().isPresent() ? " read" : " refused" + rule));
      }
    }
  }
}
