package dev.pedigree.crawl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.crawl.git.Blobs;
import dev.pedigree.crawl.git.SmallFile;
import dev.pedigree.crawl.lfs.StandIn;
import dev.pedigree.crawl.places.Layout;
import dev.pedigree.crawl.places.Place;
import dev.pedigree.crawl.snapshot.Snapshot.WeightFile;
import dev.pedigree.crawl.text.Clean;
import dev.pedigree.crawl.text.Reports;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Reads all models of a tree of files, however they lie in it. */
final class TreeReading {
  /** The file in which a pipeline names its components. */
  private static final String PIPELINE = "model_index.json";

  /** The ending of files that stand for others in a repository of DVC. */
  private static final String DVC = ".dvc";

  /** Most components that a pipeline may name; real ones have about ten. */
  private static final int COMPONENTS = 64;

  /** Most places that are described; further ones are only counted. */
  private static final int PLACES = 32;

  /** Most names in one sentence. */
  private static final int NAMES = 12;

  private final String source;
  private final FileTree tree;
  private final Place base;
  private final UnaryOperator<String> naming;

  /**
   * @param source how findings about the whole name it
   * @param folder the folder that is the top; empty for all
   * @param naming how somebody asks for one folder alone
   */
  TreeReading(String source, FileTree tree, String folder, UnaryOperator<String> naming) {
    this.source = source;
    this.tree = tree;
    this.base = new Place(folder, Place.Kind.MODEL);
    this.naming = naming;
  }

  /** Reads one place. */
  interface Places {
    /**
     * Reads a place.
     *
     * @param own which files are those of the place
     * @param whole whether the place stands for all
     * @param findings receives what is found
     */
    Crawled read(Place place, Predicate<String> own, boolean whole, List<Finding> findings)
        throws IOException;
  }

  /**
   * Reads all places.
   *
   * @param findings about the whole so far
   */
  Crawled read(List<Finding> findings, Places places) throws IOException {
    List<String> files = tree.paths().stream().filter(this::inside).map(this::below).toList();
    if (files.isEmpty() && !base.folder().isEmpty()) {
      throw new FindingException(
          Finding.error(
              "crawl.no-folder", Location.of(source), "folder", Clean.text(base.folder())));
    }
    trackedElsewhere(files, findings);
    Layout layout = Layout.of(files, components(findings));
    say(layout, findings);
    List<Part> parts = new ArrayList<>();
    for (Place place : layout.places().stream().limit(PLACES).toList()) {
      Crawled read = places.read(above(place), own(layout, place), false, new ArrayList<>());
      parts.add(new Part(place, read));
    }
    if (layout.top().isEmpty()) {
      return sum(places.read(base, path -> false, true, findings), parts);
    }
    Place top = layout.top().get();
    Crawled read = places.read(above(top), own(layout, top), true, findings);
    parts.addAll(read.parts());
    return new Crawled(read.snapshot(), read.headers(), read.printed(), read.folder(), parts);
  }

  /** Reports the files that DVC keeps outside of git, unless they are here. */
  private void trackedElsewhere(List<String> files, List<Finding> findings) throws IOException {
    Reports reports = new Reports(findings);
    Set<String> here = Set.copyOf(files);
    for (String path : files) {
      boolean stands = path.endsWith(DVC) && !path.startsWith(DVC);
      if (stands && !here.contains(path.substring(0, path.length() - DVC.length()))) {
        Optional<Blobs.Content> content = tree.content(base.path(path));
        if (content.isPresent() && content.get() instanceof Blobs.Bytes bytes) {
          reports.add(StandIn.dvc(base.path(path), bytes.bytes()));
        }
      }
    }
  }

  private boolean inside(String path) {
    return base.folder().isEmpty() || path.startsWith(base.folder() + "/");
  }

  private String below(String path) {
    return base.folder().isEmpty() ? path : path.substring(base.folder().length() + 1);
  }

  private Place above(Place place) {
    return place.folder().isEmpty() ? base : new Place(base.path(place.folder()), place.kind());
  }

  private Predicate<String> own(Layout layout, Place place) {
    Predicate<String> own = layout.of(place);
    return path -> inside(path) && own.test(below(path));
  }

  /** A whole that no place stands for: it has the files of all, and the tensors of none. */
  private static Crawled sum(Crawled top, List<Part> parts) {
    List<WeightFile> files =
        parts.stream()
            .flatMap(part -> part.crawled().snapshot().files().stream())
            .sorted(Comparator.comparing(WeightFile::path))
            .toList();
    return new Crawled(
        top.snapshot().withFiles(files), List.of(), top.printed(), top.folder(), parts);
  }

  /** The components that a pipeline names: keys with a library and a class. */
  private Set<String> components(List<Finding> findings) throws IOException {
    Optional<Blobs.Content> content = tree.content(base.path(PIPELINE));
    if (content.isEmpty()) {
      return Set.of();
    }
    SmallFile read = SmallFile.config(base.path(PIPELINE), content.get());
    findings.addAll(read.findings());
    Set<String> names = new TreeSet<>();
    read.value()
        .ifPresent(
            index ->
                index
                    .properties()
                    .forEach(
                        e -> {
                          if (names.size() < COMPONENTS && isClass(e.getValue())) {
                            names.add(e.getKey());
                          }
                        }));
    return names;
  }

  private static boolean isClass(JsonNode value) {
    return value.isArray() && value.size() == 2 && value.get(0).isTextual();
  }

  private void say(Layout layout, List<Finding> findings) {
    List<Place> places = layout.places();
    switch (layout.form()) {
      case TOP -> {
        if (!places.isEmpty()) {
          findings.add(several("crawl.models-beside", places));
        }
      }
      case FOLDER -> findings.add(several("crawl.model-in-folder", layout.top().stream().toList()));
      case SEVERAL -> findings.add(several("crawl.several-models", places));
      case CHECKPOINTS -> {
        findings.add(several("crawl.checkpoints", places));
        findings.add(several("crawl.checkpoint-described", layout.top().stream().toList()));
      }
      case PIPELINE ->
          findings.add(
              several(
                  "crawl.pipeline",
                  places.stream().filter(p -> p.kind() == Place.Kind.COMPONENT).toList()));
    }
    if (places.size() > PLACES) {
      findings.add(
          Finding.warning(
              "crawl.too-many-models",
              Location.of(source),
              "count",
              places.size() - PLACES,
              "limit",
              PLACES));
    }
  }

  private Finding several(String rule, List<Place> places) {
    List<String> names =
        places.stream().map(p -> p.folder().isEmpty() ? "./" : Clean.text(p.folder())).toList();
    String listed = names.stream().limit(NAMES).collect(Collectors.joining(", "));
    return Finding.info(
        rule,
        Location.of(source),
        "count",
        names.size(),
        "names",
        names.size() > NAMES ? listed + ", …" : listed,
        "example",
        Clean.text(naming.apply(above(places.get(places.size() - 1)).folder())));
  }
}
