package dev.pedigree.architecture.align;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.dialect.Size;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * What a converter may do to tensors besides renaming them.
 *
 * @param qkv q, k and v in one matrix
 * @param gateUp gate and up in one matrix
 * @param turned matrices as [in, out]
 * @param heads heads and head dim as dimensions of their own; only with {@code turned}
 * @param layerAxis the dimension along which all layers lie in one tensor; -1 for a tensor each
 * @param experts whether experts have a tensor each, or lie in one
 */
record Structure(
    boolean qkv, boolean gateUp, boolean turned, boolean heads, int layerAxis, Experts experts) {

  enum Experts {
    AS_THEY_ARE,
    LOOSE,
    STACKED
  }

  static final Structure SAME = new Structure(false, false, false, false, -1, Experts.AS_THEY_ARE);

  /** As JAX programs store a model: turned, sometimes with heads apart, sometimes stacked. */
  static Structure jax(Random random) {
    return new Structure(
        false,
        random.nextInt(4) == 0,
        true,
        random.nextBoolean(),
        random.nextInt(3) - 1,
        Experts.STACKED);
  }

  static Structure random(Random random) {
    return new Structure(
        random.nextInt(3) == 0,
        random.nextInt(4) == 0,
        random.nextInt(3) == 0,
        random.nextInt(3) == 0,
        random.nextInt(6) == 0 ? random.nextInt(2) : -1,
        Experts.values()[random.nextInt(3)]);
  }

  List<Item> of(List<Item> items, Architecture model) {
    List<Item> changed = new ArrayList<>(items);
    if (experts == Experts.STACKED) {
      changed.replaceAll(Structure::stacked);
    } else if (experts == Experts.LOOSE) {
      changed.replaceAll(Structure::loose);
    }
    if (qkv) {
      for (String kind : List.of("weight", "bias")) {
        join(
            changed,
            "layer.attn.qkv." + kind,
            "q." + kind,
            "k." + kind,
            "v." + kind,
            "layer.attn.");
      }
      join(
          changed,
          "scale.layer.attn.qkv.weight",
          "q.weight",
          "k.weight",
          "v.weight",
          "scale.layer.attn.");
    }
    if (gateUp) {
      for (String network : List.of("layer.ffn.", "layer.expert.", "layer.shared.")) {
        for (String kind : List.of("weight", "bias")) {
          join(changed, network + "gate_up." + kind, "gate." + kind, "up." + kind, "", network);
        }
        String scales = "scale." + network;
        join(changed, scales + "gate_up.weight", "gate.weight", "up.weight", "", scales);
      }
    }
    if (turned) {
      changed.replaceAll(item -> turned(item, heads ? model : null));
    }
    if (layerAxis >= 0 && uniform(changed)) {
      changed.replaceAll(item -> item.layered() ? item.along(layerAxis) : item);
    }
    return changed;
  }

  private static boolean uniform(List<Item> items) {
    Set<List<Integer>> layers = new LinkedHashSet<>();
    items.stream().filter(Item::layered).forEach(i -> layers.add(i.layers()));
    return layers.size() == 1 && items.stream().noneMatch(i -> i.shape().isEmpty());
  }

  private static Item stacked(Item item) {
    if (item.experts() == 0 || !item.role().contains("expert")) {
      return item;
    }
    List<Long> all = new ArrayList<>(item.shape());
    all.add(0, (long) item.experts());
    return item.numbered(0, all, true);
  }

  private static Item loose(Item item) {
    return item.stacked()
        ? item.numbered(Math.toIntExact(item.shape().get(0)), item.shape().subList(1, 3), false)
        : item;
  }

  /** Joins the rows of tensors of three or two roles, if the model has all of them alike. */
  private static void join(
      List<Item> items, String as, String a, String b, String c, String before) {
    List<Item> parts = new ArrayList<>();
    for (String role : List.of(a, b, c)) {
      items.stream().filter(i -> i.is(before + role)).forEach(parts::add);
    }
    int wanted = c.isEmpty() ? 2 : 3;
    Item first = parts.isEmpty() ? null : parts.get(0);
    boolean alike =
        parts.size() == wanted
            && parts.stream()
                .allMatch(
                    p ->
                        p.layers().equals(first.layers())
                            && p.experts() == first.experts()
                            && p.shape().size() == first.shape().size()
                            && last(p).equals(last(first)));
    if (!alike || first.shape().size() > 3) {
      return;
    }
    List<Long> shape = new ArrayList<>(first.shape());
    if (!shape.isEmpty()) {
      int at = Math.max(0, shape.size() - 2);
      shape.set(at, parts.stream().mapToLong(p -> p.shape().get(at)).sum());
    }
    String[] words = as.split("\\.");
    items.set(items.indexOf(first), first.with(as, shape, "joined_" + words[words.length - 2]));
    items.removeAll(parts);
  }

  private static Object last(Item item) {
    return item.shape().size() < 2 ? "" : item.shape().get(item.shape().size() - 1);
  }

  private static Item turned(Item item, Architecture heads) {
    List<Long> shape = item.shape();
    boolean table = item.role().startsWith("embed.") || item.role().startsWith("pos_embed");
    int rank = shape.size();
    boolean vectors = item.role().contains("norm") || item.kind().isEmpty();
    if (item.buffer() || table || rank > 3 || item.role().isEmpty() || vectors && rank < 3) {
      return item;
    }
    boolean rows = rank == 2 && item.role().contains("expert") && item.experts() == 0;
    if (rank < 2 || rows || rank == 3 && !item.role().contains("expert")) {
      return item;
    }
    List<Long> turned = new ArrayList<>(shape);
    turned.set(rank - 2, shape.get(rank - 1));
    turned.set(rank - 1, shape.get(rank - 2));
    if (heads != null && rank == 2) {
      long dim = Item.size(heads, Size.HEAD_DIM);
      if (dim > 0 && item.role().matches("layer\\.attn\\.[qkv]\\.weight")) {
        turned = split(turned, 1, dim);
      } else if (dim > 0 && item.is("layer.attn.out.weight")) {
        turned = split(turned, 0, dim);
      }
    }
    return item.with(turned);
  }

  private static List<Long> split(List<Long> shape, int at, long dim) {
    if (shape.get(at) % dim != 0) {
      return shape;
    }
    List<Long> split = new ArrayList<>(shape);
    split.set(at, shape.get(at) / dim);
    split.add(at + 1, dim);
    return split;
  }
}
