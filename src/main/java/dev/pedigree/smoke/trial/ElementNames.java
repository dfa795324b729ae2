package dev.pedigree.smoke.trial;

import dev.pedigree.architecture.Wording;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.diagnostics.Text;
import java.util.Arrays;
import java.util.stream.Stream;

/** The names of design elements in both languages. */
public final class ElementNames {
  private ElementNames() {}

  /**
   * The name of an element, for example {@code RoPE base} / {@code RoPE 基数}.
   *
   * @param element as in {@link DesignElement#name}: the rule of a trait or size, the key of a
   *     setting, or a part of the model
   */
  public static Text of(String element) {
    Stream<Text> traits =
        Arrays.stream(Trait.values()).filter(t -> t.rule().equals(element)).map(Wording::name);
    Stream<Text> sizes =
        Arrays.stream(Size.values()).filter(s -> s.rule().equals(element)).map(Wording::name);
    return Stream.concat(traits, sizes)
        .findFirst()
        .orElseGet(() -> Words.text("element." + element));
  }
}
