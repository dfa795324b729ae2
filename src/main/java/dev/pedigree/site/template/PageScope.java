package dev.pedigree.site.template;

import dev.pedigree.catalog.Site;
import dev.pedigree.catalog.Words;
import dev.pedigree.diagnostics.Messages;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.site.language.Dates;
import dev.pedigree.site.language.Language;
import dev.pedigree.site.language.Numbers;
import dev.pedigree.site.linked.LinkedData;
import dev.pedigree.site.linked.Shown;
import dev.pedigree.site.text.Paths;
import dev.pedigree.site.text.Prose;
import dev.pedigree.site.view.Graphic;
import dev.pedigree.site.view.Page;
import dev.pedigree.site.view.View;
import freemarker.core.HTMLOutputFormat;
import freemarker.template.AdapterTemplateModel;
import freemarker.template.TemplateBooleanModel;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateNumberModel;
import freemarker.template.TemplateScalarModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names that a template can use for one page in one language. */
public final class PageScope {
  private static final Messages MESSAGES = Messages.of("site");

  /** Sentences without arguments, which stand on every page. */
  private static final Map<Language, Map<String, String>> PLAIN =
      Stream.of(Language.values())
          .collect(
              Collectors.toUnmodifiableMap(Function.identity(), l -> new ConcurrentHashMap<>()));

  private final View view;
  private final Site site;
  private final Page page;
  private final Language language;
  private final Map<String, Object> data;
  private final Prose prose;

  /**
   * Names for a page.
   *
   * @param data of the page, the same in all languages
   * @param prose of the page, the same in all languages
   */
  public PageScope(View view, Page page, Language language, Map<String, Object> data, Prose prose) {
    this.view = view;
    this.site = view.atlas().catalog().site();
    this.page = page;
    this.language = language;
    this.data = data;
    this.prose = prose;
  }

  /**
   * The addresses and language tags of a page.
   *
   * @param path the address within the site, for the current entry of the menu
   * @param place its first folder and how deep it lies: what links to the top folders depend on
   * @param tag BCP 47 tag of the page
   * @param proseTag BCP 47 tag of its prose, which may be English on a Chinese page
   * @param canonical absolute URL of the page, or of its English original when its prose is not
   *     translated
   * @param fallback absolute URL for readers of any other language
   * @param alternates the same page in all languages
   */
  record Frame(
      String path,
      String place,
      String tag,
      String proseTag,
      Text title,
      Text summary,
      String canonical,
      String fallback,
      List<Alternate> alternates) {}

  /**
   * A page in one of the languages.
   *
   * @param tag BCP 47 tag
   * @param locale language and place as link previews name them: {@code zh_TW}
   * @param name of the language in itself
   * @param href relative link
   * @param url absolute URL
   * @param current whether this is the page itself
   * @param translated whether its words are written in this language
   */
  record Alternate(
      String tag,
      String locale,
      String name,
      String href,
      String url,
      boolean current,
      boolean translated) {}

  /** All names that a template knows. */
  public Map<String, Object> names() {
    Map<String, Object> names = new HashMap<>(data);
    names.put("policy", ContentPolicy.PAGE);
    names.put("site", site);
    names.put("page", frame());
    names.put("lang", language.tag());
    names.put("t", (TemplateMethodModelEx) this::text);
    names.put("n", (TemplateMethodModelEx) this::counted);
    names.put("href", (TemplateMethodModelEx) args -> href(string(args.get(0))));
    names.put("asset", (TemplateMethodModelEx) args -> asset(string(args.get(0))));
    names.put("num", (TemplateMethodModelEx) args -> Numbers.grouped(whole(args.get(0))));
    names.put(
        "short", (TemplateMethodModelEx) args -> language.of(Numbers.rounded(whole(args.get(0)))));
    names.put("bytes", (TemplateMethodModelEx) args -> Numbers.bytes(whole(args.get(0))));
    names.put(
        "date", (TemplateMethodModelEx) args -> language.of(Dates.written(string(args.get(0)))));
    names.put(
        "prose", (TemplateMethodModelEx) args -> html(prose.html(words(args.get(0)), language)));
    names.put(
        "edited",
        (TemplateMethodModelEx)
            args -> view.texts().of(words(args.get(0)), language.chinese()).orElse(null));
    names.put(
        "since",
        (TemplateMethodModelEx) args -> view.texts().since(words(args.get(0))).orElse(null));
    names.put("card", page.card(site, language).map(card -> card(language)));
    names.put(
        "linked",
        (TemplateMethodModelEx)
            args -> html(page.about().map(about -> LinkedData.html(about, shown())).orElse("")));
    names.put(
        "draw",
        (TemplateMethodModelEx)
            args -> html(adapted(args.get(0), Graphic.class).html(language, this::href)));
    return names;
  }

