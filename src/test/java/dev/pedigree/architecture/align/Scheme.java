package dev.pedigree.architecture.align;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A way to name the tensors of a model that no known program uses.
 *
 * @param words what the words of names become
 * @param between what stands between parts of a name; {@code camel} for CamelCase
 * @param place where the number of the layer stands
 * @param number how it is written
 * @param suffix what becomes of weight and bias
 * @param prefix in front of every name
 */
record Scheme(
    Words words, String between, Place place, Numbers number, Suffix suffix, String prefix) {

  enum Words {
    KEPT,
    /** As other programs name the parts. */
    TREE,
    SYLLABLES,
    HASHED
  }

  enum Place {
    USUAL,
    /** Without anything between: layer12, b01. */
    GLUED,
    END,
    /** In front of the word for layers. */
    FRONT
  }

  enum Numbers {
    FROM_0,
    FROM_1,
    PADDED,
    PADDED_FROM_1,
    LETTERS,
    /** Stage and block. */
    TWO
  }

  enum Suffix {
    KEPT,
    RENAMED,
    JAX,
    /** Only biases have a suffix. */
    NO_WEIGHT,
    /** One word for the module and for weight or bias. */
    MERGED
  }

  /** Words of this family of schemes. */
  private static final String[] SEEN = {
    "ka", "lo", "mi", "ter", "sun", "ve", "dor", "pal", "ix", "qu"
  };

  /** Words that were not looked at while the alignment was written. */
  private static final String[] UNSEEN = {
    "bri", "gho", "ney", "ulm", "zaf", "wex", "tyr", "ome", "ckl", "rhi"
  };

  private static final String[][] RENAMED = {
    {"kernel", "offset"}, {"w", "b"}, {"gamma", "beta"}, {"scale", "shift"}, {"sigma", "tau"}
  };

  /** The parts of a name in the tree of another program, by role. */
  private static final Map<String, String> TREE = tree();

  private static Map<String, String> tree() {
    Map<String, String> tree = new HashMap<>();
    tree.put("embed", "token_embedder");
    tree.put("head", "decoder.logits_dense");
    tree.put("final_norm", "decoder.decoder_norm");
    tree.put("layer.attn.q", "self_attention.query");
    tree.put("layer.attn.k", "self_attention.key");
    tree.put("layer.attn.v", "self_attention.value");
    tree.put("layer.attn.qkv", "self_attention.query_key_value");
    tree.put("layer.attn.out", "self_attention.out");
    tree.put("layer.attn_norm", "pre_self_attention_norm");
    tree.put("layer.ffn_norm", "post_self_attention_norm");
    tree.put("layer.ffn.gate", "mlp.wi_0");
    tree.put("layer.ffn.up", "mlp.wi_1");
    tree.put("layer.ffn.gate_up", "mlp.wi");
    tree.put("layer.ffn.down", "mlp.wo");
    tree.put("layer.moe.router", "moe.gate");
    tree.put("layer.expert.gate", "moe.wi_0");
    tree.put("layer.expert.up", "moe.wi_1");
    tree.put("layer.expert.gate_up", "moe.wi");
    tree.put("layer.expert.down", "moe.wo");
    return tree;
  }

  /** A random scheme; with {@code unseen} words, of the family that is only measured. */
  static Scheme random(Random random) {
    Words words = Words.values()[random.nextInt(4)];
    String between = new String[] {"/", "_", ".", "-", "", "camel"}[random.nextInt(6)];
    Numbers number = Numbers.values()[random.nextInt(6)];
    boolean unclear = number == Numbers.LETTERS && (between.isEmpty() || between.equals("camel"));
    return new Scheme(
        words,
        unclear ? "_" : between,
        Place.values()[random.nextInt(4)],
        number,
        Suffix.values()[random.nextInt(5)],
        new String[] {"", "", "model", "params", "base_net"}[random.nextInt(5)]);
  }

  /** A stored tensor under its new name, with its true role. */
  record Named(String name, String dtype, List<Long> shape, String role) {}

  /** The tensors of a model under their new names, in random order. */
  List<Named> name(List<Item> items, Random random, boolean unseen) {
    Namer namer = new Namer(random, unseen ? UNSEEN : SEEN);
    List<Named> named = new ArrayList<>();
    int layers =
        items.stream().flatMap(i -> i.layers().stream()).mapToInt(l -> l + 1).max().orElse(0);
    int block = 2;
    while (layers % block != 0) {
      block++;
    }
    Set<String> names = new HashSet<>();
    for (Item item : items) {
      boolean together = item.layerAxis() >= 0;
      for (int layer : together || !item.layered() ? List.of(-1) : item.layers()) {
        for (int expert = 0; expert < Math.max(1, item.experts()); expert++) {
          String name = namer.name(item, layer, item.experts() == 0 ? -1 : expert, block);
          if (!names.add(name)) {
            // Two names that differ in a dot alone are one where that is written as a word.
            return new Scheme(words, "/", place, number, suffix, prefix)
                .name(items, random, unseen);
          }
          named.add(new Named(name, item.dtype(), item.shape(), item.role()));
        }
      }
    }
    Collections.shuffle(named, random);
    return named;
  }

  private final class Namer {
    private final String[] syllables;
    private final Random random;
    private final Map<String, String> known = new LinkedHashMap<>();
    private final String[] renamed;

    Namer(Random random, String[] syllables) {
      this.random = random;
      this.syllables = syllables;
      this.renamed = RENAMED[random.nextInt(RENAMED.length)];
    }

    String name(Item item, int layer, int expert, int block) {
      List<String> parts = new ArrayList<>();
      String module = item.role().replaceAll("\\.(weight|bias)$", "");
      boolean bias = item.role().endsWith(".bias");
      boolean tree =
          words == Words.TREE && TREE.containsKey(module) && bias == item.kind().equals("bias");
      if (tree) {
        if (module.startsWith("layer.")) {
          parts.addAll(List.of("decoder", "layers", "{l}"));
        }
        parts.addAll(List.of(TREE.get(module).split("\\.")));
        if (item.experts() > 0) {
          parts.addAll(parts.size() - 1, List.of("experts", "{e}"));
        }
      } else {
        parts.addAll(item.path());
      }
      if (layer < 0) {
        parts.remove("{l}");
      }
      List<String> out = new ArrayList<>();
      if (!prefix.isEmpty()) {
        out.add(prefix);
      }
      String mixed = suffix == Suffix.MERGED ? item.kind() : "";
      for (int i = 0; i < parts.size(); i++) {
        String part = parts.get(i);
        boolean last = i == parts.size() - 1;
        out.add(part.startsWith("{") ? part : word(last ? part + mixed : part));
      }
      String ending = ending(item);
      if (!ending.isEmpty()) {
        out.add(ending);
      }
      place(out);
      return written(out, number(layer, block), expert);
    }

    private String ending(Item item) {
      boolean bias = item.kind().equals("bias");
      return switch (suffix) {
        case KEPT -> item.kind();
        case RENAMED -> item.kind().isEmpty() ? "" : renamed[bias ? 1 : 0];
        case JAX ->
            item.kind().isEmpty()
                ? ""
                : bias
                    ? "bias"
                    : item.role().contains("norm")
                        ? "scale"
                        : item.role().startsWith("embed") ? "embedding" : "kernel";
        case NO_WEIGHT -> bias ? "bias" : "";
        case MERGED -> "";
      };
    }

    private void place(List<String> out) {
      int at = out.indexOf("{l}");
      if (at < 0) {
        return;
      }
      if (place == Place.END) {
        out.add(out.remove(at));
      } else if (place == Place.FRONT && at > 0) {
        out.add(at - 1, out.remove(at));
      } else if (place == Place.GLUED && at > 0) {
        out.remove(at);
        String before = out.get(at - 1);
        boolean unclear =
            Character.isDigit(before.charAt(before.length() - 1)) || number == Numbers.LETTERS;
        out.set(at - 1, before + (unclear ? "_{l}" : "{l}"));
      }
    }

    private String word(String part) {
      return switch (words) {
        case KEPT, TREE -> part;
        case SYLLABLES -> known.computeIfAbsent(part, p -> fresh());
        case HASHED -> known.computeIfAbsent(part, p -> hash());
      };
    }

    private String fresh() {
      StringBuilder word = new StringBuilder();
      do {
        word.setLength(0);
        for (int i = 0; i < 3; i++) {
          word.append(syllables[random.nextInt(syllables.length)]);
        }
      } while (known.containsValue(word.toString()));
      return word.toString();
    }

    private String hash() {
      return String.format(Locale.ROOT, "%08x", random.nextInt());
    }

    private List<String> number(int layer, int block) {
      return switch (number) {
        case FROM_0 -> List.of("" + layer);
        case FROM_1 -> List.of("" + (layer + 1));
        case PADDED -> List.of(String.format(Locale.ROOT, "%03d", layer));
        case PADDED_FROM_1 -> List.of(String.format(Locale.ROOT, "%02d", layer + 1));
        case LETTERS -> List.of(letters(layer));
        case TWO -> List.of("" + layer / block, "" + layer % block);
      };
    }

    private String letters(int layer) {
      return layer < 26
          ? "" + (char) ('a' + layer)
          : letters(layer / 26 - 1) + (char) ('a' + layer % 26);
    }

    private String written(List<String> parts, List<String> layer, int expert) {
      boolean camel = between.equals("camel");
      String joint = camel ? "" : between;
      // Numbers need something between them, or nobody could tell them apart.
      String two = joint.isEmpty() ? "x" : joint;
      StringBuilder name = new StringBuilder();
      for (String part : parts) {
        String text = camel && !part.startsWith("{") ? camel(part) : part;
        boolean digits =
            name.length() > 0
                && Character.isDigit(name.charAt(name.length() - 1))
                && (part.startsWith("{") || Character.isDigit(text.charAt(0)));
        name.append(name.length() == 0 ? "" : digits && joint.isEmpty() ? "No" : joint);
        name.append(
            text.replace("{l}", String.join(two, layer)).replace("{e}", Integer.toString(expert)));
      }
      return name.toString();
    }

    private String camel(String part) {
      StringBuilder out = new StringBuilder();
      for (String word : part.split("_")) {
        out.append(word.isEmpty() ? "" : word.substring(0, 1).toUpperCase(Locale.ROOT));
        out.append(word.isEmpty() ? "" : word.substring(1));
      }
      return out.toString();
    }
  }
}
