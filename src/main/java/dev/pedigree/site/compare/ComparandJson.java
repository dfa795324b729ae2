package dev.pedigree.site.compare;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.Comparand;
import dev.pedigree.architecture.Comparand.Term;
import dev.pedigree.architecture.check.PackagingLine;
import dev.pedigree.architecture.trait.Level;
import dev.pedigree.crawl.packaging.Packaging;
import dev.pedigree.crawl.packaging.QuantWords;
import dev.pedigree.crawl.snapshot.ConfigValue;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.diagnostics.Visible;
import dev.pedigree.lineage.Entry;
import dev.pedigree.lineage.WeightsComparand;
import dev.pedigree.site.fact.TensorRow;
import dev.pedigree.site.language.Language;
import dev.pedigree.site.stated.SidePages;
import dev.pedigree.site.text.Paths;
import dev.pedigree.site.view.View;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * What one model brings to a comparison, as JSON: {@code {id, name, link, built: {id: page},
 * described}} and, when it is described, {@code {traits: [term], sizes: [term], listing: [{name,
 * words, cell}], beside, extents: [number], tensors: [[roles, pattern, dtype, shape, count,
 * marks]], weights: {…}, packaging: {…}}}. A {@code term} is {@code {value, cell, unknown, none,
 * missing, level, elsewhere}} as {@link Comparand.Term} says, without what is false or empty.
 * {@code cell}, {@code link} and {@code item} are HTML as the pages of comparisons have it.
 */
final class ComparandJson {
  /** Digits of a digest that tell files apart: 64 bits. */
  private static final int DIGITS = 16;

  private static final Pattern HREF = Pattern.compile("href=\"([^\"{}]*)\"");

  private final List<String> links = new ArrayList<>();
  private final View view;
  private final Entry entry;
  private final Language language;
  private final Iterator<String> cells;

  private ComparandJson(View view, Entry entry, Language language, Iterator<String> cells) {
    this.view = view;
    this.entry = entry;
    this.language = language;
    this.cells = cells;
  }

  /**
   * The JSON of a model.
   *
   * @param cells HTML in the order of the template {@code comparand}
   */
  static ObjectNode of(View view, Entry entry, Language language, List<String> cells) {
    ComparandJson json = new ComparandJson(view, entry, language, cells.iterator());
    ObjectNode one = json.model();
    if (json.cells.hasNext()) {
      throw new IllegalStateException("more cells than facts of " + entry.id());
    }
    return one;
  }

  private ObjectNode model() {
    ObjectNode one = JsonNodeFactory.instance.objectNode();
    one.put("id", entry.id()).put("name", shown(view.name(entry.id())));
    one.put("link", cells.next()).put("described", entry.architecture().isPresent());
    ObjectNode built = one.putObject("built");
    view.comparisons()
        .forEach(
            (address, compared) -> {
              if (compared.b().equals(entry.id())) {
                built.put(compared.a(), link(address));
              }
            });
    SidePages.second(view, entry.id()).forEach((id, address) -> built.put(id, link(address)));
    entry.architecture().ifPresent(architecture -> described(one, architecture));
    return one;
  }

  private String link(String address) {
    return Paths.between(language, "compare/", address);
  }

  private void described(ObjectNode one, Architecture architecture) {
    Comparand comparand = Comparand.of(architecture);
    ArrayNode traits = one.putArray("traits");
    comparand.traits().forEach(term -> term(traits.addObject(), term));
    ArrayNode sizes = one.putArray("sizes");
    comparand.sizes().forEach(term -> term(sizes.addObject(), term));
    ArrayNode listing = one.putArray("listing");
    architecture
        .listing()
        .forEach(
            line ->
                listing
                    .addObject()
                    .put("name", shown(line.subject()))
                    .put("words", shown(line.words()))
                    .put("cell", cells.next()));
    one.put("beside", cells.next());
    ArrayNode extents = one.putArray("extents");
    for (OptionalLong extent : comparand.extents()) {
      // A text, as a script rounds very large numbers.
      extents.add(extent.isPresent() ? Long.toString(extent.getAsLong()) : null);
    }
    ArrayNode tensors = one.putArray("tensors");
    comparand.tensors().forEach(some -> tensors(tensors.addArray(), some));
    weights(one.putObject("weights"));
    entry
        .snapshot()
        .ifPresent(
            snapshot -> {
              packaging(one.putObject("packaging"), snapshot);
              config(one.putArray("config"), snapshot);
            });
    ArrayNode places = one.putArray("links");
    links.forEach(places::add);
  }

