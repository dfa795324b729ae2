package dev.pedigree.cli;

import dev.pedigree.catalog.Catalog;
import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.reading.CatalogReader;
import dev.pedigree.crawl.Crawler;
import dev.pedigree.crawl.net.CrawlLimits;
import dev.pedigree.crawl.net.Credentials;
import dev.pedigree.crawl.net.HubRewrites;
import dev.pedigree.crawl.snapshot.SnapshotStore;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.FindingPrinter;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.lineage.signature.SignatureStore;
import dev.pedigree.pipeline.CrawlRun;
import dev.pedigree.pipeline.ModelOpener;
import dev.pedigree.pipeline.Workspace;
import dev.pedigree.pipeline.signing.Signing;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options common to commands that read models: the place of the catalogue and access to hubs. */
final class Inputs {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--hub",
      paramLabel = "FROM=TO",
      description = "Read URLs that start with FROM at TO instead (a mirror, a local copy).")
  private List<String> hubs = List.of();

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description = "The folder that holds content and templates (default: this one).")
  private Path folder = Path.of("");

  @Option(names = "--quiet", description = "While crawling, tell of failures only.")
  private boolean quiet;

  private Catalog catalog;

  /**
   * The content and templates of this run.
   *
   * @throws FindingException when {@code --root} names no folder
   */
  Workspace workspace() {
    checkFolder();
    return Workspace.in(folder);
  }

  /** The same for commands that show it all, which say when it is not the reader's own content. */
  Workspace site() {
    Workspace workspace = workspace();
    if (workspace.embedded()) {
      Finding used = Finding.info("pipeline.embedded-used", Location.of(content()));
      command.commandLine().getErr().print(FindingPrinter.terminal(used, null));
    }
    return workspace;
  }

  private String content() {
    return folder.resolve("content").toString();
  }

  private void checkFolder() {
    if (!Files.isDirectory(folder.toAbsolutePath())) {
      throw new FindingException(
          Finding.error("pipeline.no-folder", Location.of(folder.toString())));
    }
  }

  /**
   * The content folder of a checkout.
   *
   * @throws FindingException when there is only the one embedded in the program
   */
  Path writableContent() {
    if (workspace().embedded()) {
      throw new FindingException(Finding.error("pipeline.embedded", Location.of("content")));
    }
    return workspace().content();
  }

  /** The catalogue; its findings are left to {@code check}. */
  synchronized Catalog catalog() {
    if (catalog == null) {
      catalog = CatalogReader.read(workspace().content()).catalog();
    }
    return catalog;
  }

  /** The stored snapshots. */
  SnapshotStore snapshots() {
    return new SnapshotStore(workspace().snapshots());
  }

  /** A crawler with the credentials of the environment. */
  Crawler crawler() {
    return new Crawler(
        HubRewrites.parse(hubs), Credentials.of(environment()), CrawlLimits.defaults());
  }

  /**
   * A crawl of the catalogue into the stored snapshots.
   *
   * @param accepted ids whose reading is stored even if it is worse than the stored one
   * @param signing reads signatures of the weights too; empty to read none
   */
  CrawlRun crawlRun(Set<String> accepted, Optional<Signing> signing) {
    return new CrawlRun(crawler(), snapshots(), accepted, Clock.systemUTC(), signing);
  }

  /** Reads signatures of weights and keeps them beside the snapshots. */
  Signing signing() {
    return new Signing(crawler(), new SignatureStore(workspace().snapshots()));
  }

  /**
   * Prints the progress of a crawl.
   *
   * @param models those that are crawled as far as they have a repository
   * @param lines receives a line for each source
   */
  Consumer<CrawlRun.Outcome> progress(List<Model> models, PrintWriter lines) {
    PrintWriter err = program().terminal();
    return quiet
        ? CrawlProgress.quiet(lines)
        : new CrawlProgress(
            CrawlRun.sources(models).size(), lines, err, Terminal.watched(), System::nanoTime);
  }

  private Map<String, String> environment() {
    return program().environment();
  }

  private Pedigree program() {
    return (Pedigree) command.root().userObject();
  }

  /**
   * Opens paths, URLs and ids.
   *
   * @throws FindingException when {@code --root} names no folder
   */
  ModelOpener opener() {
    checkFolder();
    return new ModelOpener(this::catalog, this::snapshots, crawler());
  }
}
