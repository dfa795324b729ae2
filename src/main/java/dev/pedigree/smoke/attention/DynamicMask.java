package dev.pedigree.smoke.attention;

import dev.pedigree.smoke.numbers.Linear;
import java.util.BitSet;

/**
 * The dynamic mask of Doge: each token has a number for each key head, made of its values, which is
 * added to its scores; a query sees the tokens with the largest numbers.
 *
 * @param layer index of the layer, whose cache keeps the numbers
 * @param factor A of each key head
 * @param step from the values of all heads to one number for each
 * @param queryHeads query heads of the attention
 * @param kept how many tokens a query sees
 */
public record DynamicMask(int layer, float[] factor, Linear step, int queryHeads, int kept)
    implements Selector {

  @Override
  public Sight[] of(Inputs inputs, Batch batch) {
    float[] numbers = step.of(inputs.values(), batch.rows());
    for (int i = 0; i < numbers.length; i++) {
      double softplus = Math.max(numbers[i], 0) + Math.log1p(Math.exp(-Math.abs(numbers[i])));
      numbers[i] = (float) Math.exp(factor[i % factor.length] * softplus);
    }
    return batch.parts().stream().map(part -> sight(numbers, part)).toArray(Sight[]::new);
  }

  private Sight sight(float[] numbers, Batch.Part part) {
    int heads = factor.length;
    float[] all = part.state().memory(layer).marks(part.length() * heads);
    int count = part.tokens().length;
    System.arraycopy(numbers, part.firstRow() * heads, all, part.past() * heads, count * heads);
    BitSet[] seen = new BitSet[count * heads];
    for (int i = 0; i < count; i++) {
      for (int h = 0; h < heads; h++) {
        seen[i * heads + h] = seen(all, part, part.past() + i, h);
      }
    }
    int past = part.past();
    int served = queryHeads / heads;
    return new Sight() {
      @Override
      public boolean sees(int head, int at, int key) {
        return seen[(at - past) * heads + head / served].get(key);
      }

      @Override
      public double bonus(int head, int at, int key) {
        return all[key * heads + head / served];
      }
    };
  }

  private BitSet seen(float[] all, Batch.Part part, int at, int head) {
    int first = Math.min(at, part.state().padding());
    double[] own = new double[at + 1];
    for (int j = first; j <= at; j++) {
      own[j] = all[j * factor.length + head];
    }
    return Best.of(own, first, kept);
  }
}
