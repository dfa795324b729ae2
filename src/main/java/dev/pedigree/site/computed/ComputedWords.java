package dev.pedigree.site.computed;

import dev.pedigree.catalog.Article;
import dev.pedigree.catalog.Catalog;
import dev.pedigree.catalog.Family;
import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.Term;
import dev.pedigree.catalog.Words;
import dev.pedigree.catalog.markdown.Embed;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.Entry;
import dev.pedigree.lineage.query.Facts;
import dev.pedigree.lineage.query.Query;
import dev.pedigree.lineage.query.Reply;
import dev.pedigree.site.picture.Pictures;
import dev.pedigree.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The texts of a catalogue with the values of today.
 *
 * @param atlas the same as before, with other texts
 * @param findings what is asked wrongly, and claims that do not hold
 */
public record ComputedWords(Atlas atlas, List<Finding> findings) {
  private static final Pattern LINK =
      Pattern.compile("\\[([^\\[\\]]{0,500})]\\((?:fact|claim):[^()\\s]*\\)");

  /** How the targets begin that ask for something. */
  private static final List<String> KINDS =
      Stream.of(Embed.Kind.values()).map(kind -> kind.scheme() + ":").toList();

  public ComputedWords {
    findings = List.copyOf(findings);
  }

  /** Fills and checks the texts of an atlas. */
  public static ComputedWords of(Atlas atlas) {
    if (!asks(atlas.catalog())) {
      return new ComputedWords(atlas, List.of());
    }
    Work work = new Work(atlas);
    Catalog catalog = work.catalog(atlas.catalog());
    SortedMap<String, Entry> entries = new TreeMap<>();
    for (Model model : catalog.models()) {
      Entry entry = atlas.entries().get(model.id());
      if (entry != null) {
        entries.put(model.id(), entry.with(model));
      }
    }
    return new ComputedWords(
        new Atlas(
            catalog,
            entries,
            atlas.edges(),
            atlas.twins(),
            atlas.identical(),
            atlas.comparisons(),
            atlas.chains(),
            atlas.unreached()),
        work.findings);
  }

  private static boolean asks(Catalog catalog) {
    return catalog.models().stream().anyMatch(m -> asks(m.words()))
        || catalog.families().stream().anyMatch(f -> asks(f.words()))
        || catalog.terms().stream().anyMatch(t -> asks(t.words()))
        || catalog.articles().stream()
            .anyMatch(a -> asks(a.words()) || asks(a.summary().en()) || asks(a.summary().zh()));
  }

  private static boolean asks(Words words) {
    return asks(words.en()) || asks(words.zh());
  }

  private static boolean asks(String text) {
    for (int at = text.indexOf("]("); at >= 0; at = text.indexOf("](", at + 2)) {
      int target = text.startsWith("<", at + 2) ? at + 3 : at + 2;
      if (KINDS.stream().anyMatch(kind -> text.startsWith(kind, target))) {
        return true;
      }
    }
    return false;
  }

  /** One pass over all texts. */
  private static final class Work {
    private final Facts facts;
    private final Pictures pictures;
    private final List<Finding> findings = new ArrayList<>();

    Work(Atlas atlas) {
      this.facts = Facts.of(atlas);
      this.pictures = Pictures.of(atlas);
    }

    Catalog catalog(Catalog old) {
      return new Catalog(
          old.site(),
          old.models().stream().map(m -> m.with(words(m.words()))).toList(),
          old.families().stream()
              .map(f -> new Family(f.id(), f.name(), f.organisation(), f.order(), words(f.words())))
              .toList(),
          old.terms().stream().map(t -> new Term(t.id(), t.name(), words(t.words()))).toList(),
          old.articles().stream().map(this::article).toList(),
          old.precedents(),
          old.also());
    }

    private Article article(Article old) {
      IntFunction<Location> en = offset -> old.summaryAt().get(0);
      IntFunction<Location> zh = offset -> old.summaryAt().get(1);
      Text summary =
          new Text(
              plain(filled(old.summary().en(), false, en)),
              plain(
                  filled(old.summary().zh(), !old.summary().zh().equals(old.summary().en()), zh)));
      return new Article(
          old.id(), old.title(), summary, old.summaryAt(), old.date(), words(old.words()));
    }

    /** A line without links: lists and previews show it as plain text. */
    private static String plain(String line) {
      return LINK.matcher(line).replaceAll("$1").replaceAll("\\\\(\\p{Punct})", "$1");
    }

    private Words words(Words old) {
      if (!asks(old)) {
        return old;
      }
      return new Words(
          filled(old.en(), false, place(old.enPath(), old.enLine(), old.en())),
          filled(old.zh(), true, place(old.zhPath(), old.zhLine(), old.zh())),
          old.enPath(),
          old.zhPath(),
          old.enLine(),
          old.zhLine(),
          old.stale(),
          old.translates());
    }

    /** From an offset of the Markdown to its place in the file. */
    private static IntFunction<Location> place(String path, int line, String markdown) {
      SourceText text = new SourceText(path, markdown);
      return offset -> {
        Location at = text.at(offset);
        return Location.at(path, at.line() + line - 1, at.column());
      };
    }

    private String filled(String markdown, boolean chinese, IntFunction<Location> place) {
      if (!asks(markdown)) {
        return markdown;
      }
      List<Embed> embeds = Embed.in(markdown);
      String text = markdown;
      // From the last one on, so that the offsets of those before stay right.
      List<String> words = embeds.stream().map(e -> answered(e, chinese, place)).toList();
      for (int i = embeds.size() - 1; i >= 0; i--) {
        Embed embed = embeds.get(i);
        if (embed.kind() == Embed.Kind.FACT) {
          int to = embed.from() + embed.words().length();
          text = Filling.replaced(text, embed.from(), to, words.get(i), chinese);
        }
      }
      return text;
    }

    /** The words of an embed with the value of today; as they are where there is none. */
    private String answered(Embed embed, boolean chinese, IntFunction<Location> place) {
      Location at = place.apply(embed.at());
      try {
        if (embed.kind().picture()) {
          pictures.check(embed.kind(), embed.target(), at);
          return embed.words();
        }
        Query query = Facts.query(embed.target(), at);
        Reply reply = facts.reply(query, at);
        if (embed.kind() == Embed.Kind.CLAIM) {
          new ClaimCheck(
                  query, reply, embed.words(), at, offset -> place.apply(embed.from() + offset))
              .check()
              .ifPresent(findings::add);
          return embed.words();
        }
        if (query.bound().isPresent()) {
          findings.add(Finding.error("site.fact-compared", at));
          return embed.words();
        }
        return Filling.words(embed.words(), reply, chinese);
      } catch (FindingException e) {
        findings.add(e.finding());
        return embed.words();
      }
    }
  }
}
