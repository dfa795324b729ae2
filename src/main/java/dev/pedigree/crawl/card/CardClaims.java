package dev.pedigree.crawl.card;

import dev.pedigree.crawl.card.CardClaim.Subject;
import dev.pedigree.crawl.git.Blobs;
import dev.pedigree.crawl.lfs.LfsPointer;
import dev.pedigree.crawl.text.Clean;
import dev.pedigree.crawl.text.JsonText;
import dev.pedigree.text.FrontMatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Extracts claims about sizes from the text of a model card. Only unambiguous forms are read:
 * {@code key: value} lines, tables, and plain sentences about attention whose subject is this
 * model. Sections on training, tokenizers, other models or parts are skipped, and claims that
 * contradict each other are dropped.
 */
public final class CardClaims {
  /** Nothing that long is a line of a list of facts. */
  private static final Pattern LINE_END = Pattern.compile("\r?\n|\r");

  private static final int LONGEST_LINE = 2000;

  /** Characters of a card that are read; the sizes stand near its start. */
  private static final int LONGEST_CARD = 1 << 20;

  private static final int MOST = 64;

  private static final Pattern HEADING = Pattern.compile(" {0,3}(#{1,6})\\s+(.*)");
  private static final Pattern FENCE = Pattern.compile("\\s{0,12}(?:[-*+]\\s+)?(?:`{3,}|~{3,}).*");
  private static final Pattern ITEM = Pattern.compile("(\\s*)([-*+•]|\\d{1,3}[.)])?\\s*(\\S.*)");
  private static final Pattern OPENS = Pattern.compile("[:：][\\s*_]*$");
  private static final Pattern PAIR = Pattern.compile("([^:：|]{1,80})[:：]\\s*(\\S.*)");

  /** Headings about other parts or models, or about training, evaluation or use. */
  private static final Pattern FOREIGN =
      Pattern.compile(
          "(?i)train|tun(?:ed|ing)|lora|adapter|hyper|evaluat|benchmark|result|hardware|infrastruct"
              + "|tokeni[sz]|inference|usage|quick|how to|example|draft|vision|visual|image|audio"
              + "|speech|encoder|teacher|student|baseline|base model|compar|related|other|previous"
              + "|series|family|variant|models|训练|微调|评测|评估|对比|比较|视觉|图像|音频|编码器|分词"
              + "|系列|推理|其他|基座");

  private static final Pattern GENERAL =
      Pattern.compile(
          "(?i)(?:model |模型)?(?:architecture|details?|specifications?|specs|config(?:uration)?"
              + "|parameters|structure|overview|summary|features|结构|架构|参数|配置|规格).{0,20}");

  /** Words about context extension; with them, the context in a card may be the extended one. */
  private static final List<String> STRETCHED =
      List.of("yarn", "scaling", "longrope", "ntk", "extrapolat", "extend", "外推", "扩展");

  /** Words of which a line about the kind of attention has at least one. */
  private static final List<String> ATTENTION =
      List.of("query", "head", "gqa", "mha", "mqa", "mla", "注意力");

  /** Words that make the meaning of a sentence doubtful. */
  private static final Pattern DOUBT =
      Pattern.compile(
          "(?i)\\bnot?\\b|n't\\b|except|unlike|instead|rather|compar|variant|replac|\\bthan\\b|\\bvs\\b"
              + "|while|whereas|some\\b|larger|smaller|bigger|\\bonly\\b|between|\\bor\\b|support"
              + "|不|没有|未|变体|相比|代替|而非|或");

  private static final Pattern USES =
      Pattern.compile("(?i)\\b(?:uses?|adopts?|employs?|features?|utili[sz]es?)\\b|采用|使用");

  private static final Pattern SUBJECT =
      Pattern.compile("(?i)(?:this|the|our) model\\b.*|(?:本|该)模型.*|模型采用.*");

  private final ModelName model;
  private final Map<Subject, List<CardClaim>> said = new LinkedHashMap<>();
  private final Set<String> attentions = new LinkedHashSet<>();
  private boolean attentionInDoubt;
  private boolean stretched;
  private boolean titled;
  private final List<Boolean> foreignHeadings = new ArrayList<>();
  private final List<CardTable.Row> rows = new ArrayList<>();
  private final List<Item> parents = new ArrayList<>();

