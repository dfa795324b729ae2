package dev.pedigree.architecture.reading;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.architecture.RoleBinding;
import dev.pedigree.architecture.TensorPair;
import dev.pedigree.architecture.TensorPair.Change;
import java.util.List;
import java.util.Optional;

/** The tensors of two models, role by role, as JSON. */
public final class TensorPairJson {
  private TensorPairJson() {}

  /**
   * {@code [{role, changes: [word], a: {pattern, dtype, shape, count}, b}]}; a side that has no
   * such tensor is null, and changes are empty where name and shape are the same.
   */
  public static ArrayNode of(List<TensorPair> pairs) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    for (TensorPair pair : pairs) {
      ObjectNode one = json.addObject().put("role", pair.role());
      ArrayNode changes = one.putArray("changes");
      pair.changes().stream().map(Change::word).forEach(changes::add);
      put(one, "a", pair.a());
      put(one, "b", pair.b());
    }
    return json;
  }

  private static void put(ObjectNode to, String side, Optional<RoleBinding> binding) {
    to.putNull(side);
    binding.ifPresent(
        stored -> {
          ObjectNode one = to.putObject(side);
          one.put("pattern", stored.pattern()).put("dtype", stored.dtype());
          ArrayNode shape = one.putArray("shape");
          stored.shape().forEach(shape::add);
          one.put("count", stored.count());
        });
  }
}
