package dev.pedigree.architecture.role;

/** The feed-forward networks that a layer can have, with the roles of their matrices. */
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

  /** The matrix whose product goes through the activation function. */
  public Role gate() {
    return gate;
  }

  /** The up projection. */
  public Role up() {
    return up;
  }

  /** Gate and up projection in one tensor. */
  public Role gateUp() {
    return gateUp;
  }

  /** The down projection. */
  public Role down() {
    return down;
  }
}
