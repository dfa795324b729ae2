package dev.pedigree.architecture.align;

import dev.pedigree.architecture.dialect.Config;
import dev.pedigree.architecture.dialect.Expression;
import dev.pedigree.architecture.dialect.Question;
import dev.pedigree.architecture.dialect.Sizes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Tensors whose shape differs from layer to layer, as a configuration tells: one form for the
 * layers of each shape.
 */
final class LayerForms {

  /** The layer in an expression. */
  private static final Pattern LAYER = Pattern.compile("(?<![\\w$.'])l(?![\\w'.])");

  private LayerForms() {}

  /** Whether a dimension depends on the layer. */
  static boolean differ(Form form) {
    return form.layered() && form.dims().stream().anyMatch(d -> LAYER.matcher("" + d).find());
  }

  /** All forms, with those divided whose shapes the configuration gives for every layer. */
  static List<Form> of(List<Form> forms, Config config, Sizes sizes, int layers) {
    List<Form> divided = new ArrayList<>();
    for (Form form : forms) {
      List<Form> parts = differ(form) ? parts(form, config, sizes, layers) : List.of();
      divided.addAll(parts.isEmpty() ? List.of(form) : parts);
    }
    return divided;
  }

  private static List<Form> parts(Form form, Config config, Sizes sizes, int layers) {
    Map<List<Long>, List<Integer>> byShape = new LinkedHashMap<>();
    for (int layer = 0; layer < layers; layer++) {
      Question question = new Question(config, sizes, layer);
      if (form.spec().when().holds(question)) {
        List<Long> shape = shape(form, question);
        if (shape.contains(0L)) {
          return List.of();
        }
        byShape.computeIfAbsent(shape, s -> new ArrayList<>()).add(layer);
      }
    }
    List<Form> parts = new ArrayList<>();
    byShape.forEach((shape, some) -> parts.add(form.in(List.copyOf(some), shape)));
    return parts;
  }

  /** Its dimensions; 0 for one that is not known. */
  private static List<Long> shape(Form form, Question question) {
    List<Long> shape = new ArrayList<>();
    for (Expression dimension : form.dims()) {
      shape.add(
          dimension.value(question) instanceof Number number && number.longValue() > 0
              ? number.longValue()
              : 0L);
    }
    return shape;
  }
}
