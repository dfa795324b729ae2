package dev.pedigree.architecture;

import dev.pedigree.architecture.dialect.Setting;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.diagnostics.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a model computes that no line of its listing shows: switches that act only on texts longer
 * than the context, as in Qwen 1 (its own modelling code). Equal listings may differ in them.
 */
public final class BesideListing {
  private BesideListing() {}

  /** Whole sentences, in a fixed order; none for a model whose listing says all. */
  public static List<Text> of(Architecture architecture) {
    Fact context = architecture.size(Size.CONTEXT);
    if (context.unknown()) {
      return List.of();
    }
    Map<String, String> args = Map.of("context", context.text());
    List<Text> sentences = new ArrayList<>();
    if (on(architecture, Setting.ROPE_DYNAMIC_NTK)) {
      sentences.add(Wording.text("beside.rope_dynamic_ntk", args));
    }
    if (on(architecture, Setting.LOGN_ATTENTION)) {
      sentences.add(Wording.text("beside.logn_attention", args));
    }
    return List.copyOf(sentences);
  }

  private static boolean on(Architecture architecture, Setting setting) {
    return !architecture.computation().layers().isEmpty()
        && architecture.computation().on(setting, 0);
  }
}
