package dev.pedigree.smoke.parts;

import dev.pedigree.smoke.numbers.UnsupportedDesign;
import dev.pedigree.weights.NamePrefix;
import dev.pedigree.weights.PackedForm;
import java.util.List;
import java.util.stream.Stream;

/** Names of adapter tensors, as peft and related programs write them. */
final class AdapterNames {
  /** Prefixes that some names have and others leave out. */
  private static final List<String> ROOTS =
      Stream.of(NamePrefix.Kind.ROOT, NamePrefix.Kind.PART)
          .flatMap(kind -> NamePrefix.of(kind).stream())
          .map(NamePrefix::text)
          .toList();

  /** Suffixes of the matrix or bias of a module; a packed matrix is not always named "weight". */
  private static final List<String> ENDINGS =
      Stream.concat(Stream.of(".bias"), Stream.of(PackedForm.values()).map(PackedForm::codes))
          .distinct()
          .toList();

  private AdapterNames() {}

  /**
   * A name without wrapper prefixes and adapter name; that of a tensor saved whole is the model's
   * own.
   */
  static String plain(String name) {
    String plain = NamePrefix.unwrapped(name).replace(".modules_to_save", "");
    boolean low = plain.contains(".lora_");
    plain = plain.replace(".default", "");
    return low && plain.endsWith(".weight")
        ? plain.substring(0, plain.length() - ".weight".length())
        : plain;
  }

  /** The name of the module that a tensor of the model belongs to. */
  static String module(String name) {
    String bare = NamePrefix.unwrapped(name);
    for (String ending : ENDINGS) {
      if (bare.endsWith(ending)) {
        return bare.substring(0, bare.length() - ending.length());
      }
    }
    return bare;
  }

  /** A name as it is, and with a prefix added or removed. */
  static List<String> spellings(String name) {
    return NamePrefix.spellings(name, ROOTS);
  }

  /**
   * Whether a key of {@code alpha_pattern} matches a module. Keys are suffixes of names, or after
   * {@code ^} whole names; of regular expressions only the escaped dot is supported.
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
