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
import java.util.function.UnaryOperator;

/**
 * Names as somebody would make them who hides what a model is: each role has a word of its own, or
 * a number, or the name that a training program gives it; the number of the layer stands where it
 * pleases, experts are counted in other ways, and neither order nor marks of weights need be there.
 *
 * @param vocabulary what roles are called
 * @param joint between the parts of a name
 * @param layer how layers are counted
 * @param expert how experts are counted
 * @param mark how weights and biases are told apart
 * @param place where the layer stands among the parts
 * @param head parts in front of all names
 */
record Disguise(
    Vocabulary vocabulary,
    String joint,
    LayerCount layer,
    ExpertCount expert,
    Mark mark,
    int place,
    String head) {

  enum Vocabulary {
    ONE_WORD,
    TWO_WORDS,
    NUMBERED_WORD,
    SHORT_HASH,
    NUMBER,
    ABBREVIATED,
    MEGATRON,
    NEMO
  }

  enum LayerCount {
    PLAIN,
    FROM_1,
    FROM_100,
    EVERY_2ND,
    PADDED,
    STAGE_AND_BLOCK,
    STAGE_AND_NUMBER,
    CAPITAL
  }

  enum ExpertCount {
    PLAIN,
    FROM_1,
    PADDED,
    RANKED,
    /** Through all layers on. */
    RUNNING,
    BEFORE_LAYER
  }

  enum Mark {
    USUAL,
    IN_FRONT,
    LETTER,
    BIAS_ONLY,
    NEITHER
  }

  private static final String[] LEXICON =
      ("anvil birch comet delta ember flint grove heron inlet jetty kelp larch mason north otter"
              + " pearl quartz raven slate tulip umber viola wharf xenon yucca zephyr acorn basil cedar"
              + " dune elm fjord gull hazel iris juniper knoll lotus maple nettle opal pine quill reed"
              + " sage thyme ursa vetch willow yarrow aster brook clover drift eagle fern garnet")
          .split(" ");

  private static final Map<String, String> MEGATRON = new HashMap<>();
  private static final Map<String, String> NEMO = new HashMap<>();

  static {
    MEGATRON.put("embed", "language_model.embedding.word_embeddings");
    MEGATRON.put("head", "language_model.output_layer");
    MEGATRON.put("final_norm", "language_model.encoder.final_norm");
    MEGATRON.put("layer.attn_norm", "language_model.encoder.layers.{l}.input_norm");
    MEGATRON.put("layer.ffn_norm", "language_model.encoder.layers.{l}.post_attention_norm");
    MEGATRON.put(
        "layer.attn.qkv", "language_model.encoder.layers.{l}.self_attention.query_key_value");
    MEGATRON.put("layer.attn.q", "language_model.encoder.layers.{l}.self_attention.query");
    MEGATRON.put("layer.attn.k", "language_model.encoder.layers.{l}.self_attention.key");
    MEGATRON.put("layer.attn.v", "language_model.encoder.layers.{l}.self_attention.value");
    MEGATRON.put("layer.attn.out", "language_model.encoder.layers.{l}.self_attention.dense");
    MEGATRON.put("layer.ffn.gate_up", "language_model.encoder.layers.{l}.mlp.dense_h_to_4h");
    MEGATRON.put("layer.ffn.gate", "language_model.encoder.layers.{l}.mlp.dense_h_to_4h_gate");
    MEGATRON.put("layer.ffn.up", "language_model.encoder.layers.{l}.mlp.dense_h_to_4h_up");
    MEGATRON.put("layer.ffn.down", "language_model.encoder.layers.{l}.mlp.dense_4h_to_h");
    NEMO.put("embed", "embedding.word_embeddings");
    NEMO.put("head", "output_layer");
    NEMO.put("final_norm", "decoder.final_layernorm");
    NEMO.put("layer.attn_norm", "decoder.layers.{l}.self_attention.linear_qkv.layer_norm");
    NEMO.put("layer.ffn_norm", "decoder.layers.{l}.mlp.linear_fc1.layer_norm");
    NEMO.put("layer.attn.qkv", "decoder.layers.{l}.self_attention.linear_qkv");
    NEMO.put("layer.attn.out", "decoder.layers.{l}.self_attention.linear_proj");
    NEMO.put("layer.ffn.gate_up", "decoder.layers.{l}.mlp.linear_fc1");
    NEMO.put("layer.ffn.down", "decoder.layers.{l}.mlp.linear_fc2");
    NEMO.put("layer.moe.router", "decoder.layers.{l}.mlp.router");
    NEMO.put("layer.expert.gate_up", "decoder.layers.{l}.mlp.experts.local_experts.{e}.linear_fc1");
    NEMO.put("layer.expert.down", "decoder.layers.{l}.mlp.experts.local_experts.{e}.linear_fc2");
  }

  static Disguise random(Random random) {
    Vocabulary vocabulary = pick(Vocabulary.values(), random);
    String joint = pick(new String[] {".", "/", "_", "-", ":", "", "::", "camel"}, random);
    boolean bare = joint.isEmpty() || joint.equals("camel");
    LayerCount layer = pick(LayerCount.values(), random);
    if (bare && (layer == LayerCount.CAPITAL || vocabulary == Vocabulary.NUMBER)) {
      joint = "_";
    }
    return new Disguise(
        vocabulary,
        joint,
        layer,
        pick(ExpertCount.values(), random),
        pick(Mark.values(), random),
        random.nextInt(4),
        pick(new String[] {"", "", "net", "v2.state", "run17/ckpt/00500000", "a.b.c.d.e"}, random));
  }

  private static <T> T pick(T[] from, Random random) {
    return from[random.nextInt(from.length)];
  }

  /** Converters of such programs change structure in their own ways. */
  Structure structure(Random random) {
    Structure.Experts experts = pick(Structure.Experts.values(), random);
    boolean fused = vocabulary == Vocabulary.MEGATRON || vocabulary == Vocabulary.NEMO;
    boolean turned = !fused && random.nextInt(3) == 0;
    return new Structure(
        fused || random.nextInt(4) == 0,
        fused || random.nextInt(4) == 0,
        turned,
        turned && random.nextBoolean(),
        random.nextInt(8) == 0 ? random.nextInt(2) : -1,
        experts);
  }

  /** The tensors of a model under their new names, in any order; none if two would share a name. */
  List<Scheme.Named> name(List<Item> items, Random random) {
    int layers =
        items.stream().flatMap(i -> i.layers().stream()).mapToInt(l -> l + 1).max().orElse(0);
    Namer namer = new Namer(random, layers);
    List<Scheme.Named> named = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (Item item : items) {
      boolean together = item.layerAxis() >= 0;
      for (int at : together || !item.layered() ? List.of(-1) : item.layers()) {
        for (int e = 0; e < Math.max(1, item.experts()); e++) {
          String name = namer.name(item, at, item.experts() == 0 ? -1 : e);
          if (!taken.add(name)) {
            return List.of();
          }
          named.add(new Scheme.Named(name, item.dtype(), item.shape(), item.role()));
        }
      }
    }
    Collections.shuffle(named, random);
    return named;
  }

  private final class Namer {
    private final Random random;
    private final int layers;
    private final int stages;
    private final List<String> lexicon = new ArrayList<>(List.of(LEXICON));
    private final Map<String, String> known = new LinkedHashMap<>();

    Namer(Random random, int layers) {
      this.random = random;
      this.layers = layers;
      int wanted = 2 + random.nextInt(3);
      while (layers % wanted != 0 && wanted > 1) {
        wanted--;
      }
      this.stages = wanted;
      Collections.shuffle(lexicon, random);
    }

    String name(Item item, int at, int e) {
      List<String> parts = new ArrayList<>();
      if (!head.isEmpty()) {
        parts.addAll(List.of(head.split("[./]")));
      }
      Map<String, String> program =
          vocabulary == Vocabulary.MEGATRON
              ? MEGATRON
              : vocabulary == Vocabulary.NEMO ? NEMO : Map.of();
      // A part of a fused matrix, a scale and a bias of a norm are told by their modules.
      String module = item.role().replaceAll("\\.(weight|bias)$", "");
      String own = String.join(".", item.path());
      String called = program.get(module);
      boolean ours = called != null && called.contains("{e}") == item.experts() > 0;
      if (ours) {
        List<String> given = new ArrayList<>(List.of(called.split("\\.")));
        if (at < 0) {
          given.remove("{l}");
        }
        given.replaceAll(p -> p.equals("{l}") ? layer(at) : p.equals("{e}") ? expert(e, at) : p);
        parts.addAll(given);
      } else {
        List<String> words = new ArrayList<>(words(own));
        if (at >= 0) {
          int where = Math.min(place, words.size());
          words.add(where, layer(at));
          if (e >= 0) {
            words.add(expert == ExpertCount.BEFORE_LAYER ? where : where + 1, expert(e, at));
          }
        } else if (e >= 0) {
          words.add(expert(e, 0));
        }
        parts.addAll(words);
      }
      mark(parts, item);
      return written(parts);
    }

    private List<String> words(String own) {
      String plain = own.replace("{l}.", "").replace("{e}.", "").replace(".{l}", "");
      return switch (vocabulary) {
        case ONE_WORD, MEGATRON, NEMO -> List.of(word(plain, w -> w));
        case TWO_WORDS -> {
          int cut = Math.max(0, plain.lastIndexOf('.'));
          yield List.of(word("<" + plain.substring(0, cut), w -> w), word(plain, w -> w));
        }
        case NUMBERED_WORD -> List.of(word(plain, w -> w + random.nextInt(10)));
        case SHORT_HASH ->
            List.of(word(plain, w -> String.format(Locale.ROOT, "%07x", random.nextInt() >>> 4)));
        case NUMBER -> List.of("t", word(plain, w -> "" + known.size()));
        case ABBREVIATED -> {
          List<String> short_ = new ArrayList<>();
          for (String part : plain.split("\\.")) {
            short_.add(word(part, w -> part.replaceAll("(?<=.)[aeiou_]", "")));
          }
          yield short_;
        }
      };
    }

    private String word(String of, UnaryOperator<String> made) {
      String before = known.get(of);
      if (before != null) {
        return before;
      }
      String word;
      do {
        if (lexicon.isEmpty()) {
          for (String a : LEXICON) {
            lexicon.add(a + "y");
          }
        }
        word = made.apply(lexicon.remove(lexicon.size() - 1));
      } while (known.containsValue(word));
      known.put(of, word);
      return word;
    }

    private String layer(int at) {
      int block = layers / stages;
      return switch (layer) {
        case PLAIN -> "" + at;
        case FROM_1 -> "" + (at + 1);
        case FROM_100 -> "" + (at + 100);
        case EVERY_2ND -> "" + 2 * at;
        case PADDED -> String.format(Locale.ROOT, "%04d", at);
        case STAGE_AND_BLOCK -> at / block + "\u0000" + at % block;
        case STAGE_AND_NUMBER -> at / block + "\u0000" + at;
        case CAPITAL -> (at < 26 ? "" : "" + (char) ('A' + at / 26 - 1)) + (char) ('A' + at % 26);
      };
    }

    private String expert(int e, int at) {
      return switch (expert) {
        case PLAIN, BEFORE_LAYER -> "" + e;
        case FROM_1 -> "" + (e + 1);
        case PADDED -> String.format(Locale.ROOT, "%03d", e);
        case RANKED -> e / 4 + "\u0000" + e % 4;
        case RUNNING -> "" + (at * 1000 + e);
      };
    }

    private void mark(List<String> parts, Item item) {
      boolean bias = item.kind().equals("bias");
      boolean marked = !item.kind().isEmpty();
      switch (mark) {
        case USUAL -> {
          if (marked) {
            parts.add(item.kind());
          }
        }
        case IN_FRONT -> {
          if (marked) {
            parts.add(0, bias ? "bias" : "mat");
          }
        }
        case LETTER -> {
          if (marked) {
            parts.add(bias ? "b" : "w");
          }
        }
        case BIAS_ONLY -> {
          if (bias) {
            parts.add("shift");
          }
        }
        case NEITHER -> {
          if (bias) {
            int last = parts.size() - 1;
            parts.set(last, parts.get(last) + "q");
          }
        }
      }
    }

    private String written(List<String> parts) {
      boolean camel = joint.equals("camel");
      String between = camel ? "" : joint;
      StringBuilder name = new StringBuilder();
      for (String part : String.join("\u0000", parts).split("\u0000")) {
        boolean digits =
            name.length() > 0
                && Character.isDigit(name.charAt(name.length() - 1))
                && Character.isDigit(part.charAt(0));
        name.append(name.length() == 0 ? "" : digits && between.isEmpty() ? "n" : between);
        name.append(
            camel ? part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1) : part);
      }
      return name.toString();
    }
  }
}
