package dev.pedigree.crawl.stated;

import java.util.Locale;
import java.util.regex.Pattern;

/** The kind of name by which a file calls another model. */
public enum StatedName {
  /** {@code org/name}, as the hubs call models. */
  HUB_ID,
  /** An address. */
  URL,
  /** A folder on the machine of whoever made the model, which nobody else can look up. */
  LOCAL_PATH,
  /** A single word: an old hub name such as {@code gpt2}, or a folder. */
  WORD;

  private static final Pattern ADDRESS = Pattern.compile("(?i)(?:https?|ssh|git|hf)://.+");
  private static final Pattern ID =
      Pattern.compile("[A-Za-z0-9][\\w.-]{0,95}/[A-Za-z0-9][\\w.-]{0,95}(?:@[\\w./-]+)?");

  /** Folders that people have on their machines and nobody is called by on a hub. */
  private static final Pattern LOCAL_START =
      Pattern.compile(
          "(?i)(?:models?|checkpoints?|ckpts?|out|outputs?|results?|runs?|saves?|saved|logs?"
              + "|exp|experiments?|weights|merged?|data|mnt|home|root|tmp|opt|workspace|content"
              + "|users|checkpoint-\\d+)/.*");

  private static final Pattern CHECKPOINT =
      Pattern.compile("(?i).+/(?:checkpoint-\\d+|(?:global_)?step_?\\d+|final|merged?|hf)/?");

  /** The kind of {@code name}. */
  public static StatedName of(String name) {
    if (ADDRESS.matcher(name).matches()) {
      return URL;
    }
    boolean local = LOCAL_START.matcher(name).matches() || CHECKPOINT.matcher(name).matches();
    if (ID.matcher(name).matches() && !local) {
      return HUB_ID;
    }
    return name.contains("/") || name.contains("\\") || name.startsWith(".") ? LOCAL_PATH : WORD;
  }

  /** The word used in JSON and text, for example {@code local path}. */
  public String word() {
    return this == URL ? "URL" : name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
