package dev.pedigree.architecture;

import dev.pedigree.architecture.dialect.Setting;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.trait.ActivationKind;
import dev.pedigree.architecture.trait.ExpertRouting;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.Level;
import dev.pedigree.architecture.trait.MixingLayers;
import dev.pedigree.architecture.trait.Origin;
import dev.pedigree.architecture.trait.RopeLayers;
import dev.pedigree.architecture.trait.RopeScaling;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.architecture.trait.WindowPattern;
import dev.pedigree.diagnostics.Messages;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.weights.IndexRanges;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words for traits, sizes, settings and their values, in both languages. */
public final class Wording {
  private static final Messages MESSAGES = Messages.of("architecture");

  private Wording() {}

  /** The name of a trait: {@code attention} / {@code 注意力}. */
  public static Text name(Trait trait) {
    return MESSAGES.text("trait." + trait.key(), Map.of());
  }

  /** The name of a size: {@code hidden size} / {@code 隐藏维度}. */
  public static Text name(Size size) {
    return MESSAGES.text("size." + size.key(), Map.of());
  }

  /** The name of a setting: {@code attention scale} / {@code 注意力缩放}. */
  public static Text name(Setting setting) {
    return MESSAGES.text("setting." + setting.key(), Map.of());
  }

  /** The name of a level: {@code variation} / {@code 变体}. */
  public static Text name(Level level) {
    return MESSAGES.text("level." + level.word(), Map.of());
  }

  /** What a level means, one sentence. */
  public static Text meaning(Level level) {
    return MESSAGES.text("level." + level.word() + ".meaning", Map.of());
  }

  /** How a fact is known, a few words: {@code from the configuration} / {@code 取自配置}. */
  public static Text name(Origin origin) {
    return MESSAGES.text("origin." + origin.word(), Map.of());
  }

  /** An answer: {@code same} / {@code 相同}. */
  public static Text name(Answer answer) {
    return MESSAGES.text("answer." + answer.word(), Map.of());
  }

  /** How parameters were counted, one sentence; by {@link Parameters#rule}. */
  public static Text countRule(Parameters.Rule rule) {
    return MESSAGES.text("count." + rule.word(), Map.of());
  }

  /** The name of a listing line: {@code feed-forward} / {@code 前馈网络}. */
  public static Text line(String id) {
    return MESSAGES.text("line." + id, Map.of());
  }

  /**
   * The value of a trait in words; a value known only by its name in a configuration is shown as it
   * is.
   */
  public static Text value(Trait trait, Fact fact) {
    if (fact.unknown()) {
      return MESSAGES.text("value.unknown", Map.of());
    }
    if (fact.value() == null) {
      return MESSAGES.text("value.none", Map.of());
    }
    if (fact.value() instanceof Double share) {
      return fraction(share);
    }
    if (fact.value() instanceof ActivationKind.Other || fact.value() instanceof RopeScaling.Other) {
      return Text.same(fact.text());
    }
    if (fact.value() instanceof ExpertRouting routing) {
      return routing(routing);
    }
    if (fact.value() instanceof WindowPattern.Alternating turns) {
      return MESSAGES.text(
          turns.fullFirst()
              ? "value.attn_window.alternating-full-first"
              : "value.attn_window.alternating",
          Map.of("local", "" + turns.windowed(), "full", "" + turns.full()));
    }
    if (fact.value() instanceof MixingLayers.InTurn turns) {
      return MESSAGES.text(
          turns.from() == turns.mixing()
              ? "value.mixing_layers.turns"
              : "value.mixing_layers.turns-from",
          Map.of(
              "mixing",
              "" + turns.mixing(),
              "all",
              "" + turns.all(),
              "from",
              "" + (turns.from() + 1)));
    }
    if (fact.value() instanceof RopeLayers.SkipEvery skip) {
      return MESSAGES.text("value.rope_layers.skip", Map.of("every", "" + skip.every()));
    }
    return MESSAGES.text("value." + key(trait, fact), Map.of());
  }

  /** The message key of a value: {@code attn_scale.head_dim**-0.5}. */
  public static String key(Trait trait, Fact fact) {
    return trait.key() + "." + fact.text().replace(' ', '_');
  }

