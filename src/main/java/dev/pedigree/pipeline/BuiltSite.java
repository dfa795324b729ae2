package dev.pedigree.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pedigree.AtomicFile;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.site.SiteWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a site in a folder was built from and what was reported, so that a build of the same things
 * into the same files has nothing to do.
 *
 * @param inputs digest of what it was built from
 * @param outputs digest of its files
 */
record BuiltSite(
    String inputs,
    String outputs,
    int models,
    int described,
    int comparisons,
    int files,
    List<Finding> findings) {

  private static final String NAME = ".pedigree-built.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * The report of the build that made what is in a folder, if it was of these inputs and nobody
   * touched the files since.
   */
  static Optional<SiteReport> unchanged(Path out, String inputs, Workspace workspace)
      throws IOException {
    Path file = out.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      BuiltSite built = JSON.readValue(Files.readAllBytes(file), BuiltSite.class);
      return built.inputs.equals(inputs) && built.outputs.equals(outputs(out))
          ? Optional.of(built.report(workspace))
          : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty(); // another program wrote it, so the site is built again
    }
  }

  /**
   * Stores what a site was built from beside it.
   *
   * @param files the digest of each of its files
   */
  static void write(Path out, String inputs, SortedMap<String, String> files, SiteReport report)
      throws IOException {
    BuiltSite built =
        new BuiltSite(
            inputs,
            outputs(files),
            report.models(),
            report.described(),
            report.comparisons(),
            report.files(),
            report.findings());
    AtomicFile.write(
        out.resolve(NAME),
        (JSON.writeValueAsString(built) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static String outputs(Path out) throws IOException {
    List<String> paths = List.copyOf(SiteWriter.paths(out));
    List<String> digests =
        paths.parallelStream().map(path -> BuildInputs.digest(out.resolve(path))).toList();
    SortedMap<String, String> files = new TreeMap<>();
    for (int i = 0; i < paths.size(); i++) {
      files.put(paths.get(i), digests.get(i));
    }
    return outputs(files);
  }

  private static String outputs(SortedMap<String, String> files) {
    List<String> lines = new ArrayList<>();
    files.forEach((path, digest) -> lines.add(path + " " + digest));
    return BuildInputs.digest(lines);
  }

  private SiteReport report(Workspace workspace) throws IOException {
    Map<String, String> sources = new TreeMap<>();
    for (Finding finding : findings) {
      String path = finding.location().path();
      Path file = CheckoutPaths.file(workspace.content(), path);
      if (finding.location().line() > 0 && Files.isRegularFile(file)) {
        sources.put(path, Files.readString(file));
      }
    }
    return new SiteReport(models, described, comparisons, files, 0, 0, findings, sources);
  }
}