  private Frame frame() {
    List<Alternate> alternates = Stream.of(Language.values()).map(this::alternate).toList();
    boolean own = !language.chinese() || page.chinese();
    String[] folders = page.address().split("/");
    return new Frame(
        page.address(),
        folders.length + " " + folders[0],
        language.tag(),
        own ? language.tag() : Language.EN.tag(),
        page.title(),
        page.summary(),
        url(own ? language : Language.EN),
        page.address().isEmpty() ? site.baseUrl() + "/" : url(Language.EN),
        alternates);
  }

  private Shown shown() {
    boolean own = !language.chinese() || page.chinese();
    return new Shown(
        site,
        own ? language : Language.EN,
        page.address(),
        page.title(),
        page.summary(),
        page.edited(view.texts(), language.chinese()));
  }

  private Alternate alternate(Language other) {
    String from = Paths.file(language, page.address());
    return new Alternate(
        other.tag(),
        other.locale(),
        MESSAGES.text("language." + other.path(), Map.of()).en(),
        Paths.relative(from, Paths.file(other, page.address())),
        url(other),
        other == language,
        !other.chinese() || page.chinese());
  }

  private String card(Language of) {
    return site.baseUrl() + "/" + Paths.card(of, page.address());
  }

  private String url(Language of) {
    return site.baseUrl() + "/" + of.path() + "/" + page.address();
  }

  private String href(String address) {
    return Paths.between(language, page.address(), address);
  }

  private String asset(String name) {
    return Paths.relative(Paths.file(language, page.address()), name);
  }

  /** {@code t("key", "name", value, …)}. */
  private Object text(List<?> args) throws TemplateModelException {
    String key = string(args.get(0));
    return args.size() == 1
        ? PLAIN.get(language).computeIfAbsent(key, k -> language.of(MESSAGES.text(k, Map.of())))
        : sentence(key, args, 1);
  }

  /** {@code n("key", count, "name", value, …)}: the sentence for one or for many. */
  private Object counted(List<?> args) throws TemplateModelException {
    boolean one = whole(args.get(1)) == 1;
    return sentence(string(args.get(0)) + (one ? ".one" : ".many"), args, 2);
  }

  private String sentence(String key, List<?> args, int from) throws TemplateModelException {
    Map<String, String> named = new HashMap<>();
    if (from == 2) {
      named.put("count", Numbers.grouped(whole(args.get(1))));
    }
    for (int i = from; i + 1 < args.size(); i += 2) {
      named.put(string(args.get(i)), string(args.get(i + 1)));
    }
    return language.of(MESSAGES.text(key, named));
  }

  private static String string(Object model) throws TemplateModelException {
    if (model instanceof TemplateScalarModel scalar) {
      return scalar.getAsString();
    }
    if (model instanceof TemplateNumberModel number) {
      return number.getAsNumber().toString();
    }
    if (model instanceof TemplateBooleanModel flag) {
      return Boolean.toString(flag.getAsBoolean());
    }
    throw new TemplateModelException("a text is needed here");
  }

  private static long whole(Object model) throws TemplateModelException {
    if (model instanceof TemplateNumberModel number) {
      return number.getAsNumber().longValue();
    }
    throw new TemplateModelException("a number is needed here");
  }

  private static Words words(Object model) throws TemplateModelException {
    return adapted(model, Words.class);
  }

  private static <T> T adapted(Object model, Class<T> type) throws TemplateModelException {
    if (model instanceof AdapterTemplateModel adapter
        && type.isInstance(adapter.getAdaptedObject(type))) {
      return type.cast(adapter.getAdaptedObject(type));
    }
    throw new TemplateModelException("a value of type " + type.getSimpleName() + " is needed here");
  }

  private static Object html(String html) throws TemplateModelException {
    return HTMLOutputFormat.INSTANCE.fromMarkup(html);
  }
}
