package dev.pedigree.site;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.changes.Changes;
import dev.pedigree.lineage.texts.TextHistory;
import dev.pedigree.lineage.zoo.ZooScore;
import dev.pedigree.site.card.Card;
import dev.pedigree.site.card.Drawing;
import dev.pedigree.site.data.DataFiles;
import dev.pedigree.site.language.Language;
import dev.pedigree.site.origin.DisputePage;
import dev.pedigree.site.origin.MethodsPage;
import dev.pedigree.site.picture.Pictures;
import dev.pedigree.site.search.SearchDocument;
import dev.pedigree.site.search.SearchDocuments;
import dev.pedigree.site.stated.SidePages;
import dev.pedigree.site.template.PageScope;
import dev.pedigree.site.template.PageWriter;
import dev.pedigree.site.text.ContentLinks;
import dev.pedigree.site.text.Paths;
import dev.pedigree.site.text.Prose;
import dev.pedigree.site.view.Page;
import dev.pedigree.site.view.View;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Renders the site of an atlas: all of it, or the file that is asked for. Thread-safe. */
public final class SiteRenderer {
  /** Pictures that are held until as many can be drawn on all cores. */
  private static final int AT_ONCE = 64;

  private final View view;
  private final Path templates;
  private final List<SearchDocument> documents;
  private final List<Page> pages;
  private final Map<String, Page> byAddress = new HashMap<>();
  private final ContentLinks links;
  private final MovedPages moved;
  private final Pictures pictures;
  private final Map<Language, PageWriter> writers = new EnumMap<>(Language.class);
  private final ComparePage compare;
  private SortedMap<String, byte[]> others;

  private SiteRenderer(
      Atlas atlas, Changes changes, TextHistory texts, Optional<ZooScore> zoo, Path templates) {
    this.view = new View(atlas, changes, texts, zoo);
    this.templates = templates;
    this.documents = SearchDocuments.of(view);
    this.pages = pages(view, documents);
    pages.forEach(page -> byAddress.put(page.address(), page));
    this.links = new ContentLinks(Set.copyOf(byAddress.keySet()));
    this.moved = MovedPages.of(view, byAddress, links);
    moved.pages().forEach(page -> byAddress.put(page.address(), page));
    this.pictures = Pictures.of(atlas);
    for (Language language : Language.values()) {
      writers.put(language, new PageWriter(language, templates));
    }
    Page shown = byAddress.get(ComparePage.ADDRESS);
    this.compare =
        new ComparePage(
            view, (language, data) -> write("comparand", shown, language, data, prose(shown)));
  }

  /**
   * Prepares the pages of a site. The same atlas, changes and templates give the same bytes.
   *
   * @param changes what changed from night to night
   * @param texts who wrote the texts, and when
   * @param zoo how often answers about weights were wrong; empty where it was not worked out
   * @param templates the folder of templates; it may lie inside a jar
   */
  public static SiteRenderer of(
      Atlas atlas, Changes changes, TextHistory texts, Optional<ZooScore> zoo, Path templates) {
    return new SiteRenderer(atlas, changes, texts, zoo, templates);
  }

  /** What is wrong with the site as a whole, before any page is made. */
  public List<Finding> findings() {
    return moved.findings();
  }

  /**
   * Makes every file of the site.
   *
   * @param sink receives the files in no order
   * @param faults receives the pages that could not be made, by address; in place of one that is
   *     one of many the sink gets a page that says so
   * @throws dev.pedigree.diagnostics.FindingException when a template is wrong or asks for a
   *     missing value; with its place
   */
  public void render(SiteSink sink, Consumer<PageFault> faults) {
    Map<String, Throwable> failed = new ConcurrentSkipListMap<>();
    // Pages do not depend on each other, so they can be rendered in any order.
    Stream.concat(pages.stream(), moved.pages().stream())
        .parallel()
        .forEach(
            page -> {
              Map<Language, byte[]> made = new EnumMap<>(Language.class);
              Map<String, byte[]> cards = new TreeMap<>();
              try {
                cards.putAll(cards(page));
                made.putAll(made(page));
              } catch (FindingException e) {
                throw e; // a template is wrong, which is not the fault of a model
              } catch (RuntimeException | StackOverflowError e) {
                failed.put(page.address(), e);
              }
              made.forEach((language, bytes) -> sink.take(file(language, page), bytes));
              cards.forEach(sink::take);
            });
    failed.forEach((address, cause) -> substitute(byAddress.get(address), cause, sink, faults));
    compare.render(sink, faults);
    Map<String, byte[]> drawings = new TreeMap<>();
    others(
        (path, bytes) -> {
          sink.take(path, bytes);
          if (drawing(path)) {
            drawings.put(path, bytes);
          }
          if (drawings.size() == AT_ONCE) {
            draw(drawings, sink);
          }
        });
    draw(drawings, sink);
  }

