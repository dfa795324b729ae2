package dev.pedigree.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.crawl.reconstruct.PublishedFacts;
import dev.pedigree.crawl.reconstruct.ReconstructedHub;
import dev.pedigree.crawl.reconstruct.Reconstruction;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.snapshot.SnapshotStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A catalogue whose repositories are all rebuilt from published facts, and a hub on this machine
 * with what is published there on the day of the first crawl.
 */
final class FirstCrawl {
  private final Path folder;

  /**
   * @param rebuilt the facts at hand when the content was written; each gets an entry
   */
  FirstCrawl(Path folder, List<PublishedFacts> rebuilt) throws IOException {
    this.folder = folder;
    copy(Path.of("templates"), root().resolve("templates"));
    Path families = Files.createDirectories(root().resolve("content/families"));
    for (String name : List.of("llama-1.md", "llama-1.zh.md")) {
      Files.copy(Path.of("content/families", name), families.resolve(name));
    }
    Files.writeString(
        root().resolve("content/site.yaml"),
        """
        title: {en: A, zh: 甲}
        tagline: {en: B, zh: 乙}
        baseUrl: https://example.org
        comparisons: []
        chains: []
        """);
    for (PublishedFacts one : rebuilt) {
      enter(one);
    }
    for (Snapshot snapshot :
        Reconstruction.snapshots(root().resolve("content"), rebuilt, folder.resolve("rebuilt"))) {
      snapshots().write(snapshot);
    }
  }

  Path root() {
    return folder.resolve("root");
  }

  SnapshotStore snapshots() {
    return new SnapshotStore(root().resolve("content/snapshots"));
  }

  private Path models() {
    return root().resolve("content/models");
  }

  private void enter(PublishedFacts one) throws IOException {
    Path file = models().resolve(one.id() + ".md");
    Files.createDirectories(file.getParent());
    String repository = "https://huggingface.co/" + one.hubId();
    Files.writeString(
        file,
        """
        ---
        name: %s
        organisation: A laboratory
        family: llama-1
        released: %s
        repository: %s
        licence: unknown
        parents: []
        sources: [%s]
        ---
        A model.
        """
            .formatted(one.id().replaceFirst(".*/", ""), one.release(), repository, repository));
    Files.writeString(
        models().resolve(one.id() + ".zh.md"), "---\norganisation: 某实验室\n---\n一个模型。\n");
  }

  /** What the first crawl of everything prints, by id, with the code it ends with. */
  Crawled crawl(List<PublishedFacts> published) throws IOException {
    try (ReconstructedHub hub =
        new ReconstructedHub(Files.createTempDirectory(folder, "hub"), published)) {
      Run run =
          Run.of(
              "crawl", "--json", "--root", root(), "--hub", "https://huggingface.co=" + hub.url());
      Map<String, JsonNode> documents = new TreeMap<>();
      run.documents().forEach(d -> documents.put(d.get("id").textValue(), d));
      return new Crawled(run.exit(), documents, hub.heads());
    }
  }

  /**
   * A crawl.
   *
   * @param documents what it printed, by id
   * @param heads the commits that the hub served, by id
   */
  record Crawled(int exit, Map<String, JsonNode> documents, Map<String, String> heads) {}

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : (Iterable<Path>) all::iterator) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }
}