  private void term(ObjectNode to, Term term) {
    if (term.value() instanceof Double number) {
      to.put("value", number);
    } else if (term.value() != null) {
      to.put("value", String.valueOf(term.value()));
    }
    put(to, "unknown", term.fact().unknown());
    put(to, "none", term.none());
    put(to, "missing", term.missing());
    term.level().map(Level::word).ifPresent(level -> to.put("level", level));
    term.elsewhere().ifPresent(word -> to.put("elsewhere", word));
    String cell = cell();
    if (!cell.isEmpty()) {
      to.put("cell", cell);
    }
  }

  private static void put(ObjectNode to, String key, boolean holds) {
    if (holds) {
      to.put(key, true);
    }
  }

  private static void tensors(ArrayNode to, Comparand.Tensors some) {
    to.add(String.join(",", some.roles())).add(Visible.text(some.stored().pattern()));
    to.add(Visible.text(some.stored().dtype())).add(TensorRow.shape(some.stored()));
    to.add(some.stored().count());
    String marks = (some.learned() ? "" : "data ") + (some.inverted() ? "turned" : "");
    if (!marks.isEmpty()) {
      to.add(marks.strip());
    }
  }

  private void weights(ObjectNode to) {
    WeightsComparand weights =
        WeightsComparand.of(entry, id -> view.entry(id).map(e -> e.model().name()));
    to.put("snapshot", weights.snapshot()).put("files", weights.files());
    to.put("headers", weights.headers());
    to.put("digests", weights.digests().isEmpty() ? "" : digest(weights.digests()));
    ArrayNode telling = to.putArray("telling");
    weights.telling().forEach(oid -> telling.add(digest(List.of(oid))));
    String copies = cells.next();
    if (!copies.isEmpty()) {
      to.put("copies", copies).put("seen", weights.seen()).put("unseen", weights.unseen());
    }
    ArrayNode claims = to.putArray("claims");
    for (WeightsComparand.Claim claim : weights.claims()) {
      ObjectNode one = claims.addObject().put("parent", claim.parent()).put("item", cells.next());
      claim.note().ifPresent(note -> one.put("note", shown(note)));
    }
  }

  private void packaging(ObjectNode to, Snapshot snapshot) {
    Packaging packaging = Packaging.of(snapshot);
    to.put("words", shown(QuantWords.of(packaging))).put("quantised", packaging.quantised());
    put(to, "unknown", PackagingLine.fact(packaging).unknown());
    to.put("cell", cell());
  }

  private static void config(ArrayNode to, Snapshot snapshot) {
    ConfigValue.of(snapshot.config())
        .forEach(
            (key, value) -> {
              ArrayNode one = to.addArray().add(Visible.text(key)).add(Visible.text(value.text()));
              if (!value.value().equals(value.text())) {
                one.add(Visible.text(value.value()));
              }
            });
  }

  /** The next cell, with numbers in place of addresses, which stand in many. */
  private String cell() {
    return HREF.matcher(cells.next())
        .replaceAll(
            found -> {
              if (!links.contains(found.group(1))) {
                links.add(found.group(1));
              }
              return "href=\"{" + links.indexOf(found.group(1)) + "}\"";
            });
  }

  private String shown(Text text) {
    return Visible.text(language.of(text));
  }

  private static String digest(List<String> texts) {
    try {
      byte[] all = String.join("\n", texts).getBytes(StandardCharsets.UTF_8);
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(all);
      return HexFormat.of().formatHex(sum).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
