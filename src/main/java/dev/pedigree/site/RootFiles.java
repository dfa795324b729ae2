package dev.pedigree.site;

import dev.pedigree.lineage.Atlas;
import dev.pedigree.site.data.Feeds;
import dev.pedigree.site.language.Language;
import dev.pedigree.site.language.Traditional;
import dev.pedigree.site.picture.ChartFiles;
import dev.pedigree.site.search.SearchDocument;
import dev.pedigree.site.search.SearchFiles;
import dev.pedigree.site.template.ContentPolicy;
import dev.pedigree.site.template.PageWriter;
import dev.pedigree.site.view.FigureFiles;
import dev.pedigree.site.view.Page;
import dev.pedigree.site.view.View;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Files beside the pages: assets, the choice of language, data, feeds and the search index. */
final class RootFiles {
  private RootFiles() {}

  static void add(
      BiConsumer<String, byte[]> files,
      View view,
      List<Page> pages,
      List<SearchDocument> documents,
      Path templates) {
    Atlas atlas = view.atlas();
    assets(files, templates.resolve("assets"));
    files.accept("assets/style.css", style(templates.resolve("styles")));
    PageWriter writer = new PageWriter(Language.EN, templates);
    Map<String, Object> data = new HashMap<>();
    data.put("site", atlas.catalog().site());
    data.put("taglineZh", atlas.catalog().site().tagline().zh());
    data.put("titleZh", atlas.catalog().site().title().zh());
    data.put("taglineHant", Traditional.of(atlas.catalog().site().tagline().zh()));
    data.put("titleHant", Traditional.of(atlas.catalog().site().title().zh()));
    data.put("policy", ContentPolicy.PAGE);
    files.accept("index.html", writer.write("root", data));
    String style = text(templates.resolve("404.css"));
    data.put("style", style);
    data.put("policy", ContentPolicy.withStyle(style));
    files.accept("404.html", writer.write("404", data));
    Feeds.sitemap(files, atlas.catalog().site(), view.texts(), pages);
    files.accept("robots.txt", Feeds.robots(atlas.catalog().site()));
    for (Language language : Language.values()) {
      files.accept(language.path() + "/feed.xml", Feeds.atom(atlas, language));
      files.accept(language.path() + "/changes.xml", ChangesFeed.of(view, language));
    }
    SearchFiles.add(files, documents);
    String around = text(templates.resolve("figure-file.css"));
    String figures = around + text(templates.resolve("styles/block.css"));
    FigureFiles.add(files, view, DiffPages.curated(view), figures);
    ChartFiles.of(view, around + text(templates.resolve("styles/chart.css"))).forEach(files);
    view.trees().files(text(templates.resolve("styles/tree.css"))).forEach(files);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One file of all styles: a page waits for one answer of the server before it is shown. */
  private static byte[] style(Path folder) {
    try (Stream<Path> styles = Files.list(folder)) {
      return styles
          .sorted(Comparator.comparing(Path::toString))
          .map(RootFiles::text)
          .collect(Collectors.joining())
          .getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assets(BiConsumer<String, byte[]> files, Path folder) {
    try (Stream<Path> assets = Files.list(folder)) {
      for (Path asset : assets.toList()) {
        files.accept("assets/" + asset.getFileName(), Files.readAllBytes(asset));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
