package dev.pedigree.smoke.decoder;

import dev.pedigree.smoke.attention.Batch;
import dev.pedigree.smoke.attention.Block;
import dev.pedigree.smoke.mixer.Mixer;
import java.util.ArrayList;
import java.util.List;

/**
 * A mixer with the states of its sequences. Padding is before the start of a text, so that no state
 * sees it.
 *
 * @param layer index of the layer
 * @param mixer what is computed
 */
record Recurrent(int layer, Mixer mixer) implements Block {

  @Override
  public float[] of(float[] x, Batch batch) {
    List<Mixer.Run> runs = new ArrayList<>();
    for (Batch.Part part : batch.parts()) {
      int count = part.tokens().length;
      int padding = Math.max(0, Math.min(count, part.state().padding() - part.past()));
      runs.add(
          new Mixer.Run(
              part.firstRow() + padding,
              part.firstRow() + count,
              part.state().memory(layer).state(mixer)));
    }
    return mixer.of(x, batch.rows(), runs);
  }
}
