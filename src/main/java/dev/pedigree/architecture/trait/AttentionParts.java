package dev.pedigree.architecture.trait;

/** What attention can have beside queries, keys, values and their norms. */
public interface AttentionParts {

  /** The gate on what attention gives out, before the output projection. */
  enum Gate implements TraitValue {
    NONE("none", false, false),
    /** A sigmoid for each component. */
    SIGMOID("sigmoid", false, false),
    /** A sigmoid for each head. */
    HEAD_SIGMOID("head_sigmoid", true, false),
    /** A softplus for each component. */
    SOFTPLUS("softplus", false, true),
    /** A softplus for each head. */
    HEAD_SOFTPLUS("head_softplus", true, true),
    /** A sigmoid for each component, made of the latent of the queries (A.X K2). */
    LATENT_SIGMOID("latent_sigmoid", false, false);

    /** The possible values, with the words they are written with. */
    public static final ValueType<Gate> TYPE = ValueType.of(Gate.class);

    private final String word;
    private final boolean ofHeads;
    private final boolean softplus;

    Gate(String word, boolean ofHeads, boolean softplus) {
      this.word = word;
      this.ofHeads = ofHeads;
      this.softplus = softplus;
    }

    @Override
    public String word() {
      return word;
    }

    @Override
    public boolean absent() {
      return this == NONE;
    }

    /** Whether a head has one number, and not each of its components. */
    public boolean ofHeads() {
      return ofHeads;
    }

    /** Whether it can be more than one. */
    public boolean softplus() {
      return softplus;
    }
  }

  /** What passes a convolution over the last few tokens. */
  enum Convolution implements TraitValue {
    NONE("none"),
    /**
     * Queries and keys, channel by channel and then head by head; half of the values is that of the
     * token before (Zaya).
     */
    QUERIES_AND_KEYS("queries_and_keys"),
    /** Keys, values and what both branches give out, each added to its input (Inkling). */
    KEYS_VALUES_AND_BRANCHES("keys_values_and_branches");

    /** The possible values, with the words they are written with. */
    public static final ValueType<Convolution> TYPE = ValueType.of(Convolution.class);

    private final String word;

    Convolution(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }

    @Override
    public boolean absent() {
      return this == NONE;
    }
  }

  /** What happens to the values of attention after their projection. */
  enum Values implements TraitValue {
    AS_PROJECTED("as_projected"),
    /** Each value head is normed without weights (Gemma 3n, Gemma 4). */
    NORMED("normed"),
    /** Multiplied by a constant; its value is a setting (MiMo-V2-Flash). */
    SCALED("scaled");

    /** The possible values, with the words they are written with. */
    public static final ValueType<Values> TYPE = ValueType.of(Values.class);

    private final String word;

    Values(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }

    @Override
    public boolean absent() {
      return this == AS_PROJECTED;
    }
  }

  /** Whether tokens see later ones. */
  enum Mask implements TraitValue {
    /** Each token sees those before it, as a model that predicts the next one has to. */
    CAUSAL("causal"),
    /** Each token sees all others, as in models of embeddings that were made from decoders. */
    BIDIRECTIONAL("bidirectional");

    /** The possible values, with the words they are written with. */
    public static final ValueType<Mask> TYPE = ValueType.of(Mask.class);

    private final String word;

    Mask(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }

    @Override
    public boolean plain() {
      return this == CAUSAL;
    }
  }

  /** Which of the earlier tokens a query sees, where a part of the layer chooses them. */
  enum Selection implements TraitValue {
    NONE("none"),
    /** An indexer scores tokens, and a query sees the best (DeepSeek V3.2). */
    TOKENS("token_indexer"),
    /** The same, and some layers see what the layer below chose (GLM-5). */
    TOKENS_SHARED("token_indexer_shared"),
    /** An indexer scores blocks of tokens (MiniMax-M3). */
    BLOCKS("block_indexer"),
    /** An indexer scores pools of tokens by one key each (GLM-5 Next). */
    POOLS("pooled_indexer"),
    /** The same, and some layers see what the layer below chose. */
    POOLS_SHARED("pooled_indexer_shared"),
    /** An indexer scores blocks of tokens by the mean of their keys (Qwen 4). */
    MEANS("block_mean_indexer"),
    /** A number of each token, made of its values, is added to its scores and chooses it (Doge). */
    DYNAMIC_MASK("dynamic_mask");

    /** The possible values, with the words they are written with. */
    public static final ValueType<Selection> TYPE = ValueType.of(Selection.class);

    private final String word;

    Selection(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }

    @Override
    public boolean absent() {
      return this == NONE;
    }
  }

  /** Which dimensions of an indexer RoPE turns, and in which pairs. */
  enum IndexRope implements TraitValue {
    /** The first, half by half. */
    FIRST_HALF("first_half"),
    /** The first, neighbours together. */
    FIRST_INTERLEAVED("first_interleaved"),
    /** The last, half by half. */
    LAST_HALF("last_half");

    /** The possible values, with the words they are written with. */
    public static final ValueType<IndexRope> TYPE = ValueType.of(IndexRope.class);

    private final String word;

    IndexRope(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }

  /** What a query sees of tokens beyond its window in place of their keys. */
  enum Compressed implements TraitValue {
    NONE("none"),
    /** Entries that pool the tokens of long pieces each (DeepSeek-V4). */
    ALL("all_entries"),
    /** Entries of short pieces that overlap, of which an indexer chooses some. */
    CHOSEN("chosen_entries"),
    /** Some layers the one, some the other. */
    BOTH("all_and_chosen_entries");

    /** The possible values, with the words they are written with. */
    public static final ValueType<Compressed> TYPE = ValueType.of(Compressed.class);

    private final String word;

    Compressed(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }

    @Override
    public boolean absent() {
      return this == NONE;
    }
  }
}
