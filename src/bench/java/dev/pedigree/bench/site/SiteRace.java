package dev.pedigree.bench.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Builds the same pages with Pedigree and with Hugo, one after the other on one machine, and prints
 * pages a second and the ratio. Both read the same Markdown in the same three languages (Hugo gets
 * Traditional Chinese converted) through templates that make the same HTML. Run it in a checkout
 * after {@code mvn package}: Pedigree is started by its launcher, Hugo is the one on the path.
 */
public final class SiteRace {
  private SiteRace() {}

  /** Arguments: numbers of Markdown pages, for example {@code 10000 100000}. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path launcher = Path.of("target/pedigree").toAbsolutePath();
    for (String arg : args) {
      Path folder = Files.createTempDirectory("site-race");
      try {
        race(launcher, folder, Integer.parseInt(arg));
      } finally {
        delete(folder);
      }
    }
  }

  private static void race(Path launcher, Path folder, int count)
      throws IOException, InterruptedException {
    Path ours = Files.createDirectories(folder.resolve("pedigree"));
    Path hugo = Files.createDirectories(folder.resolve("hugo"));
    TermPages pages = new TermPages(count);
    pages.pedigree(ours);
    pages.hugo(hugo);
    copy(Path.of("src/bench/peers/hugo"), hugo);
    copy(Path.of("templates/assets"), hugo.resolve("static/assets"));

    List<String> build = build(launcher, "", "site");
    Measured cold = Measured.run(ours, build);
    print(count, "pedigree", cold, html(ours.resolve("site")));
    Measured again = Measured.run(ours, build);
    print(count, "pedigree, nothing new", again, html(ours.resolve("site")));
    Measured peer = Measured.run(hugo, List.of("hugo", "--quiet", "--destination", "site"));
    print(count, "hugo", peer, html(hugo.resolve("site")));
    System.out.printf(
        Locale.ROOT,
        "%d Markdown pages: %.2f times as fast as Hugo, %.2f by seconds of CPU;"
            + " nothing new takes %.1f %% of a cold build%n",
        count,
        peer.seconds() / cold.seconds(),
        peer.cpuSeconds() / cold.cpuSeconds(),
        100 * again.seconds() / cold.seconds());
    Path recording = folder.resolve("build.jfr");
    Measured.run(
        ours,
        build(
            launcher,
            "-XX:StartFlightRecording=settings=profile,filename=" + recording,
            "profiled"));
    Profile.print(recording);
  }

  private static List<String> build(Path launcher, String option, String out) {
    return List.of(
        "env",
        "JDK_JAVA_OPTIONS=-Xmx1g " + option,
        launcher.toString(),
        "build",
        "--offline",
        "--out",
        out);
  }

  private static void print(int count, String name, Measured run, long html) {
    System.out.printf(
        Locale.ROOT,
        "%7d pages  %-22s %7.1f s  %7.1f s of CPU  %5d MB  %8.0f HTML pages a second  (%d)%n",
        count,
        name,
        run.seconds(),
        run.cpuSeconds(),
        run.megabytes(),
        html / run.seconds(),
        html);
  }

  private static long html(Path site) throws IOException {
    try (Stream<Path> files = Files.walk(site)) {
      return files.filter(file -> file.toString().endsWith(".html")).count();
    }
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file));
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
