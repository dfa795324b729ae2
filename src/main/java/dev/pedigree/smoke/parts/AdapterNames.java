package dev.pedigree.smoke.parts;

import dev.pedigree.smoke.numbers.UnsupportedDesign;
import dev.pedigree.weights.NamePrefix;
import dev.pedigree.weights.PackedForm;
import java.util.List;
import java.util.stream.Stream;

/** The names that peft and the programs around it give to the tensors of adapters. */
final class AdapterNames {
  /** What some names have in front and some leave out. */
  private static final List<String> ROOTS =
      Stream.of(NamePrefix.Kind.ROOT, NamePrefix.Kind.PART)
          .flatMap(kind -> NamePrefix.of(kind).stream())
          .map(NamePrefix::text)
          .toList();

  /** What the matrix or the bias of a module is called; a packed one is not always "weight". */
  private static final List<String> ENDINGS =
      Stream.concat(Stream.of(".bias"), Stream.of(PackedForm.values()).map(PackedForm::codes))
          .distinct()
          .toList();

  private AdapterNames() {}

  /** A name without wrappers, without the name of the adapter, and as whole tensors are named. */
  static String plain(String name) {
    String plain = NamePrefix.unwrapped(name).replace(".modules_to_save", "");
    boolean low = plain.contains(".lora_");
    plain = plain.replace(".default", "");
    return low && plain.endsWith(".weight")
        ? plain.substring(0, plain.length() - ".weight".length())
        : plain;
  }

  /** The module that a tensor of the model belongs to. */
  static String module(String name) {
    String bare = NamePrefix.unwrapped(name);
    for (String ending : ENDINGS) {
      if (bare.endsWith(ending)) {
        return bare.substring(0, bare.length() - ending.length());
      }
    }
    return bare;
  }

  /** A name itself, and with a root added or taken away. */
  static List<String> spellings(String name) {
    return NamePrefix.spellings(name, ROOTS);
  }

  /**
   * Whether a key of {@code alpha_pattern} means a module. Keys are the ends of names, or whole
   * names behind {@code ^}; the escaped dot is understood, other regular expressions are not.
   */
  static boolean matches(String key, String module) {
    boolean whole = key.startsWith("^");
    String name = key.substring(whole ? 1 : 0).replace("\\.", ".");
    if (!name.matches("[A-Za-z0-9_.-]*")) {
      throw new UnsupportedDesign("adapters with the pattern " + key);
    }
    return module.equals(name) || !whole && module.endsWith("." + name);
  }
}
