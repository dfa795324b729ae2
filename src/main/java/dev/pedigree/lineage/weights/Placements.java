package dev.pedigree.lineage.weights;

import dev.pedigree.architecture.role.Role;
import dev.pedigree.lineage.sample.Slot;
import java.util.HashMap;
import java.util.Map;

/** Where the numbers of each tensor of the second model stand in the first one. */
final class Placements {

  /**
   * The order of the inner units of a layer.
   *
   * @param neurons rows of gate and up, columns of down
   * @param queries rows of the query matrix, columns of the output matrix
   * @param keys rows of the key and value matrices
   */
  record Inner(UnitMap neurons, UnitMap queries, UnitMap keys) {
    static final Inner SAME = new Inner(UnitMap.SAME, UnitMap.SAME, UnitMap.SAME);

    boolean moves() {
      return neurons.moves() || queries.moves() || keys.moves();
    }
  }

  /** A layer of the first model, one of the second, and an expert. */
  private record Place(int a, int b, int expert) {}

  private final UnitMap stream;
  private final Map<Place, Inner> inner = new HashMap<>();

  /**
   * @param stream the order of the units of the residual stream
   */
  Placements(UnitMap stream) {
    this.stream = stream;
  }

  UnitMap stream() {
    return stream;
  }

  void put(int layerA, int layerB, int expert, Inner order) {
    inner.put(new Place(layerA, layerB, expert), order);
  }

  /** Whether any inner units stand elsewhere. */
  boolean movesInside() {
    return inner.values().stream().anyMatch(Inner::moves);
  }

  /** Of a tensor of the second model against a layer of the first. */
  Placement of(Slot slot, int layerA) {
    Inner here = inner.getOrDefault(new Place(layerA, slot.layer(), slot.expert()), Inner.SAME);
    Role role = slot.role().role();
    UnitMap rows = rows(role, here);
    UnitMap columns = columns(role, here);
    // A bias has one row, whose numbers belong to the rows of its matrix, or to those of its gains.
    return slot.role().isBias()
        ? new Placement(UnitMap.SAME, Residual.gains(role.weight()) ? stream : rows)
        : new Placement(rows, columns);
  }

  private UnitMap rows(Role role, Inner here) {
    return switch (role) {
      case ATTN_Q -> here.queries();
      case ATTN_K, ATTN_V -> here.keys();
      case FFN_GATE, FFN_UP, EXPERT_GATE, EXPERT_UP -> here.neurons();
      default -> Residual.writes(role.weight()) ? stream : UnitMap.SAME;
    };
  }

  private UnitMap columns(Role role, Inner here) {
    return switch (role) {
      case ATTN_OUT -> here.queries();
      case FFN_DOWN, EXPERT_DOWN -> here.neurons();
      case MOE_ROUTER, SHARED_ROUTER, POS_EMBED -> stream;
      default ->
          Residual.reads(role.weight()) || Residual.gains(role.weight()) ? stream : UnitMap.SAME;
    };
  }
}
