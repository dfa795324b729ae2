package dev.pedigree.smoke.numbers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class KernelTest {

  @Test
  void aProductIsTheSameForOneTokenAndForMany() {
    float[] w = new float[37 * 19];
    float[] x = new float[5 * 19];
    for (int i = 0; i < w.length; i++) {
      w[i] = (float) Math.sin(i);
    }
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) Math.cos(3 * i);
    }
    Matrix matrix = new Matrices.Held(w, 37, 19);
    float[] all = Kernel.multiply(matrix, null, x, 5);
    float[] last = new float[19];
    System.arraycopy(x, 4 * 19, last, 0, 19);
    float[] alone = Kernel.multiply(matrix, null, last, 1);
    float[] same = new float[37];
    System.arraycopy(all, 4 * 37, same, 0, 37);
    assertArrayEquals(alone, same);
  }

  @Test
  void biasesAreAdded() {
    Matrix matrix = new Matrices.Held(new float[] {1, 2, 3, 4}, 2, 2);
    assertArrayEquals(
        new float[] {13, 27}, Kernel.multiply(matrix, new float[] {8, 16}, new float[] {1, 2}, 1));
  }

  @Test
  void vectorInstructionsAgreeWithPlainJavaAndDecodeTheSameNumbers()
      throws IOException, InterruptedException {
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                VectorAgreement.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<String> lines =
        new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    assertEquals(0, java.waitFor());
    assertTrue(Double.parseDouble(lines.get(0)) < 1e-5, lines.toString());
    assertEquals("0", lines.get(1));
  }
}
