package dev.pedigree.architecture.role;

/** The feed-forward networks that a layer can have, each with its roles. */
public enum Network {
  DENSE(Role.FFN_GATE, Role.FFN_UP, Role.FFN_GATE_UP, Role.FFN_DOWN),
  EXPERT(Role.EXPERT_GATE, Role.EXPERT_UP, Role.EXPERT_GATE_UP, Role.EXPERT_DOWN),
  SHARED(Role.SHARED_GATE, Role.SHARED_UP, Role.SHARED_GATE_UP, Role.SHARED_DOWN);

  private final Role gate;
  private final Role up;
  private final Role gateUp;
  private final Role down;

  Network(Role gate, Role up, Role gateUp, Role down) {
    this.gate = gate;
    this.up = up;
    this.gateUp = gateUp;
    this.down = down;
  }

  /** The matrix whose activated product opens the gate. */
  public Role gate() {
    return gate;
  }

  /** The matrix into the network. */
  public Role up() {
    return up;
  }

  /** Both of them in one tensor. */
  public Role gateUp() {
    return gateUp;
  }

  /** The matrix out of the network. */
  public Role down() {
    return down;
  }
}
