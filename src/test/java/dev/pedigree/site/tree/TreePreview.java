package dev.pedigree.site.tree;

import dev.pedigree.architecture.SharedRepo;
import dev.pedigree.catalog.Catalog;
import dev.pedigree.catalog.CatalogReader;
import dev.pedigree.crawl.Snapshot;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.AtlasBuilder;
import dev.pedigree.site.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes the pictures of the shared repositories to {@code target/preview/}, to be looked at. */
public final class TreePreview {
  private TreePreview() {}

  /** Where everything leads nowhere. */
  static final TreeLinks LINKS =
      new TreeLinks() {
        @Override
        public String model(String id) {
          return "#model-" + id;
        }

        @Override
        public String family(String id) {
          return "#family-" + id;
        }

        @Override
        public Optional<String> diff(String a, String b) {
          return Optional.of("#diff-" + a + ".." + b);
        }
      };

  public static void main(String[] args) throws IOException {
    FamilyTreeSvg trees = FamilyTreeSvg.of(atlas());
    Path folder = Files.createDirectories(Path.of("target/preview"));
    for (Language language : Language.values()) {
      write(
          folder.resolve("tree-" + language.path() + ".html"),
          language,
          trees.home(language, LINKS));
      StringBuilder small = new StringBuilder();
      for (String family : List.of("llama-2", "yi", "qwen2.5")) {
        small.append("<h2>").append(family).append("</h2>");
        small.append(trees.family(family, language, LINKS));
      }
      for (String id : List.of("01-ai/Yi-34B@original", "huggyllama/llama-7b", "paper/gpt-1")) {
        small.append("<h2>").append(id).append("</h2>");
        small.append(trees.neighbourhood(id, language, LINKS));
      }
      write(folder.resolve("small-" + language.path() + ".html"), language, small.toString());
    }
  }

  static Atlas atlas() {
    Catalog catalog = CatalogReader.read(Path.of("content")).catalog();
    Map<String, Snapshot> snapshots = new TreeMap<>();
    for (SharedRepo repo : SharedRepo.all()) {
      if (catalog.model(repo.id()).isPresent()) {
        snapshots.put(
            repo.id(),
            new Snapshot(
                repo.id(),
                "",
                Snapshot.Kind.RECONSTRUCTED,
                new Snapshot.Revision("", "", ""),
                List.of(),
                repo.config(),
                repo.config(),
                List.of(),
                repo.tensors(),
                List.of()));
      }
    }
    return AtlasBuilder.build(catalog, snapshots);
  }

  private static void write(Path file, Language language, String body) throws IOException {
    String assets = Path.of("templates/assets").toAbsolutePath().toUri().toString();
    Files.writeString(
        file,
        "<!doctype html><html lang=\""
            + language.tag()
            + "\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
            + "<link rel=\"stylesheet\" href=\""
            + assets
            + "style.css\"><link rel=\"stylesheet\" href=\""
            + assets
            + "tree.css\"><script src=\""
            + assets
            + "tree.js\" defer></script><main style=\"width:auto;margin:1rem\"><div class=\"tree\">"
            + body
            + "</div></main></html>");
  }
}
