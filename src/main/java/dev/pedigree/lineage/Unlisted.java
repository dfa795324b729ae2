package dev.pedigree.lineage;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.SettingFact;
import dev.pedigree.architecture.Wording;
import dev.pedigree.architecture.dialect.Setting;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.Level;
import dev.pedigree.diagnostics.Text;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A number or switch that changes what is computed, that no line of the listing shows, and in which
 * some models differ: the base of RoPE, an epsilon, the length of a window, scaling beyond a
 * length.
 *
 * @param key of the size or setting
 * @param name in words
 * @param values each value with the models that have it, in the order of the models
 */
public record Unlisted(String key, Text name, List<Value> values) {

  /** Settings that a line of the listing, or a size, already tells. */
  private static final Set<Setting> TOLD =
      EnumSet.of(
          Setting.WINDOW,
          Setting.ROTARY,
          Setting.ROPE_BASE,
          Setting.ROPE_DIM,
          Setting.ROPE_FACTOR,
          Setting.EXPERT_SCALE,
          Setting.ATTENTION_SCALE,
          Setting.KV_HEADS,
          Setting.EMBED_SCALE,
          Setting.LOGIT_SCALE,
          Setting.MIX_KEEP,
          Setting.MIX_SCALE,
          Setting.FFN_KEEP,
          Setting.FFN_SCALE);

  /**
   * A value.
   *
   * @param text the value in words
   * @param unknown whether it is not known
   * @param members catalogue ids
   */
  public record Value(Text text, boolean unknown, List<String> members) {}

  /**
   * In what models differ.
   *
   * @param members catalogue ids, in the order in which values are listed
   */
  static List<Unlisted> of(List<String> members, Map<String, Architecture> architectures) {
    SortedMap<String, Architecture> own = new TreeMap<>();
    members.forEach(id -> own.put(id, architectures.get(id)));
    List<Unlisted> found = new ArrayList<>();
    for (Size size : Size.values()) {
      if (size.level() == Level.HYPER_PARAMETER) {
        values(members, id -> value(size, own.get(id)))
            .ifPresent(values -> found.add(new Unlisted(size.key(), Wording.name(size), values)));
      }
    }
    Map<String, Map<Setting, SettingFact>> facts = new LinkedHashMap<>();
    own.forEach((id, architecture) -> facts.put(id, facts(architecture)));
    Set<Setting> said = EnumSet.noneOf(Setting.class);
    facts.values().forEach(of -> said.addAll(of.keySet()));
    said.removeAll(TOLD);
    for (Setting setting : said) {
      values(members, id -> value(setting, facts.get(id), own.get(id)))
          .ifPresent(
              values -> found.add(new Unlisted(setting.key(), Wording.name(setting), values)));
    }
    return List.copyOf(found);
  }

  private static Map<Setting, SettingFact> facts(Architecture architecture) {
    Map<Setting, SettingFact> facts = new LinkedHashMap<>();
    SettingFact.of(architecture).forEach(fact -> facts.put(fact.setting(), fact));
    return facts;
  }

  private static Optional<Text> value(Size size, Architecture architecture) {
    if (!architecture.sizes().containsKey(size)) {
      return Optional.of(Wording.text("value.none", Map.of()));
    }
    Fact fact = architecture.size(size);
    return fact.unknown() ? Optional.empty() : Optional.of(Text.same(Wording.value(fact)));
  }

  /** A setting that is not worth showing has the value of a plain decoder, or repeats a size. */
  private static Optional<Text> value(
      Setting setting, Map<Setting, SettingFact> facts, Architecture architecture) {
    if (facts.containsKey(setting)) {
      return Optional.of(Wording.value(facts.get(setting)));
    }
    if (!SettingFact.applies(setting, architecture)) {
      return Optional.of(Wording.text("value.none", Map.of()));
    }
    if (architecture.computation().layers().isEmpty()) {
      return Optional.empty();
    }
    Object value = architecture.computation().value(setting, 0);
    return Optional.of(Wording.setting(value));
  }

  /** The values with their members; empty when all have the same. */
  private static Optional<List<Value>> values(
      List<String> members, Function<String, Optional<Text>> of) {
    Map<Optional<Text>, List<String>> byValue = new LinkedHashMap<>();
    members.forEach(id -> byValue.computeIfAbsent(of.apply(id), v -> new ArrayList<>()).add(id));
    if (byValue.size() < 2) {
      return Optional.empty();
    }
    List<Value> values = new ArrayList<>();
    Text unknown = Wording.text("value.unknown", Map.of());
    byValue.forEach(
        (text, ids) ->
            values.add(new Value(text.orElse(unknown), text.isEmpty(), List.copyOf(ids))));
    return Optional.of(List.copyOf(values));
  }
}
