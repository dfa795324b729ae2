package dev.pedigree.smoke.attention;

/** Sees what the nearest layer below chose that has an indexer. */
public record SharedSight() implements Selector {

  @Override
  public Sight[] of(Inputs inputs, Batch batch) {
    return batch.parts().stream().map(part -> part.state().shared()).toArray(Sight[]::new);
  }
}
