package dev.pedigree.architecture.count;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.Wording;
import dev.pedigree.architecture.count.AttentionLayers.Layer;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.trait.AttentionKind;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.diagnostics.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the layers with attention keep of the tokens that were read, at 16 bits a number. */
final class CacheNumbers {

  /** Bytes of a number: 16 bits, as in most programs. */
  static final int BYTES = 2;

  private final Architecture architecture;
  private final AttentionLayers attention;

  private CacheNumbers(Architecture architecture) {
    this.architecture = architecture;
    this.attention = AttentionLayers.of(architecture);
  }

  /**
   * Bytes for a token that every layer keeps; in a model with windows also for a token beyond them,
   * and the most that windowed layers keep. None for a model without attention.
   */
  static List<DerivedNumber> of(Architecture architecture) {
    CacheNumbers cache = new CacheNumbers(architecture);
    List<Layer> layers = cache.attention.layers();
    if (layers.isEmpty()) {
      return List.of();
    }
    List<DerivedNumber> numbers = new ArrayList<>();
    numbers.add(DerivedNumber.bytes("kv-cache", BYTES * kept(layers), cache.formula()));
    List<Layer> windowed = layers.stream().filter(Layer::windowed).toList();
    if (!windowed.isEmpty()) {
      List<Layer> full = layers.stream().filter(layer -> !layer.windowed()).toList();
      numbers.add(cache.beyond(full));
      numbers.add(windows(windowed));
    }
    return numbers;
  }

  private static long kept(List<Layer> layers) {
    return layers.stream().mapToLong(Layer::numbers).sum();
  }

  private Text formula() {
    Text all = everyLayer();
    if (!attention.windowsKnown()) {
      return Wording.textOf("derived.kv-cache.windows-unknown", Map.of("formula", all));
    }
    return attention.layers().stream().anyMatch(Layer::windowed)
        ? Wording.textOf("derived.kv-cache.within", Map.of("formula", all))
        : all;
  }

  private Text everyLayer() {
    List<Layer> layers = attention.layers();
    String count = "" + layers.size();
    if (architecture.trait(Trait.ATTENTION).is(AttentionKind.MLA)) {
      return Wording.text(
          "derived.kv-cache.formula-latent",
          Map.of(
              "layers", count,
              "latent", architecture.size(Size.KV_LATENT).text(),
              "rope", architecture.size(Size.QK_ROPE_DIM).text()));
    }
    long dim = AttentionLayers.number(architecture, Size.HEAD_DIM);
    if (layers.stream().anyMatch(layer -> layer.numbers() != 2 * layer.kvHeads() * dim)) {
      return Wording.text(
          "derived.kv-cache.formula-rows", Map.of("layers", count, "numbers", "" + kept(layers)));
    }
    boolean alike = layers.stream().map(Layer::kvHeads).distinct().count() == 1;
    long heads = layers.stream().mapToLong(Layer::kvHeads).sum();
    return Wording.text(
        alike ? "derived.kv-cache.formula" : "derived.kv-cache.formula-mixed",
        Map.of(
            "layers",
            count,
            "heads",
            "" + layers.get(0).kvHeads(),
            "all",
            "" + heads,
            "dim",
            architecture.size(Size.HEAD_DIM).text()));
  }

  private DerivedNumber beyond(List<Layer> full) {
    Map<String, String> args =
        Map.of(
            "full", "" + full.size(),
            "layers", "" + attention.layers().size(),
            "numbers", "" + kept(full));
    return DerivedNumber.bytes(
        "kv-cache.beyond",
        BYTES * kept(full),
        Wording.text(
            full.isEmpty()
                ? "derived.kv-cache.beyond.formula-none"
                : "derived.kv-cache.beyond.formula",
            args));
  }

  private static DerivedNumber windows(List<Layer> windowed) {
    long most = windowed.stream().mapToLong(layer -> layer.numbers() * layer.window()).sum();
    Layer first = windowed.get(0);
    boolean alike = windowed.stream().allMatch(first::equals);
    return DerivedNumber.bytes(
        "kv-cache.window",
        BYTES * most,
        Wording.text(
            alike ? "derived.kv-cache.window.formula" : "derived.kv-cache.window.formula-mixed",
            Map.of(
                "layers", "" + windowed.size(),
                "window", "" + first.window(),
                "numbers", "" + first.numbers())));
  }
}
