package dev.pedigree.site.search;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.RoleBinding;
import dev.pedigree.architecture.Wording;
import dev.pedigree.catalog.Catalog;
import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.Parent;
import dev.pedigree.catalog.Words;
import dev.pedigree.crawl.facts.StatedFacts;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Compared;
import dev.pedigree.lineage.Entry;
import dev.pedigree.site.text.Addresses;
import dev.pedigree.site.view.DiffSentence;
import dev.pedigree.site.view.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What the search knows of each page. Equally good results are shown in this order. */
public final class SearchDocuments {
  /** The order in which people look a name up. */
  public static final Comparator<SearchDocument> BY_NAME =
      Comparator.comparing((SearchDocument d) -> d.title().en().toLowerCase(Locale.ROOT))
          .thenComparing(SearchDocument::address);

  private final View view;
  private final Catalog catalog;

  private SearchDocuments(View view) {
    this.view = view;
    this.catalog = view.atlas().catalog();
  }

  /** The documents of a site. */
  public static List<SearchDocument> of(View view) {
    SearchDocuments documents = new SearchDocuments(view);
    List<SearchDocument> all = new ArrayList<>();
    Stream.of(documents.terms(), documents.families(), documents.models(), documents.articles())
        .forEach(kind -> kind.sorted(BY_NAME).forEach(all::add));
    all.add(documents.page("compare", View.text("compare.title"), View.text("compare.summary")));
    all.add(documents.page("twins", View.text("twins.title"), View.text("twins.summary")));
    all.add(documents.page("chains", View.text("chains.title"), View.text("chains.summary")));
    all.add(
        documents.page(
            "innovation", View.text("innovation.title"), View.text("innovation.summary")));
    all.add(documents.page("disputes", View.text("disputes.title"), View.text("disputes.summary")));
    all.add(documents.page("methods", View.text("methods.title"), View.text("methods.summary")));
    all.add(documents.page("changes", View.text("changes.title"), View.text("changes.summary")));
    all.add(documents.page("report", View.text("report.title"), View.text("report.summary")));
    all.add(documents.page("data", View.text("data.title"), View.text("data.summary")));
    view.comparisons().forEach((address, compared) -> all.add(documents.diff(address, compared)));
    return all;
  }

  private Stream<SearchDocument> terms() {
    return catalog.terms().stream()
        .map(
            t ->
                new SearchDocument(
                    "term",
                    Addresses.term(t.id()),
                    t.name(),
                    view.first(t.words()),
                    List.of(t.name(), Text.same(t.id())),
                    also("term:" + t.id()),
                    List.of(),
                    List.of(),
                    List.of(text(t.words()))));
  }

  private Stream<SearchDocument> families() {
    return catalog.families().stream()
        .map(
            f -> {
              List<Text> others = new ArrayList<>(also("family:" + f.id()));
              others.add(f.organisation());
              return new SearchDocument(
                  "family",
                  Addresses.family(f.id()),
                  f.name(),
                  view.first(f.words()),
                  List.of(f.name(), Text.same(f.id())),
                  others,
                  List.of(),
                  List.of(),
                  List.of(text(f.words())));
            });
  }

  private Stream<SearchDocument> articles() {
    return catalog.articles().stream()
        .map(
            a ->
                new SearchDocument(
                    "article",
                    Addresses.article(a.id()),
                    a.title(),
                    a.summary(),
                    List.of(a.title()),
                    also("article:" + a.id()),
                    List.of(),
                    List.of(),
                    List.of(a.summary(), text(a.words()))));
  }

  private Stream<SearchDocument> models() {
    return view.atlas().entries().values().stream().map(this::model);
  }

  private SearchDocument model(Entry entry) {
    Model model = entry.model();
    List<Text> facts = new ArrayList<>();
    facts.add(model.organisation());
    view.family(model.family())
        .ifPresent(
            f -> {
              facts.add(f.name());
              facts.add(f.organisation());
            });
    facts.add(Text.same(model.licence()));
    List<Text> figures = new ArrayList<>();
    entry
        .snapshot()
        .map(s -> StatedFacts.of(s.config()).className())
        .ifPresent(name -> facts.add(Text.same(name)));
    entry.architecture().ifPresent(a -> described(a, facts, figures));
    List<Text> texts = new ArrayList<>();
    texts.add(text(model.words()));
    model.parents().stream().map(Parent::note).filter(n -> !n.isEmpty()).forEach(texts::add);
    String name = model.id().substring(model.id().indexOf('/') + 1);
    return new SearchDocument(
        "model",
        Addresses.model(model.id()),
        view.name(model.id()),
        view.first(model.words()),
        List.of(view.name(model.id()), Text.same(name), Text.same(model.id())),
        also("model:" + model.id()),
        facts,
        figures,
        texts);
  }

  private static void described(Architecture architecture, List<Text> facts, List<Text> figures) {
    architecture.listing().forEach(line -> facts.add(line.words()));
    architecture
        .sizes()
        .forEach(
            (size, fact) -> {
              if (fact.applies()) {
                Text name = Wording.name(size);
                figures.add(
                    new Text(fact.value() + " " + name.en(), fact.value() + " " + name.zh()));
              }
            });
    architecture.roles().stream()
        .map(RoleBinding::pattern)
        .distinct()
        .map(Text::same)
        .forEach(facts::add);
  }

  private SearchDocument diff(String address, Compared compared) {
    Text title =
        View.text("diff.title", Map.of("a", view.name(compared.a()), "b", view.name(compared.b())));
    Text sentence = DiffSentence.of(view, compared);
    return new SearchDocument(
        "diff",
        address,
        title,
        sentence,
        List.of(
            view.name(compared.a()),
            view.name(compared.b()),
            Text.same(compared.a()),
            Text.same(compared.b())),
        also("page:diff"),
        List.of(),
        List.of(),
        List.of(sentence));
  }

  private SearchDocument page(String id, Text title, Text summary) {
    return new SearchDocument(
        "page",
        id + "/",
        title,
        summary,
        List.of(title),
        also("page:" + id),
        List.of(),
        List.of(),
        List.of(summary));
  }

  private List<Text> also(String entry) {
    return catalog.also().getOrDefault(entry, List.of()).stream().map(Text::same).toList();
  }

  private static Text text(Words words) {
    return new Text(words.en(), words.hasChinese() ? words.zh() : words.en());
  }
}
