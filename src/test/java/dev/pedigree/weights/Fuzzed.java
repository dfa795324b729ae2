package dev.pedigree.weights;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Severity;
import dev.pedigree.weights.format.WeightHeaders;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.Supplier;

/** Checks what must hold for any bytes, on every input of a fuzzer. */
public final class Fuzzed {
  /** Bytes that any reading may allocate, besides so many for each byte of the file. */
  private static final long ALLOCATED = 16L << 20;

  private static final int ALLOCATED_PER_BYTE = 4_000;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Fuzzed() {}

  /** Reads {@code bytes} as a file of that name. */
  public static void file(String name, byte[] bytes) {
    HeaderReading reading =
        bounded(bytes.length, () -> WeightHeaders.read(new Memory(name, bytes)));
    findings(reading.findings());
    boolean error = reading.findings().stream().anyMatch(f -> f.severity() == Severity.ERROR);
    assertTrue(
        error || reading.header().isPresent(),
        "what cannot be read must have an error that says why");
    reading.header().ifPresent(header -> header(header, bytes.length, error));
  }

  private static void header(WeightHeader header, int size, boolean error) {
    assertTrue(header.tensors().size() <= size, "more tensors than bytes");
    assertTrue(header.headerBytes() <= size, () -> "a header of " + header.headerBytes());
    for (Tensor tensor : header.tensors()) {
      assertTrue(tensor.bytes() >= 0, tensor::toString);
      boolean inside = tensor.offset() >= 0 && tensor.offset() + tensor.bytes() <= size;
      assertTrue(
          error || inside || tensor.bytes() == 0 || !tensor.storage().isEmpty(), tensor::toString);
    }
  }

  /** Every finding can be printed. */
  public static void findings(List<Finding> findings) {
    for (Finding finding : findings) {
      assertFalse(finding.message().en().isEmpty(), finding::rule);
      assertFalse(finding.message().zh().isEmpty(), finding::rule);
      finding.hint();
    }
  }

  /** Runs a reading and checks how much it allocated. */
  public static <T> T bounded(int size, Supplier<T> reading) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    T result = reading.get();
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    if (allocated > ALLOCATED + (long) ALLOCATED_PER_BYTE * size) {
      before = THREADS.getCurrentThreadAllocatedBytes();
      T unused =
          reading.get(); // once more, without class loading, which is expensive under a fuzzer
      long again = THREADS.getCurrentThreadAllocatedBytes() - before;
      assertTrue(
          again < ALLOCATED + (long) ALLOCATED_PER_BYTE * size,
          () -> again + " bytes allocated for " + size);
    }
    return result;
  }
}
