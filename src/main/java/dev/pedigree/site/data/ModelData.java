package dev.pedigree.site.data;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.reading.ArchitectureJson;
import dev.pedigree.catalog.Model;
import dev.pedigree.crawl.facts.StatedFacts;
import dev.pedigree.crawl.facts.StatedFactsJson;
import dev.pedigree.crawl.packaging.Packaging;
import dev.pedigree.crawl.packaging.PackagingJson;
import dev.pedigree.crawl.snapshot.ConfirmedJson;
import dev.pedigree.crawl.snapshot.Rebuilt;
import dev.pedigree.crawl.snapshot.RebuiltJson;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.lineage.ComparedJson;
import dev.pedigree.lineage.Edge;
import dev.pedigree.lineage.Entry;
import dev.pedigree.lineage.Nearest;
import dev.pedigree.site.text.Addresses;
import dev.pedigree.site.view.View;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The data set of models, as JSON and CSV. */
final class ModelData {
  private static final List<dev.pedigree.architecture.dialect.Size> SIZES =
      Stream.of(dev.pedigree.architecture.dialect.Size.values()).limit(8).toList();

  private ModelData() {}

  static List<DataShards.Row> rows(View view) {
    return view.atlas().entries().values().stream()
        .map(e -> new DataShards.Row(e.id(), () -> json(e, view.edgesTo(e.id()))))
        .toList();
  }

  /**
   * One model.
   *
   * @param edges to its parents
   */
  static ObjectNode json(Entry entry, List<Edge> edges) {
    Model model = entry.model();
    ObjectNode one = JsonNodeFactory.instance.objectNode();
    one.put("id", model.id());
    DataFiles.text(one, "name", model.name());
    DataFiles.text(one, "organisation", model.organisation());
    one.put("family", model.family());
    one.put("released", model.released().toString());
    one.put("licence", model.licence());
    one.put("repository", model.repository());
    one.put("page", Addresses.model(model.id()));
    ArrayNode parents = one.putArray("parents");
    model
        .parents()
        .forEach(
            p -> {
              ObjectNode parent = parents.addObject().put("model", p.model());
              parent.put("relation", p.relation().word()).put("source", p.source());
              DataFiles.text(parent, "note", p.note());
            });
    ArrayNode sources = one.putArray("sources");
    model.sources().forEach(sources::add);
    OriginData.add(one, entry, edges);
    entry.snapshot().ifPresent(snapshot -> snapshot(one.putObject("snapshot"), snapshot));
    entry
        .snapshot()
        .map(Packaging::of)
        .filter(Packaging::quantised)
        .ifPresent(packaging -> one.set("quantisation", PackagingJson.of(packaging)));
    if (entry.architecture().isEmpty()) {
      entry
          .snapshot()
          .map(snapshot -> StatedFacts.of(snapshot.config()))
          .ifPresent(stated -> StatedFactsJson.write(one.putObject("stated"), stated));
    }
    entry.architecture().ifPresent(architecture -> architecture(one, architecture));
    entry.nearest().ifPresent(nearest -> nearest(one.putObject("nearest"), nearest));
    return one;
  }

  private static void nearest(ObjectNode to, Nearest nearest) {
    to.put("standing", nearest.standing().word());
    ComparedJson.put(to, nearest.distance());
    ArrayNode designs = to.putArray("designs");
    for (Nearest.Design design : nearest.designs()) {
      ObjectNode one = designs.addObject().put("id", design.id());
      ComparedJson.put(one, design.distance());
      ArrayNode alike = one.putArray("alike");
      design.alike().forEach(alike::add);
      one.put("others", design.others());
    }
  }

  private static void snapshot(ObjectNode to, Snapshot snapshot) {
    snapshot
        .live()
        .ifPresent(
            live -> {
              to.put("kind", "live").put("commit", live.revision().commit());
              to.put("date", live.revision().date());
              live.confirmed().ifPresent(c -> to.set("rebuilt", ConfirmedJson.write(c)));
            });
    snapshot
        .rebuilt()
        .ifPresent(
            rebuilt -> to.put("kind", "reconstructed").set("evidence", RebuiltJson.write(rebuilt)));
  }

  private static void architecture(ObjectNode to, Architecture architecture) {
    to.set("listing", ArchitectureJson.listing(architecture));
    to.put("listingFingerprint", architecture.listingFingerprint());
    to.put("designFingerprint", architecture.designFingerprint());
    to.set("parameters", ArchitectureJson.parameters(architecture.parameters()));
    to.set("architecture", ArchitectureJson.of(architecture));
    to.set("roles", ArchitectureJson.roles(architecture));
  }

  static byte[] csv(View view) {
    List<String> head =
        Stream.of(
                Stream.of(
                    "id",
                    "name",
                    "organisation",
                    "family",
                    "released",
                    "licence",
                    "parameters",
                    "active",
                    "nearest",
                    "nearest-standing",
                    "lines",
                    "unknown-lines",
                    "snapshot",
                    "config-values-seen",
                    "config-values-not-confirmed"),
                SIZES.stream().map(s -> s.key()),
                Stream.of(
                    "embedding",
                    "position",
                    "block",
                    "norm",
                    "attention",
                    "feed-forward",
                    "final-norm",
                    "head"))
            .flatMap(s -> s)
            .toList();
    Csv csv = new Csv(head.toArray());
    for (Entry entry : view.atlas().entries().values()) {
      csv.row(row(view, entry).toArray());
    }
    return csv.bytes();
  }

  private static String ids(Nearest nearest) {
    return nearest.designs().stream().map(Nearest.Design::id).collect(Collectors.joining(" "));
  }

  private static List<Object> row(View view, Entry entry) {
    Model model = entry.model();
    Optional<Rebuilt> rebuilt = entry.snapshot().flatMap(Snapshot::rebuilt);
    Stream<Object> own =
        Stream.of(
            model.id(),
            view.name(model.id()).en(),
            model.organisation().en(),
            model.family(),
            model.released(),
            model.licence(),
            entry.architecture().<Object>map(a -> a.parameters().total()).orElse(""),
            entry.architecture().<Object>map(a -> a.parameters().active()).orElse(""),
            entry.nearest().map(ModelData::ids).orElse(""),
            entry.nearest().map(n -> n.standing().word()).orElse(""),
            entry.nearest().<Object>map(n -> n.distance().lines()).orElse(""),
            entry.nearest().<Object>map(n -> n.distance().unknown()).orElse(""),
            entry.snapshot().map(s -> s.live().isPresent() ? "live" : "reconstructed").orElse(""),
            rebuilt.<Object>map(Rebuilt::seen).orElse(""),
            rebuilt.<Object>map(Rebuilt::unseen).orElse(""));
    Stream<Object> sizes =
        SIZES.stream()
            .map(
                size ->
                    entry
                        .architecture()
                        .map(a -> a.size(size))
                        .filter(f -> f.value() != null)
                        .<Object>map(f -> f.value())
                        .orElse(""));
    Stream<Object> listing =
        entry
            .architecture()
            .map(a -> a.listing().stream().<Object>map(l -> l.words().en()))
            .orElseGet(() -> Stream.generate(() -> (Object) "").limit(8));
    return Stream.of(own, sizes, listing).flatMap(s -> s).toList();
  }
}