  /** A list item that others may be nested in. */
  private record Item(int indent, String text) {}

  private CardClaims(ModelName model) {
    this.model = model;
  }

  /**
   * The claims of a card, in the order of its lines.
   *
   * @param markdown the whole file with front matter
   * @param id id of the model: {@code org/name} or a folder
   */
  public static List<CardClaim> read(String markdown, String id) {
    CardClaims reader = new CardClaims(new ModelName(id));
    int body = FrontMatter.of(markdown, FrontMatter.Dashes.HUB).body();
    reader.lines(
        LINE_END.split(markdown, -1), LINE_END.split(markdown.substring(0, body), -1).length - 1);
    return reader.agreed();
  }

  /** The claims of a file; none for one that is too large or not text. */
  public static List<CardClaim> read(Blobs.Content content, String id) {
    return content instanceof Blobs.Bytes text && LfsPointer.parse(text.bytes()).isEmpty()
        ? read(start(JsonText.text(text.bytes())), id)
        : List.of();
  }

  /** The card, or the whole lines of its first part. */
  private static String start(String card) {
    return card.length() <= LONGEST_CARD
        ? card
        : card.substring(0, card.lastIndexOf('\n', LONGEST_CARD) + 1);
  }

  private void lines(String[] lines, int first) {
    boolean fenced = false;
    boolean comment = false;
    for (int i = first; i < lines.length; i++) {
      // An expression looks at each start of a line of spaces.
      String line = lines[i].length() > LONGEST_LINE || lines[i].isBlank() ? "" : lines[i];
      if (FENCE.matcher(line).matches()) {
        fenced = !fenced;
        flush();
      } else if (!fenced) {
        comment |= line.contains("<!--");
        if (!comment) {
          line(line, i + 1);
        }
        comment &= !line.contains("-->");
      }
    }
    flush();
  }

  private void line(String line, int number) {
    String small = line.toLowerCase(Locale.ROOT);
    stretched |= STRETCHED.stream().anyMatch(small::contains);
    boolean kinds = ATTENTION.stream().anyMatch(small::contains);
    if (kinds) {
      attention(line);
    }
    Matcher heading = HEADING.matcher(line);
    if (heading.matches()) {
      flush();
      parents.clear();
      heading(heading.group(1).length(), heading.group(2));
      return;
    }
    if (line.indexOf('|') >= 0) {
      rows.add(new CardTable.Row(number, line));
      return;
    }
    flush();
    Matcher item = ITEM.matcher(line);
    if (item.matches() && !line.stripLeading().startsWith(">")) {
      item(item, number, line, kinds);
    }
  }

  private void heading(int level, String text) {
    while (foreignHeadings.size() >= level) {
      foreignHeadings.remove(foreignHeadings.size() - 1);
    }
    while (foreignHeadings.size() < level - 1) {
      foreignHeadings.add(false);
    }
    // The first heading is the name of the model, whatever words are in it.
    foreignHeadings.add(titled && foreign(text) && !model.means(text));
    titled = true;
  }

  private boolean foreign(String text) {
    return FOREIGN.matcher(text).find() || model.speaksOfAnother(text);
  }

  private boolean elsewhere() {
    return foreignHeadings.contains(true);
  }

  private void item(Matcher item, int number, String line, boolean kinds) {
    int indent = item.group(1).replace("\t", "    ").length();
    boolean bullet = item.group(2) != null;
    String text = item.group(3);
    parents.removeIf(p -> p.indent() >= indent);
    boolean own =
        parents.stream()
            .allMatch(
                p ->
                    !foreign(p.text())
                        && (p.indent() < 0
                            || GENERAL.matcher(Markup.text(p.text())).matches()
                            || model.means(p.text().replaceFirst("[:：]\\s*$", ""))));
    if (own && !elsewhere()) {
      pair(text, number, line);
      if (kinds) {
        sentences(text, number, line);
      }
    }
    // A line that ends with a colon is about the list below it, even if that is not indented.
    boolean opens = OPENS.matcher(text).find();
    if (!bullet) {
      parents.clear();
    }
    if (bullet || opens) {
      String end = text.substring(Math.max(0, text.length() - 200));
      parents.add(new Item(bullet ? indent : -1, end));
    }
  }

