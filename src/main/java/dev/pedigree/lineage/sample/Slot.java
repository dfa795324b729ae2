package dev.pedigree.lineage.sample;

import dev.pedigree.architecture.role.TensorRole;

/**
 * The place of a tensor in a model, whatever its name.
 *
 * @param role what it is for
 * @param layer counted from 0; −1 outside the layers
 * @param expert counted from 0; −1 where there is one tensor for all, or no experts
 */
public record Slot(TensorRole role, int layer, int expert) {

  /** The same place in another layer. */
  public Slot in(int otherLayer) {
    return new Slot(role, otherLayer, expert);
  }

  @Override
  public String toString() {
    return role.name() + (layer < 0 ? "" : " " + layer) + (expert < 0 ? "" : "." + expert);
  }
}
