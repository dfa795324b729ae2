package dev.pedigree.cli;

import picocli.CommandLine;

/** The version in the manifest of the jar. */
final class Version implements CommandLine.IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Pedigree.class.getPackage().getImplementationVersion();
    return new String[] {"pedigree " + (version == null ? "(not packaged)" : version)};
  }
}
