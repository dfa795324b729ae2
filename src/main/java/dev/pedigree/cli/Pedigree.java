package dev.pedigree.cli;

/** Entry point. */
public final class Pedigree {
  private Pedigree() {}

  public static void main(String[] args) {}
}
