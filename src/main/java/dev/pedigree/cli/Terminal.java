package dev.pedigree.cli;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;

/** Whether a person watches. */
final class Terminal {
  private Terminal() {}

  /**
   * Whether the program runs on a terminal. Up to Java 21 there is no console elsewhere; later ones
   * always have one, and it tells.
   */
  @SuppressWarnings("SystemConsoleNull") // what it warns of is asked below
  static boolean watched() {
    Console console = System.console();
    if (console == null || Runtime.version().feature() < 22) {
      return console != null;
    }
    try {
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("Java " + Runtime.version() + " has no isTerminal", e);
    }
  }
}
