package dev.pedigree.catalog.reading;

import dev.pedigree.catalog.Comparison;
import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.Redirect;
import dev.pedigree.catalog.Site;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.text.SourceText;
import dev.pedigree.text.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code site.yaml}. */
final class SiteReader {
  static final List<String> KEYS =
      List.of(
          "title",
          "tagline",
          "baseUrl",
          "editUrl",
          "comparisons",
          "chains",
          "opening",
          "redirects");

  private static final Site NONE =
      new Site(new Text("", ""), new Text("", ""), "", "", List.of(), List.of());

  private final Targets targets;
  private final Report report;
  private SourceText source;

  SiteReader(Targets targets, Report report) {
    this.targets = targets;
    this.report = report;
  }

  Site read(ContentFiles files) {
    source = files.texts().get(ContentFiles.SITE);
    if (source == null) {
      if (!files.broken().containsKey(ContentFiles.SITE)) {
        report.add(Finding.error("catalog.no-site", Location.of(ContentFiles.SITE)));
      }
      return NONE;
    }
    if (ConflictMarkers.found(source, report)) {
      return NONE;
    }
    return ContentYaml.read(source, 0, source.text().length(), report).map(this::site).orElse(NONE);
  }

  private Site site(YamlNode.Mapping map) {
    Fields fields = new Fields(source, map, KEYS, report);
    Text title = fields.bilingual("title");
    Text tagline = fields.bilingual("tagline");
    String baseUrl = fields.text("baseUrl");
    if (!baseUrl.isEmpty() && !baseUrl.matches("https?://[^\\s]*[^\\s/]")) {
      report.add(
          Finding.error("catalog.bad-base-url", source.at(fields.at("baseUrl")), "url", baseUrl));
    }
    String editUrl = fields.textOr("editUrl", "");
    if (!editUrl.isEmpty() && !editUrl.matches("https?://\\S+")) {
      report.add(Finding.error("catalog.bad-url", source.at(fields.at("editUrl")), "url", editUrl));
    }
    String opening = fields.textOr("opening", "");
    if (!opening.isEmpty() && !targets.exists(Targets.Kind.ARTICLE, opening)) {
      report.add(targets.missing(Targets.Kind.ARTICLE, opening, source.at(fields.at("opening"))));
    }
    return new Site(
        title,
        tagline,
        baseUrl,
        editUrl,
        List.copyOf(comparisons(fields.list("comparisons"))),
        List.copyOf(chains(fields.list("chains"))),
        opening,
        redirects(fields));
  }

  private List<Redirect> redirects(Fields fields) {
    return fields.has("redirects")
        ? fields
            .mapping("redirects")
            .map(map -> new RedirectReader(source, targets, report).read(map))
            .orElse(List.of())
        : List.of();
  }

  private List<Comparison> comparisons(List<YamlNode> nodes) {
    List<Comparison> comparisons = new ArrayList<>();
    Map<Comparison, Integer> seen = new HashMap<>();
    for (YamlNode node : nodes) {
      if (!(node instanceof YamlNode.Sequence pair) || pair.items().size() != 2) {
        report.add(Finding.error("catalog.not-a-pair", source.at(node.at())));
        continue;
      }
      List<String> ids = ids(pair.items());
      if (ids.size() < 2) {
        continue;
      }
      Comparison comparison = new Comparison(ids.get(0), ids.get(1));
      if (comparison.a().equals(comparison.b())) {
        report.add(Finding.error("catalog.same-twice", source.at(node.at()), "id", comparison.a()));
        continue;
      }
      Integer first = seen.get(comparison);
      if (first == null) {
        first = seen.get(new Comparison(comparison.b(), comparison.a()));
      }
      if (first != null) {
        report.add(Finding.warning("catalog.pair-twice", source.at(node.at()), "line", first));
        continue;
      }
      seen.put(comparison, source.line(node.at()));
      comparisons.add(comparison);
    }
    return comparisons;
  }

  private List<List<String>> chains(List<YamlNode> nodes) {
    List<List<String>> chains = new ArrayList<>();
    for (YamlNode node : nodes) {
      if (!(node instanceof YamlNode.Sequence chain) || chain.items().size() < 2) {
        report.add(Finding.error("catalog.not-a-chain", source.at(node.at())));
        continue;
      }
      int before = report.errors();
      List<String> ids = ids(chain.items());
      if (report.errors() == before) {
        checkOrder(ids, chain.items());
      }
      if (report.errors() == before) {
        chains.add(List.copyOf(ids));
      }
    }
    return chains;
  }

  private void checkOrder(List<String> ids, List<YamlNode> nodes) {
    for (int i = 1; i < ids.size(); i++) {
      Optional<Model> earlier = targets.model(ids.get(i - 1));
      Optional<Model> later = targets.model(ids.get(i));
      if (earlier.isPresent()
          && later.isPresent()
          && earlier.get().released().after(later.get().released())) {
        report.add(
            Finding.error(
                "catalog.chain-backwards",
                source.at(nodes.get(i).at()),
                "id",
                ids.get(i),
                "date",
                later.get().released(),
                "before",
                ids.get(i - 1),
                "beforeDate",
                earlier.get().released()));
      }
    }
  }

  /** The ids of models that are in the catalogue; the others are reported. */
  private List<String> ids(List<YamlNode> nodes) {
    List<String> ids = new ArrayList<>();
    for (YamlNode node : nodes) {
      if (!(node instanceof YamlNode.Scalar scalar) || scalar.isNull()) {
        report.add(Finding.error("catalog.not-an-id", source.at(node.at())));
      } else if (!targets.exists(Targets.Kind.MODEL, scalar.text())) {
        report.add(targets.missing(Targets.Kind.MODEL, scalar.text(), source.at(node.at())));
      } else if (targets.model(scalar.text()).isPresent()) {
        ids.add(scalar.text());
      }
    }
    return ids;
  }
}