  private void pair(String text, int number, String line) {
    if (text.indexOf(':') >= 0 || text.indexOf('：') >= 0) {
      Matcher pair = PAIR.matcher(Markup.text(text));
      if (pair.matches()) {
        say(pair.group(1), pair.group(2), number, line);
      }
    }
  }

  private void flush() {
    if (!rows.isEmpty() && !elsewhere()) {
      for (CardTable.Cell cell : CardTable.read(rows, model)) {
        say(cell.label(), cell.value(), cell.row().number(), cell.row().line());
      }
    }
    rows.clear();
  }

  private void say(String label, String value, int number, String line) {
    Optional<Subject> subject = ClaimWords.subject(label);
    if (subject.isPresent()) {
      say(subject.get(), label, value, number, line);
    }
  }

  private void say(Subject subject, String label, String value, int number, String line) {
    switch (subject) {
      case ATTENTION -> kind(ClaimWords.kinds(value), number, line);
      case HEADS -> {
        kind(ClaimWords.kinds(label), number, line);
        Optional<String[]> both = ClaimWords.headsAndKeys(value);
        both.ifPresent(b -> claim(Subject.HEADS, b[0], number, line));
        both.ifPresent(b -> claim(Subject.KV_HEADS, b[1], number, line));
        ClaimWords.number(value).ifPresent(n -> claim(Subject.HEADS, n, number, line));
      }
      case PARAMETERS -> {
        Optional<String[]> both = ClaimWords.totalAndActive(value);
        both.ifPresent(b -> claim(Subject.PARAMETERS, b[0], number, line));
        both.ifPresent(b -> claim(Subject.ACTIVE_PARAMETERS, b[1], number, line));
        ClaimWords.number(value).ifPresent(n -> claim(Subject.PARAMETERS, n, number, line));
      }
      default -> ClaimWords.number(value).ifPresent(n -> claim(subject, n, number, line));
    }
  }

  private void kind(String kinds, int number, String line) {
    if (!kinds.isEmpty() && !kinds.contains(",")) {
      claim(Subject.ATTENTION, kinds, number, line);
    }
  }

  /**
   * Collects the kinds of attention named in a line, and whether words in it make their meaning
   * doubtful.
   */
  private void attention(String line) {
    String kinds = ClaimWords.kinds(line);
    if (!kinds.isEmpty()) {
      attentions.addAll(List.of(kinds.split(",")));
      attentionInDoubt |= DOUBT.matcher(line).find();
    }
  }

  private void sentences(String text, int number, String line) {
    for (String sentence : text.split("(?<=[.。!！])\\s*")) {
      String kinds = ClaimWords.kinds(sentence);
      // In prose, "multi-head attention" may mean any kind; the abbreviation MHA does not.
      boolean plain = !kinds.equals("MHA") || sentence.contains("MHA");
      if (!kinds.isEmpty() && plain && USES.matcher(sentence).find() && ours(sentence)) {
        kind(kinds, number, line);
      }
    }
  }

  private boolean ours(String sentence) {
    String plain = Markup.text(sentence);
    int verb = plain.indexOf(' ');
    return !model.speaksOfAnother(plain)
        && (SUBJECT.matcher(plain).matches() || verb > 0 && model.means(plain.substring(0, verb)));
  }

  private void claim(Subject subject, String value, int number, String line) {
    said.computeIfAbsent(subject, k -> new ArrayList<>())
        .add(new CardClaim(subject, value, number, Clean.text(line.strip())));
  }

  /** The claims that are made once, or each time with the same value. */
  private List<CardClaim> agreed() {
    if (attentionInDoubt || attentions.size() > 1) {
      said.remove(Subject.ATTENTION);
    }
    if (stretched) {
      said.remove(Subject.CONTEXT);
    }
    return said.values().stream()
        .filter(claims -> claims.stream().map(CardClaim::value).distinct().count() == 1)
        .map(claims -> claims.get(0))
        .limit(MOST)
        .toList();
  }
}
