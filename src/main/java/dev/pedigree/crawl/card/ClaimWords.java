package dev.pedigree.crawl.card;

import dev.pedigree.crawl.card.CardClaim.Subject;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words for sizes in model cards, English or Chinese, and the ways to write numbers. */
final class ClaimWords {

  /** Labels of sizes, in the form that {@link #plain} returns. */
  private static final Map<String, Subject> SUBJECTS =
      subjects(
          """
          layers: layer, hidden layer, transformer layer, decoder layer, transformer block, n layer, \
          num hidden layer, num layer, 层数, 模型层数, 网络层数, transformer 层数
          width: hidden size, hidden dimension, hidden dim, model dim, model dimension, d model, n embd, \
          隐藏层维度, 隐层维度, 隐藏维度, 隐藏层大小, 模型维度
          heads: attention head, query head, head, n head, num attention head, 注意力头数, 注意力头, 头数
          kv_heads: kv head, key-value head, key/value head, key value head, n kv head, \
          num key value head, kv 头数, 键值头数
          head_dim: head dimension, head dim, d head, attention head dimension, 头维度, 注意力头维度
          ffn: intermediate size, ffn dimension, ffn dim, ffn size, ffn hidden size, d ff, \
          feed-forward dimension, feedforward dimension, feed-forward size, ffn 维度, 前馈层维度, 中间层维度
          vocab_rows: vocabulary size, vocab size, vocabulary, n vocab, 词表大小, 词汇表大小, 词表
          context: context length, context window, context size, maximum context length, \
          max context length, max position embedding, n ctx, n position, 上下文长度, 上下文窗口
          parameters: parameter, param, total parameter, total param, parameter count, n parameter, \
          参数量, 总参数量, 总参数, 参数规模, 模型参数量
          active_parameters: active parameter, activated parameter, active param, activated param, \
          激活参数量, 激活参数
          experts: expert, routed expert, 专家数, 专家数量
          experts_per_token: active expert, activated expert, experts per token, \
          activated experts per token, 激活专家数
          attention: attention, attention type, attention mechanism, 注意力, 注意力机制, 注意力类型
          """);

  private static final String AMOUNT =
      "(\\d{1,3}(?:,\\d{3})+|\\d{1,15}(?:\\.\\d{1,6})?)"
          + "\\s?(k|m|b|t|thousand|million|billion|trillion|亿|万)?";

  private static final Pattern NUMBER =
      Pattern.compile(
          "(?:about |around |approximately |approx\\. |full |~ ?|≈ ?|约 ?)?"
              + AMOUNT
              + "(?: ?(?:layers?|tokens?|heads?|parameters?|params?|dimensions?|experts?|层|个|头))?"
              + "(?: natively)?");

  private static final Pattern QUERIES_AND_KEYS =
      Pattern.compile("(\\d{1,5}) for q(?:uery|ueries)?,? (?:and )?(\\d{1,5}) for k/?v");

  private static final Pattern TOTAL_AND_ACTIVE =
      Pattern.compile(AMOUNT + " (?:in )?total,? (?:and )?" + AMOUNT + " activated");

  private static final Map<String, Integer> POWERS =
      Map.of("k", 3, "thousand", 3, "m", 6, "million", 6, "b", 9, "billion", 9, "t", 12);

  private static final Pattern KIND =
      Pattern.compile(
          "(?<MLA>multi-?\\s?head latent attention|\\bmla\\b)"
              + "|(?<GQA>group(?:ed)?[- ]query(?:[- ]attention)?|\\bgqa\\b|分组查询注意力)"
              + "|(?<MQA>multi-?\\s?query(?:[- ]attention)?|\\bmqa\\b|多查询注意力)"
              + "|(?<MHA>multi-?\\s?head(?:ed)?(?: self)?[- ]attention|\\bmha\\b|多头注意力)",
          Pattern.CASE_INSENSITIVE);

  private ClaimWords() {}

  private static Map<String, Subject> subjects(String lines) {
    Map<String, Subject> subjects = new HashMap<>();
    for (String line : lines.split("\n")) {
      String[] halves = line.split(": ", 2);
      for (String word : halves[1].split(",\\s*")) {
        subjects.put(word, Subject.valueOf(halves[0].toUpperCase(Locale.ROOT)));
      }
    }
    return subjects;
  }

  /** The subject of a label; empty when it has another meaning, or more than one. */
  static Optional<Subject> subject(String label) {
    return Optional.ofNullable(SUBJECTS.get(plain(label)));
  }

  /** A label in lower case, without markup, plural, brackets and words such as "number of". */
  private static String plain(String label) {
    return Markup.text(label)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[_{}#.]", " ")
        .replaceAll("\\((?:gqa|mha|mqa|mla|hidden|d ?model|total)\\)", " ")
        .replaceFirst("^\\s*(?:the )?(?:total )?(?:(?:number|no|num) +(?:of )?)", "")
        .replaceAll("\\s+", " ")
        .strip()
        .replaceFirst("(?<=[a-z]{3})s$", "");
  }

  /** A single number; empty for ranges, lists, sentences and anything else that is ambiguous. */
  static Optional<String> number(String value) {
    Matcher whole = NUMBER.matcher(tidy(value));
    return whole.matches() ? Optional.of(amount(whole, 1)) : Optional.empty();
  }

  /** {@code 28 for Q and 4 for KV}: heads, then key-value heads. */
  static Optional<String[]> headsAndKeys(String value) {
    Matcher both = QUERIES_AND_KEYS.matcher(tidy(value));
    return both.matches()
        ? Optional.of(new String[] {both.group(1), both.group(2)})
        : Optional.empty();
  }

  /** {@code 30.5B in total and 3.3B activated}. */
  static Optional<String[]> totalAndActive(String value) {
    Matcher both = TOTAL_AND_ACTIVE.matcher(tidy(value));
    return both.matches()
        ? Optional.of(new String[] {amount(both, 1), amount(both, 3)})
        : Optional.empty();
  }

  /** The kinds of attention that a text names, each once, joined by commas; empty for none. */
  static String kinds(String text) {
    StringBuilder found = new StringBuilder();
    Matcher kind = KIND.matcher(text);
    while (kind.find()) {
      for (String name : new String[] {"MLA", "GQA", "MQA", "MHA"}) {
        if (kind.group(name) != null && found.indexOf(name) < 0) {
          found.append(found.length() == 0 ? "" : ",").append(name);
        }
      }
    }
    return found.toString();
  }

  private static String tidy(String value) {
    return Markup.text(value)
        .toLowerCase(Locale.ROOT)
        .replaceFirst(",? and generation .*$", "")
        .replaceFirst(" natively and .*$", "")
        .replaceFirst("\\s?\\([0-9., ]+[bm] non-embedding\\)$", "")
        .replaceFirst("[.*†]+$", "")
        .strip();
  }

  private static String amount(Matcher found, int group) {
    String digits = found.group(group).replace(",", "");
    String unit = found.group(group + 1);
    if (unit == null) {
      return digits;
    }
    return switch (unit) {
      case "亿" -> new BigDecimal(digits).movePointLeft(1).toPlainString() + "B";
      case "万" -> new BigDecimal(digits).movePointRight(1).toPlainString() + "K";
      default -> digits + letter(unit);
    };
  }

  private static String letter(String unit) {
    return switch (POWERS.getOrDefault(unit, 12)) {
      case 3 -> "K";
      case 6 -> "M";
      case 9 -> "B";
      default -> "T";
    };
  }
}
