package dev.pedigree.lineage.weights;

import dev.pedigree.architecture.role.Network;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.role.TensorRole;
import dev.pedigree.lineage.sample.Sample;
import dev.pedigree.lineage.sample.Slot;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds the place in one model that corresponds to one in another. */
final class Counterparts {
  private static final Map<Role, Role> DENSE = dense();

  private Counterparts() {}

  private static Map<Role, Role> dense() {
    Map<Role, Role> dense = new EnumMap<>(Role.class);
    dense.put(Network.EXPERT.gate(), Network.DENSE.gate());
    dense.put(Network.EXPERT.up(), Network.DENSE.up());
    dense.put(Network.EXPERT.gateUp(), Network.DENSE.gateUp());
    dense.put(Network.EXPERT.down(), Network.DENSE.down());
    return dense;
  }

  /** Whether it is an expert of a mixture, which may have started from a dense network. */
  static boolean expert(TensorRole role) {
    return DENSE.containsKey(role.role());
  }

  /**
   * The place in a layer of {@code a}; for an expert where there are none, the dense network; for a
   * dense network where there are only experts, the first of them.
   */
  static Slot in(Sample a, Slot slot, int layer) {
    Slot same = slot.in(layer);
    if (a.get(same) != null) {
      return same;
    }
    Role dense = DENSE.get(slot.role().role());
    if (dense != null) {
      return new Slot(new TensorRole(dense, slot.role().kind()), layer, -1);
    }
    for (Map.Entry<Role, Role> pair : DENSE.entrySet()) {
      if (pair.getValue() == slot.role().role()) {
        return new Slot(new TensorRole(pair.getKey(), slot.role().kind()), layer, 0);
      }
    }
    return same;
  }

  /** The places of matrices and vectors in each layer. */
  static Map<Integer, List<Slot>> byLayer(Sample sample) {
    Map<Integer, List<Slot>> byLayer = new TreeMap<>();
    for (Slot slot : sample.tensors().keySet()) {
      if (slot.layer() >= 0 && !Residual.formula(slot.role())) {
        byLayer.computeIfAbsent(slot.layer(), l -> new ArrayList<>()).add(slot);
      }
    }
    return byLayer;
  }
}
