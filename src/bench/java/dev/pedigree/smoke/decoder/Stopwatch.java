package dev.pedigree.smoke.decoder;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Takes the time of prompts and prints it for the program that asked. */
final class Stopwatch {
  private Stopwatch() {}

  /** Evaluates a prompt of this many tokens. */
  interface Prompt {
    void of(int tokens);
  }

  /**
   * Prints a line for each run: the word run, tokens, milliseconds, milliseconds of processor time.
   *
   * @param args anything, then how many runs, how many before them to get warm, then the lengths of
   *     the prompts
   */
  static void run(String[] args, Prompt prompt) {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    for (int a = 3; a < args.length; a++) {
      int tokens = Integer.parseInt(args[a]);
      for (int r = -Integer.parseInt(args[2]); r < Integer.parseInt(args[1]); r++) {
        long wall = System.nanoTime();
        long busy = system.getProcessCpuTime();
        prompt.of(tokens);
        busy = system.getProcessCpuTime() - busy;
        wall = System.nanoTime() - wall;
        if (r >= 0) {
          System.out.printf(Locale.ROOT, "run %d %.1f %.1f%n", tokens, wall / 1e6, busy / 1e6);
        }
      }
    }
  }
}
