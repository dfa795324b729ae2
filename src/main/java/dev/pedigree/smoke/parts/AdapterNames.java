package dev.pedigree.smoke.parts;

import dev.pedigree.smoke.numbers.UnsupportedDesign;
import java.util.ArrayList;
import java.util.List;

/** The names that peft and the programs around it give to the tensors of adapters. */
final class AdapterNames {
  /** What programs put in front of all names. */
  private static final String[] WRAPPERS = {"module.", "_orig_mod.", "base_model.model."};

  /** The outermost part of a model, which some names have and some leave out. */
  private static final String[] ROOTS = {
    "model.", "transformer.", "language_model.", "model.language_model."
  };

  private static final String[] ENDINGS = {".weight", ".bias", ".qweight", ".weight_packed"};

  private AdapterNames() {}

  /** A name without wrappers, without the name of the adapter, and as whole tensors are named. */
  static String plain(String name) {
    String plain = bare(name).replace(".modules_to_save", "");
    boolean low = plain.contains(".lora_");
    plain = plain.replace(".default", "");
    return low && plain.endsWith(".weight")
        ? plain.substring(0, plain.length() - ".weight".length())
        : plain;
  }

  /** The module that a tensor of the model belongs to. */
  static String module(String name) {
    String bare = bare(name);
    for (String ending : ENDINGS) {
      if (bare.endsWith(ending)) {
        return bare.substring(0, bare.length() - ending.length());
      }
    }
    return bare;
  }

  private static String bare(String name) {
    String bare = name;
    for (int i = 0; i < WRAPPERS.length; i++) {
      if (bare.startsWith(WRAPPERS[i])) {
        bare = bare.substring(WRAPPERS[i].length());
        i = -1;
      }
    }
    return bare;
  }

  /** A name itself, and with a root added or taken away. */
  static List<String> spellings(String name) {
    List<String> spellings = new ArrayList<>(List.of(name));
    for (String root : ROOTS) {
      spellings.add(root + name);
      if (name.startsWith(root)) {
        spellings.add(name.substring(root.length()));
      }
    }
    return spellings;
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
