package dev.pedigree.site;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.BesideListing;
import dev.pedigree.architecture.Comparand;
import dev.pedigree.architecture.check.PackagingLine;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.catalog.Comparison;
import dev.pedigree.crawl.packaging.Packaging;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Entry;
import dev.pedigree.lineage.Evidence;
import dev.pedigree.lineage.WeightsComparand;
import dev.pedigree.site.compare.CompareScripts;
import dev.pedigree.site.fact.FactRow;
import dev.pedigree.site.fact.ListingRow;
import dev.pedigree.site.language.Language;
import dev.pedigree.site.text.Addresses;
import dev.pedigree.site.view.Page;
import dev.pedigree.site.view.View;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The page that compares any two models in the browser, and the scripts with their data. */
final class ComparePage {
  /** The address of the page; the scripts lie beside it. */
  static final String ADDRESS = "compare/";

  /** Stands between two facts in what the template {@code comparand} gives. */
  private static final String CUT = "<!--|-->";

  private final View view;
  private final BiFunction<Language, Map<String, Object>, byte[]> cells;

  /** The scripts of a site; {@code cells} fills the template {@code comparand}. */
  ComparePage(View view, BiFunction<Language, Map<String, Object>, byte[]> cells) {
    this.view = view;
    this.cells = cells;
  }

  /** A model as a link. */
  record Named(String address, Text name) {}

  /** A fact of a model; none where nothing is ever shown. */
  record Cell(Optional<FactRow> fact) {}

  /** The page. Without scripts it lists the pairs that somebody chose to be compared. */
  static Page of(View view) {
    List<DiffPages.Item> items =
        view.atlas().catalog().site().comparisons().stream()
            .map(pair -> item(view, pair))
            .flatMap(Optional::stream)
            .toList();
    return Page.of(
        ADDRESS,
        "compare",
        View.text("compare.title"),
        View.text("compare.summary"),
        Map.of("items", items, "all", view.comparisons().size()));
  }

  private static Optional<DiffPages.Item> item(View view, Comparison pair) {
    return view.diff(pair.a(), pair.b())
        .map(address -> DiffPages.item(view, address, view.comparisons().get(address)));
  }

  /** Makes the scripts of all models, and those that all share. */
  void render(SiteSink sink, Consumer<PageFault> faults) {
    for (Language language : Language.values()) {
      sink.take(CompareScripts.table(language), table(language));
    }
    Map<String, Throwable> failed = new ConcurrentSkipListMap<>();
    view.atlas().entries().values().parallelStream()
        .forEach(
            entry -> {
              try {
                Map<String, Object> data = data(entry);
                for (Language language : Language.values()) {
                  sink.take(
                      CompareScripts.file(language, entry.id()), script(entry, language, data));
                }
              } catch (FindingException e) {
                throw e; // the template is wrong, which is not the fault of a model
              } catch (RuntimeException | StackOverflowError e) {
                failed.put(ADDRESS + entry.id(), e);
              }
            });
    failed.forEach((address, cause) -> faults.accept(new PageFault(address, false, cause)));
  }

  /** Makes one script; empty when there is none of this path. */
  Optional<byte[]> file(String path) {
    for (Language language : Language.values()) {
      if (path.equals(CompareScripts.table(language))) {
        return Optional.of(table(language));
      }
      Optional<Entry> entry = CompareScripts.id(language, path).flatMap(view::entry);
      if (entry.isPresent()) {
        return Optional.of(script(entry.get(), language, data(entry.get())));
      }
    }
    return Optional.empty();
  }

  private static byte[] table(Language language) {
    return CompareScripts.table(language, DiffPages.FIRST, DiffPages.FOLD);
  }

  private byte[] script(Entry entry, Language language, Map<String, Object> data) {
    String html = new String(cells.apply(language, data), StandardCharsets.UTF_8);
    List<String> made = Stream.of(html.split(Pattern.quote(CUT), -1)).map(String::strip).toList();
    // Behind the last mark there is nothing.
    return CompareScripts.model(view, entry, language, made.subList(0, made.size() - 1));
  }

  /** What the template {@code comparand} needs, the same in all languages. */
  private Map<String, Object> data(Entry entry) {
    Map<String, Object> data = new HashMap<>();
    data.put("model", new Named(Addresses.model(entry.id()), view.name(entry.id())));
    data.put("described", entry.architecture().isPresent());
    entry.architecture().ifPresent(architecture -> data.putAll(described(entry, architecture)));
    return data;
  }

  private Map<String, Object> described(Entry entry, Architecture architecture) {
    Map<String, Object> data = new HashMap<>();
    data.put("facts", facts(entry, Comparand.of(architecture)));
    data.put("listing", ListingRow.of(entry, architecture));
    data.put("beside", BesideListing.of(architecture));
    WeightsComparand weights =
        WeightsComparand.of(entry, id -> view.entry(id).map(e -> e.model().name()));
    data.put("copies", weights.copies());
    List<Evidence> claims =
        weights.claims().stream().map(WeightsComparand.Claim::evidence).toList();
    data.put("claims", claims);
    data.put(
        "packaging",
        entry
            .snapshot()
            .map(Packaging::of)
            .map(packaging -> FactRow.packaging(entry, PackagingLine.fact(packaging))));
    return data;
  }

  /**
   * The cells of all traits and sizes. A size that no decoder has to have is not shown as missing.
   */
  private static List<Cell> facts(Entry entry, Comparand comparand) {
    List<Cell> cells = new ArrayList<>();
    Trait[] traits = Trait.values();
    for (int i = 0; i < traits.length; i++) {
      cells.add(
          new Cell(Optional.of(FactRow.of(entry, traits[i], comparand.traits().get(i).fact()))));
    }
    Size[] sizes = Size.values();
    for (int i = 0; i < sizes.length; i++) {
      Comparand.Term term = comparand.sizes().get(i);
      boolean shown = !term.missing() || Comparand.always(sizes[i]);
      Size size = sizes[i];
      cells.add(
          new Cell(shown ? Optional.of(FactRow.of(entry, size, term.fact())) : Optional.empty()));
    }
    return cells;
  }
}
