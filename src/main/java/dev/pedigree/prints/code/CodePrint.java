package dev.pedigree.prints.code;

import dev.pedigree.prints.Sketch;
import java.util.List;

/**
 * What is kept of a Python file: a few kilobytes.
 *
 * @param file its path in the repository
 * @param oid its digest, as of a weight file; empty where it has none
 * @param statements the statements of ten tokens or more of all functions and classes, each with
 *     its own names as numbers
 * @param units classes, methods and functions in their order
 */
public record CodePrint(String file, String oid, Sketch statements, List<CodeUnit> units) {
  /** Most units that are kept of a file; the longest in use have about two hundred. */
  static final int UNITS = 400;

  public CodePrint {
    units = List.copyOf(units);
  }

  /** Whether it is a configuration, and not a model. */
  public boolean configuration() {
    return file.substring(file.lastIndexOf('/') + 1).startsWith("configuration_");
  }
}
