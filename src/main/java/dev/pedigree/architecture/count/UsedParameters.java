package dev.pedigree.architecture.count;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.Component;
import dev.pedigree.architecture.Parameters;
import dev.pedigree.architecture.Wording;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.diagnostics.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The parameters that computing one token of text multiplies with: not the tables of which it takes
 * one row, not the experts that are not chosen, not the parts beside the text decoder.
 *
 * @param count 0 when no tensor was counted
 * @param left what was left out of the total, and what not, in words
 */
public record UsedParameters(long count, Text left) {

  /** The parameters of a model that a token uses. */
  public static UsedParameters of(Architecture architecture) {
    Parameters counted = architecture.parameters();
    if (counted.components().isEmpty()) {
      return new UsedParameters(0, new Text("", ""));
    }
    List<Text> left = new ArrayList<>();
    long used = counted.active();
    Fact experts = architecture.size(Size.EXPERTS);
    if (counted.components().containsKey(Component.EXPERTS)) {
      Fact chosen = architecture.size(Size.EXPERTS_PER_TOKEN);
      left.add(
          experts.unknown() || chosen.unknown()
              ? Wording.text("derived.used.experts-unknown", Map.of())
              : Wording.text(
                  "derived.used.experts",
                  Map.of("experts", experts.text(), "used", chosen.text())));
    }
    boolean output = !counted.components().containsKey(Component.HEAD);
    long positions = positionTable(architecture);
    long lookedUp = output ? positions : counted.embedding();
    if (lookedUp > 0) {
      left.add(Wording.text("derived.used.looked-up", Map.of("table", "" + lookedUp)));
    }
    if (output) {
      left.add(
          Wording.text(
              "derived.used.tied", Map.of("table", "" + (counted.embedding() - positions))));
    }
    leftOut(left, counted, Component.NEXT_TOKEN, "derived.used.next-token");
    leftOut(left, counted, Component.BESIDE, "derived.used.beside");
    return new UsedParameters(used - lookedUp, joined(left));
  }

  private static void leftOut(List<Text> left, Parameters counted, Component part, String key) {
    Long count = counted.components().get(part);
    if (count != null) {
      left.add(Wording.text(key, Map.of("count", "" + count)));
    }
  }

  private static long positionTable(Architecture architecture) {
    return architecture.roles().stream()
        .filter(binding -> binding.plays(Role.POS_EMBED.weight()))
        .mapToLong(binding -> binding.shape().stream().reduce(1L, Math::multiplyExact))
        .sum();
  }

  private static Text joined(List<Text> parts) {
    return new Text(
        String.join("; ", parts.stream().map(Text::en).toList()),
        String.join("；", parts.stream().map(Text::zh).toList()));
  }
}
