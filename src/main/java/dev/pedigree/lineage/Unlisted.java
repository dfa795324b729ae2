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
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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

  private static final List<Size> SIZES =
      Stream.of(Size.values()).filter(size -> size.level() == Level.HYPER_PARAMETER).toList();

  private static final List<Setting> SETTINGS =
      Stream.of(Setting.values()).filter(setting -> !TOLD.contains(setting)).toList();

  /**
   * A value.
   *
   * @param text the value in words
   * @param unknown whether it is not known
   * @param members catalogue ids
   */
  public record Value(Text text, boolean unknown, List<String> members) {}

  /**
   * The constants of one model that no line of its listing shows, in a fixed order.
   *
   * @param values in words; empty where a value is not known
   * @param said whether the value is worth showing by itself
   */
  public record Constants(List<Optional<Text>> values, List<Boolean> said) {
    public Constants {
      values = List.copyOf(values);
      said = List.copyOf(said);
    }

    /** Of a model. */
    public static Constants of(Architecture architecture) {
      List<Optional<Text>> values = new ArrayList<>();
      List<Boolean> said = new ArrayList<>();
      for (Size size : SIZES) {
        values.add(value(size, architecture));
        said.add(true);
      }
      Map<Setting, SettingFact> facts = new EnumMap<>(Setting.class);
      SettingFact.of(architecture).forEach(fact -> facts.put(fact.setting(), fact));
      for (Setting setting : SETTINGS) {
        values.add(value(setting, facts, architecture));
        said.add(facts.containsKey(setting));
      }
      return new Constants(values, said);
    }
  }

  /** Finds in what models differ that come one after another. */
  public static final class Finder {
    private final List<Map<Optional<Text>, List<String>>> members = new ArrayList<>();
    private final BitSet said = new BitSet();

    public Finder() {
      for (int i = 0; i < SIZES.size() + SETTINGS.size(); i++) {
        members.add(new LinkedHashMap<>());
      }
    }

    /** Takes the next model. */
    public void add(String id, Constants constants) {
      for (int i = 0; i < members.size(); i++) {
        members.get(i).computeIfAbsent(constants.values().get(i), v -> new ArrayList<>()).add(id);
        said.set(i, said.get(i) || constants.said().get(i));
      }
    }

    /** In what they differ. */
    public List<Unlisted> all() {
      List<Unlisted> found = new ArrayList<>();
      for (int i = 0; i < members.size(); i++) {
        if (said.get(i) && members.get(i).size() > 1) {
          found.add(unlisted(i, values(members.get(i))));
        }
      }
      return List.copyOf(found);
    }
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

  private static Unlisted unlisted(int at, List<Value> values) {
    if (at < SIZES.size()) {
      return new Unlisted(SIZES.get(at).key(), Wording.name(SIZES.get(at)), values);
    }
    Setting setting = SETTINGS.get(at - SIZES.size());
    return new Unlisted(setting.key(), Wording.name(setting), values);
  }

  private static List<Value> values(Map<Optional<Text>, List<String>> members) {
    List<Value> values = new ArrayList<>();
    Text unknown = Wording.text("value.unknown", Map.of());
    members.forEach(
        (text, ids) ->
            values.add(new Value(text.orElse(unknown), text.isEmpty(), List.copyOf(ids))));
    return List.copyOf(values);
  }
}
