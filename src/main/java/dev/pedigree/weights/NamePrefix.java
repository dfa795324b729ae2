package dev.pedigree.weights;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A prefix of names of tensors, or of modules in them, that does not change the model. */
public enum NamePrefix {
  /** {@code DataParallel} and {@code DistributedDataParallel} of PyTorch, and DeepSpeed. */
  DATA_PARALLEL("module.", Kind.WRAPPER),
  /** peft: a model with adapters, inside the model of the adapter kind. */
  ADAPTED("base_model.model.", Kind.WRAPPER),

  /** {@code torch.compile}. */
  COMPILED("_orig_mod.", Kind.MODULE_WRAPPER),
  /** {@code FullyShardedDataParallel} of PyTorch. */
  SHARDED("_fsdp_wrapped_module.", Kind.MODULE_WRAPPER),
  /** {@code checkpoint_wrapper} of PyTorch, which recomputes activations. */
  RECOMPUTED("_checkpoint_wrapped_module.", Kind.MODULE_WRAPPER),

  /** The model without its head, in most classes of transformers. */
  MODEL("model.", Kind.ROOT),
  /** As {@link #MODEL}, in classes that follow GPT-2. */
  TRANSFORMER("transformer.", Kind.ROOT),
  BIOGPT("biogpt.", Kind.ROOT),
  GPT_NEOX("gpt_neox.", Kind.ROOT),
  /** As {@link #MODEL}, in Mamba. */
  BACKBONE("backbone.", Kind.ROOT),
  RWKV("rwkv.", Kind.ROOT),

  /** The language model in a multi-modal one. */
  LANGUAGE_MODEL("language_model.", Kind.PART),
  /** As {@link #LANGUAGE_MODEL}, if all parts are under one root. */
  INNER_LANGUAGE_MODEL("model.language_model.", Kind.PART),
  /** As {@link #INNER_LANGUAGE_MODEL}, in Idefics 2 and 3 and SmolVLM. */
  INNER_TEXT_MODEL("model.text_model.", Kind.PART),
  /** As {@link #LANGUAGE_MODEL}, in MiniCPM-V. */
  LLM("llm.", Kind.PART),
  /** As {@link #LANGUAGE_MODEL}, in DeepSeek-VL 2. */
  LANGUAGE("language.", Kind.PART),
  /** As {@link #LANGUAGE_MODEL}, in Qwen-Omni. */
  THINKER("thinker.", Kind.PART);

  /** Where a prefix comes from. */
  public enum Kind {
    /** A program that wraps the model: all names have it, and there may be several in a row. */
    WRAPPER,
    /** A program that wraps the model or some of its modules: anywhere in a name. */
    MODULE_WRAPPER,
    /** The class of the model; files saved from the model without head lack it. */
    ROOT,
    /** A larger model, of which this one is a part. */
    PART
  }

  private static final List<NamePrefix> WRAPPERS = of(Kind.WRAPPER);
  private static final Pattern MODULE_WRAPPERS =
      Pattern.compile(
          of(Kind.MODULE_WRAPPER).stream()
              .map(wrapper -> Pattern.quote(wrapper.text))
              .collect(Collectors.joining("|", "(?<=^|\\.)(?:", ")")));

  private final String text;
  private final Kind kind;

  NamePrefix(String text, Kind kind) {
    this.text = text;
    this.kind = kind;
  }

  /** The prefixes of a kind, in the order in which they are tried. */
  public static List<NamePrefix> of(Kind kind) {
    return Arrays.stream(values()).filter(prefix -> prefix.kind == kind).toList();
  }

  /** A name without wrapper prefixes. */
  public static String unwrapped(String written) {
    String name = MODULE_WRAPPERS.matcher(written).replaceAll("");
    int from = 0;
    for (int i = 0; i < WRAPPERS.size(); i++) {
      if (name.startsWith(WRAPPERS.get(i).text, from)) {
        from += WRAPPERS.get(i).text.length();
        i = -1;
      }
    }
    return name.substring(from);
  }

  /** The name itself, then with each prefix added and, if it is there, removed. */
  public static List<String> spellings(String name, List<String> prefixes) {
    List<String> spellings = new ArrayList<>(List.of(name));
    for (String prefix : prefixes) {
      spellings.add(prefix + name);
      if (name.startsWith(prefix)) {
        spellings.add(name.substring(prefix.length()));
      }
    }
    return spellings;
  }

  /** The prefix with its last dot. */
  public String text() {
    return text;
  }
}
