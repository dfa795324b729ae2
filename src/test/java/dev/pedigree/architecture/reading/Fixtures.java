package dev.pedigree.architecture.reading;

import dev.pedigree.architecture.Architecture;

/** Architectures of the embedded fixtures, for the tests of later packages. */
public final class Fixtures {
  private Fixtures() {}

  public static Architecture architecture(String name) {
    return Fixture.of(name).architecture();
  }
}
