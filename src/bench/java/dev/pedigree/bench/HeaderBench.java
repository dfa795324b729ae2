package dev.pedigree.bench;

import dev.pedigree.weights.HeaderReading;
import dev.pedigree.weights.format.WeightHeaders;
import dev.pedigree.weights.source.FileSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Opens a weight file, reads its header and closes it, in a warm process. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class HeaderBench {
  @Param public HeaderFile file;

  /**
   * A quarter and the whole: four times the work must not take much more than four times as long.
   */
  @Param({"4", "1"})
  public int part;

  private Path folder;
  private Path path;

  @Setup(Level.Trial)
  public void write() throws IOException {
    folder = Files.createTempDirectory("header-bench");
    path = file.write(folder, part);
    HeaderReading reading = read();
    if (reading.header().isEmpty()) {
      throw new IllegalStateException(file + " is not read: " + reading.findings());
    }
  }

  @TearDown(Level.Trial)
  public void delete() throws IOException {
    Files.delete(path);
    Files.delete(folder);
  }

  @Benchmark
  public HeaderReading read() throws IOException {
    try (FileSource source = new FileSource(path.getFileName().toString(), path)) {
      return WeightHeaders.read(source);
    }
  }
}
