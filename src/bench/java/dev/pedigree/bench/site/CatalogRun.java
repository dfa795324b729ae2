package dev.pedigree.bench.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Builds a catalogue of many models, made of copies of the real one under other organisations, cold
 * and again with nothing new, and prints seconds and memory. Run it in a checkout after {@code mvn
 * package}.
 */
public final class CatalogRun {
  private CatalogRun() {}

  /** Arguments: numbers of models, 1000 unless any is given; and the heap, such as 4g. */
  public static void main(String[] args) throws IOException, InterruptedException {
    String heap = Stream.of(args).filter(a -> a.matches("\\d+[gm]")).findFirst().orElse("1g");
    List<String> counts = Stream.of(args).filter(a -> a.matches("\\d+")).toList();
    for (String count : counts.isEmpty() ? List.of("1000") : counts) {
      run(Integer.parseInt(count), heap);
    }
  }

  private static void run(int count, String heap) throws IOException, InterruptedException {
    Path jar = Path.of("target/pedigree.jar").toAbsolutePath();
    Path folder = Files.createTempDirectory("catalog-run");
    try {
      int models = generate(folder.resolve("content"), count);
      List<String> build =
          List.of(
              "java", "-Xmx" + heap, "-jar", jar.toString(), "build", "--offline", "--out", "site");
      Measured cold = Measured.run(folder, build);
      Measured again = Measured.run(folder, build);
      System.out.println(cold.output().strip());
      System.out.printf(
          Locale.ROOT,
          "%d models: %.1f s, %.1f s of CPU, %d MB; nothing new: %.1f s (%.1f %%)%n",
          models,
          cold.seconds(),
          cold.cpuSeconds(),
          cold.megabytes(),
          again.seconds(),
          100 * again.seconds() / cold.seconds());
      largest(folder.resolve("site"));
    } finally {
      SiteRace.delete(folder);
    }
  }

  /** Prints the largest files of each kind, which should not grow with the number of models. */
  private static void largest(Path site) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(site)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    System.out.println(files.size() + " files; the largest of each kind:");
    for (String kind : List.of(".html", ".js", ".json", ".csv", ".xml", ".svg")) {
      files.stream()
          .filter(file -> file.toString().endsWith(kind))
          .sorted(Comparator.comparingLong((Path file) -> file.toFile().length()).reversed())
          .limit(4)
          .forEach(
              file ->
                  System.out.printf(
                      Locale.ROOT,
                      "%8d kB %s%n",
                      file.toFile().length() / 1000,
                      site.relativize(file)));
    }
  }

  private static int generate(Path to, int count) throws IOException {
    Path from = Path.of("content");
    SiteRace.copy(from, to);
    List<Path> models;
    try (Stream<Path> files = Files.walk(from.resolve("models"))) {
      models =
          files
              .filter(f -> f.toString().endsWith(".md") && !f.toString().endsWith(".zh.md"))
              .filter(f -> !f.startsWith("content/models/paper"))
              .sorted()
              .toList();
    }
    int made = models.size();
    for (int k = 1; made < count; k++) {
      for (Path model : models.subList(0, Math.min(models.size(), count - made))) {
        copy(from, model, to, "copy" + k + "-");
        made++;
      }
    }
    return made;
  }

  /** A model under another organisation, with its Chinese text and its snapshot. */
  private static void copy(Path from, Path model, Path to, String prefix) throws IOException {
    String path = from.resolve("models").relativize(model).toString();
    String id = path.substring(0, path.length() - ".md".length());
    for (String file :
        List.of("models/" + path, "models/" + id + ".zh.md", "snapshots/" + id + ".json")) {
      Path source = from.resolve(file);
      if (Files.exists(source)) {
        String text = Files.readString(source, StandardCharsets.UTF_8);
        String folder = file.substring(0, file.indexOf('/') + 1);
        Path target = to.resolve(folder + prefix + file.substring(folder.length()));
        Files.createDirectories(target.getParent());
        Files.writeString(
            target,
            text.replaceFirst("(\"id\" ?: ?\")", "$1" + prefix)
                .replaceFirst("(repository: https://[^/]+/)", "$1" + prefix));
      }
    }
  }
}