  private static Text routing(ExpertRouting routing) {
    if (routing.scoring() == ExpertRouting.Scoring.SPARSE_MIXER) {
      return MESSAGES.text("routing.sparse-mixer", Map.of());
    }
    String scaled = routing.scaled() ? ".scaled" : "";
    Text after =
        MESSAGES.text(
            switch (routing.normalisation()) {
              case NONE -> "routing.as-scored" + scaled;
              case SUM -> "routing.renormalised" + scaled;
              case SUM_WITH_SHARED -> "routing.renormalised-with-shared" + scaled;
              case P_NORM -> "routing.p-normalised" + scaled;
            },
            Map.of());
    Text bias = MESSAGES.text(routing.routerBias() ? "routing.bias" : "routing.no-bias", Map.of());
    boolean bare = after.en().isEmpty() && bias.en().isEmpty();
    return MESSAGES.textOf(
        routing.selectionBias()
            ? "routing.selection-bias"
            : bare ? "routing.choice.bare" : "routing.choice",
        Map.of("scoring", Text.same(scored(routing.scoring())), "after", after, "bias", bias));
  }

  /**
   * How many lines, in a few words: {@code 4 lines}, {@code 4 lines and 2 not known}, {@code no
   * line}.
   */
  public static Text lines(Distance distance) {
    String known =
        switch (distance.lines()) {
          case 0 -> "none";
          case 1 -> "one";
          default -> "many";
        };
    return MESSAGES.text(
        "distance." + known + (distance.unknown() > 0 ? ".unknown" : ""),
        Map.of("count", "" + distance.lines(), "unknown", "" + distance.unknown()));
  }

  /**
   * The place where a fact was seen: a name, the same in both languages, with what is there or not
   * there beside it.
   */
  public static Text source(Fact fact) {
    if (fact.source().equals(Fact.NO_OUTPUT_MATRIX)) {
      return MESSAGES.text("source.no-output-matrix", Map.of());
    }
    return fact.source().endsWith(Fact.STORED_TOO)
        ? MESSAGES.text(
            "source.stored-too", Map.of("place", fact.source().replace(Fact.STORED_TOO, "")))
        : Text.same(fact.source());
  }

  /**
   * A size as tables show it: whole numbers with all digits, other numbers as short as possible.
   */
  public static String value(Fact fact) {
    if (fact.value() instanceof Double d && d == Math.rint(d) && Math.abs(d) < 1e15) {
      return Long.toString(d.longValue());
    }
    if (fact.value() instanceof Double d && Math.abs(d) < 1e-3) {
      return String.valueOf(d).replaceAll("\\.0E", "e").replace("E", "e").replace("e-0", "e-");
    }
    return fact.text();
  }

  /** The value of a setting in words, or each of its values with the layers that have it. */
  public static Text value(SettingFact fact) {
    if (fact.uniform()) {
      return setting(fact.values().get(0).value());
    }
    List<Text> parts =
        fact.values().stream().map(in -> in(setting(in.value()), in.layers())).toList();
    return new Text(
        parts.stream().map(Text::en).collect(Collectors.joining("; ")),
        parts.stream().map(Text::zh).collect(Collectors.joining("；")));
  }

  private static Text in(Text value, IndexRanges layers) {
    String[] ranges = layers.toString().replace('-', '–').split(",");
    boolean many = ranges.length > 6;
    Text shown = Text.list(Stream.of(ranges).limit(many ? 3 : 6).map(Text::same).toList());
    return MESSAGES.textOf(
        many ? "setting.in-many" : "setting.in",
        Map.of("value", value, "count", Text.same("" + layers.count()), "layers", shown));
  }

  /** A value of a setting in words. */
  public static Text setting(Object value) {
    if (value == null) {
      return MESSAGES.text("value.none", Map.of());
    }
    if (value instanceof Boolean on) {
      return MESSAGES.text(on ? "setting.on" : "setting.off", Map.of());
    }
    if (value instanceof List<?> list) {
      return MESSAGES.text("setting.list", Map.of("count", "" + list.size()));
    }
    Object shown = value instanceof Double d ? (Object) rounded(d) : value;
    return Text.same(value(new Fact(shown, Origin.CLASS, "")));
  }

  /** Rounded to six digits, which is enough for a square root. */
  private static double rounded(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(value).round(new MathContext(6)).doubleValue()
        : value;
  }

  private static Text fraction(double fraction) {
    if (fraction == 1) {
      return MESSAGES.text("value.rope_fraction.all", Map.of());
    }
    String percent = String.valueOf(Math.round(fraction * 1000) / 10.0).replaceAll("\\.0$", "");
    return MESSAGES.text("value.rope_fraction.part", Map.of("percent", percent));
  }

  public static Text text(String key, Map<String, String> args) {
    return MESSAGES.text(key, args);
  }

  /** As {@link #text}, with arguments in both languages. */
  public static Text textOf(String key, Map<String, Text> args) {
    return MESSAGES.textOf(key, args);
  }

  static boolean has(String key) {
    return MESSAGES.has(key);
  }

  /** Names of functions are the same in all languages. */
  private static String scored(ExpertRouting.Scoring scoring) {
    return scoring == ExpertRouting.Scoring.SQRT_SOFTPLUS ? "√softplus" : scoring.word();
  }
}
