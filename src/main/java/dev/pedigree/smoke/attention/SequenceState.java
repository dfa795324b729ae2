package dev.pedigree.smoke.attention;

import dev.pedigree.smoke.mixer.Mixer;
import java.util.Arrays;
import java.util.IdentityHashMap;

/**
 * What one sequence keeps between runs: the KV cache, or the states of recurrent layers. A sequence
 * without a next run keeps each only until the layer is done.
 */
public final class SequenceState {

  /** Most attentions of a layer. */
  private static final int PLACES = 2;

  /** The cache of one layer. */
  public static final class Memory {
    private final IdentityHashMap<Object, double[]> states = new IdentityHashMap<>();
    private float[] keys = new float[0];
    private float[] values = new float[0];
    private float[] marks = new float[0];
    private boolean held;

    /** The state of a mixer in this layer, zero at first. */
    public double[] state(Mixer mixer) {
      return state(mixer, mixer.stateSize());
    }

    /** Numbers that something in this layer keeps, zero at first. */
    public double[] state(Object owner, int size) {
      return states.computeIfAbsent(owner, o -> new double[size]);
    }

    /** Keys of all tokens so far, one after another. */
    public float[] keys() {
      return keys;
    }

    public float[] values() {
      return values;
    }

    /** What a selector keeps of tokens, with room for this many numbers. */
    public float[] marks(int numbers) {
      if (marks.length < numbers) {
        marks = Arrays.copyOf(marks, numbers);
      }
      return marks;
    }

    /** Keeps the cache after its layer, for later layers that read it. */
    public void hold() {
      held = true;
    }

    /** Makes room for this many numbers, keeping those that are there. */
    public void room(int keyNumbers, int valueNumbers) {
      if (keys.length < keyNumbers) {
        keys = Arrays.copyOf(keys, keyNumbers);
      }
      if (values.length < valueNumbers) {
        values = Arrays.copyOf(values, valueNumbers);
      }
    }
  }

  private final Memory[] memories;
  private final int layers;
  private final boolean keeping;
  private final int padding;
  private int length;
  private Sight shared;
  private float[] carried;

  /**
   * A new sequence.
   *
   * @param keeping whether more runs follow
   * @param padding padding tokens at the start
   */
  public SequenceState(int layers, boolean keeping, int padding) {
    this.layers = layers;
    this.memories = new Memory[PLACES * layers];
    this.keeping = keeping;
    this.padding = padding;
  }

  /** Tokens seen in earlier runs, padding counted. */
  public int length() {
    return length;
  }

  public int padding() {
    return padding;
  }

  /** The cache at a place: that of a layer, or of its second attention. */
  public Memory memory(int layer) {
    if (memories[layer] == null) {
      memories[layer] = new Memory();
    }
    return memories[layer];
  }

  /** Keeps what the new tokens see, for later layers that see the same. */
  void share(Sight sight) {
    shared = sight;
  }

  /** What the new tokens see in the last layer that chose. */
  Sight shared() {
    return shared;
  }

  /** Keeps what a layer found for the new tokens, for the next layer. */
  public void carry(float[] found) {
    carried = found;
  }

  /** What the layer below found for the new tokens. */
  public float[] carried() {
    return carried;
  }

  /** The place of the cache of a layer's second attention. */
  public int second(int layer) {
    return layer + layers;
  }

  /** Called when a layer is done: frees its caches unless more runs follow. */
  public void done(int layer) {
    for (int place = layer; place < memories.length && !keeping; place += layers) {
      if (memories[place] != null && !memories[place].held) {
        memories[place] = null;
      }
    }
  }

  /** Called after a run with its number of tokens. */
  public void advance(int tokens) {
    length += tokens;
  }
}