  private static void draw(Map<String, byte[]> drawings, SiteSink sink) {
    drawings.entrySet().parallelStream()
        .forEach(d -> sink.takePixels(besides(d.getKey(), "svg", "png"), () -> png(d.getValue())));
    drawings.clear();
  }

  /** Whether a file is a picture of its own, which is published as pixels too. */
  private static boolean drawing(String path) {
    return path.endsWith(".svg") && !path.startsWith("assets/");
  }

  private static String besides(String path, String ending, String other) {
    return path.replaceFirst("\\." + ending + "$", "." + other);
  }

  private static byte[] png(byte[] svg) {
    return Drawing.png(new String(svg, StandardCharsets.UTF_8));
  }

  /** All pages, in no order that means anything. */
  List<Page> pages() {
    return pages;
  }

  private void substitute(Page page, Throwable cause, SiteSink sink, Consumer<PageFault> faults) {
    boolean whole = pages.stream().filter(p -> p.template().equals(page.template())).count() == 1;
    faults.accept(new PageFault(page.address(), whole, cause));
    made(PageFault.substitute(page))
        .forEach((language, bytes) -> sink.take(file(language, page), bytes));
  }

  private Map<Language, byte[]> made(Page page) {
    Prose prose = prose(page);
    Map<String, Object> data = page.data().get();
    Map<Language, byte[]> made = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      made.put(language, page(page, language, data, prose));
    }
    return made;
  }

  private Map<String, byte[]> cards(Page page) {
    Map<String, byte[]> cards = new TreeMap<>();
    for (Language language : Language.values()) {
      card(page, language)
          .ifPresent(card -> cards.put(Paths.card(language, page.address()), card.png()));
    }
    return cards;
  }

  private Optional<Card> card(Page page, Language language) {
    return page.card(view.atlas().catalog().site(), language);
  }

  private static String file(Language language, Page page) {
    return Paths.file(language, page.address());
  }

  /**
   * Makes one file of the site; empty when the site has no such file.
   *
   * @throws dev.pedigree.diagnostics.FindingException as {@link #render}
   */
  public Optional<byte[]> file(String path) {
    String beside = path.replaceFirst("(^|/)card\\.png$", "$1index.html");
    for (Language language : Language.values()) {
      Page page = byAddress.get(Paths.address(language, beside));
      if (page != null && !beside.equals(path)) {
        return card(page, language).map(Card::png);
      }
      if (page != null) {
        return Optional.of(page(page, language, page.data().get(), prose(page)));
      }
    }
    String drawing = besides(path, "png", "svg");
    if (!drawing.equals(path) && drawing(drawing)) {
      return Optional.ofNullable(others().get(drawing)).map(SiteRenderer::png);
    }
    return compare.file(path).or(() -> Optional.ofNullable(others().get(path)));
  }

  private byte[] page(Page page, Language language, Map<String, Object> data, Prose prose) {
    return write(page.template(), page, language, data, prose);
  }

  private byte[] write(
      String template, Page page, Language language, Map<String, Object> data, Prose prose) {
    return writers
        .get(language)
        .write(template, new PageScope(view, page, language, data, prose).names());
  }

  private Prose prose(Page page) {
    // A page lies equally deep in all languages, so that relative links within one are the same.
    return new Prose(links, to -> Paths.between(Language.EN, page.address(), to), pictures);
  }

  private void others(BiConsumer<String, byte[]> files) {
    DataFiles.add(files, view);
    RootFiles.add(files, view, pages, documents, templates);
  }

  /** The files that are no pages. */
  private synchronized SortedMap<String, byte[]> others() {
    if (others == null) {
      SortedMap<String, byte[]> made = new TreeMap<>();
      others(made::put);
      others = made;
    }
    return others;
  }

  private static List<Page> pages(View view, List<SearchDocument> documents) {
    List<Page> pages = new ArrayList<>();
    pages.add(HomePage.of(view));
    pages.addAll(ModelPages.of(view));
    pages.addAll(FamilyPages.of(view));
    pages.addAll(DiffPages.of(view));
    pages.addAll(SidePages.of(view));
    pages.add(ComparePage.of(view));
    pages.addAll(WordPages.terms(view));
    pages.addAll(WordPages.articles(view));
    pages.addAll(TwinPage.of(view));
    pages.add(ChainPage.of(view));
    pages.addAll(InnovationPage.of(view));
    pages.addAll(DisputePage.of(view));
    pages.add(MethodsPage.of(view));
    pages.addAll(ReportPage.of(view));
    pages.addAll(ChangesPage.of(view));
    pages.add(SearchPage.of(documents));
    pages.add(DataFiles.page(view));
    return pages;
  }
}
