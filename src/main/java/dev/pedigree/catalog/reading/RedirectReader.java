package dev.pedigree.catalog.reading;

import dev.pedigree.catalog.Redirect;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.text.SourceText;
import dev.pedigree.text.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the old addresses of pages in {@code site.yaml}. Each leads straight to an entry or a page,
 * never to another old address, so that there are no rounds.
 */
final class RedirectReader {
  private static final String PART = "[A-Za-z0-9](?:[A-Za-z0-9_@-]|\\.(?!\\.))*(?<!\\.)";
  private static final Pattern ADDRESS = Pattern.compile(PART + "(?:/" + PART + ")*");
  private static final Pattern IN_A_LANGUAGE = Pattern.compile("(?:en|zh-hans|zh-hant)(?:/.*)?");
  private static final Pattern ENTRY = Pattern.compile("(models|families|terms|articles)/(.+)");
  private static final Pattern TARGET = Pattern.compile("([a-z]+):([^#\\s]+)(?:#\\S+)?");

  private final SourceText source;
  private final Targets targets;
  private final Report report;

  /** Old addresses in small letters, with their line: some file systems know no others. */
  private final Map<String, Integer> lines = new HashMap<>();

  private final Map<String, String> leads = new HashMap<>();

  RedirectReader(SourceText source, Targets targets, Report report) {
    this.source = source;
    this.targets = targets;
    this.report = report;
  }

  List<Redirect> read(YamlNode.Mapping map) {
    List<Redirect> redirects = new ArrayList<>();
    map.entries().forEach(entry -> leads.put(address(entry.key()), text(entry.value())));
    for (YamlNode.Entry entry : map.entries()) {
      String from = address(entry.key());
      String to = text(entry.value());
      boolean known = good(from, entry.key());
      boolean leading = leads(to, entry.value());
      if (known && leading) {
        redirects.add(new Redirect(from, to, source.at(entry.key().at())));
      }
    }
    return List.copyOf(redirects);
  }

  private static String address(YamlNode node) {
    return text(node).replaceFirst("/$", "");
  }

  private static String text(YamlNode node) {
    return node instanceof YamlNode.Scalar scalar && !scalar.isNull() ? scalar.text().strip() : "";
  }

  private boolean good(String from, YamlNode at) {
    if (!ADDRESS.matcher(from).matches() || IN_A_LANGUAGE.matcher(from).matches()) {
      return refuse("catalog.bad-old-address", at, "address", text(at));
    }
    Matcher entry = ENTRY.matcher(from);
    if (entry.matches()
        && targets.exists(Targets.Kind.ofFolder(entry.group(1)).orElseThrow(), entry.group(2))) {
      return refuse("catalog.address-in-use", at, "address", from);
    }
    Integer first = lines.putIfAbsent(from.toLowerCase(Locale.ROOT), source.line(at.at()));
    return first == null || refuse("catalog.address-twice", at, "address", from, "line", first);
  }

  private boolean leads(String to, YamlNode at) {
    Matcher target = TARGET.matcher(to);
    if (!target.matches()) {
      return refuse("catalog.bad-redirect", at, "target", to);
    }
    String id = target.group(2);
    Optional<Targets.Kind> kind = Targets.Kind.of(target.group(1));
    if (kind.isPresent()) {
      return leads(kind.get(), id, at);
    }
    if (target.group(1).equals("diff") && id.contains("..")) {
      int dots = id.indexOf("..");
      return leads(Targets.Kind.MODEL, id.substring(0, dots), at)
          && leads(Targets.Kind.MODEL, id.substring(dots + 2), at);
    }
    return target.group(1).equals("page") && AlsoReader.PAGES.contains(id)
        || refuse("catalog.bad-redirect", at, "target", to);
  }

  private boolean leads(Targets.Kind kind, String id, YamlNode at) {
    if (targets.exists(kind, id)) {
      return true;
    }
    String next = leads.get(kind.folder() + "/" + id);
    if (next != null) {
      return refuse("catalog.redirect-chain", at, "target", kind.word() + ":" + id, "next", next);
    }
    report.add(targets.missing(kind, id, source.at(at.at())));
    return false;
  }

  private boolean refuse(String rule, YamlNode at, Object... args) {
    report.add(Finding.error(rule, source.at(at.at()), args));
    return false;
  }
}
