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
  private static final Pattern LOCAL_START =
      Pattern.compile("(?i)(?:models?|checkpoints?|outputs?|results|data|mnt|home|root|tmp)/.*");

  /** The kind of {@code name}. */
  public static StatedName of(String name) {
    if (ADDRESS.matcher(name).matches()) {
      return URL;
    }
    if (ID.matcher(name).matches() && !LOCAL_START.matcher(name).matches()) {
      return HUB_ID;
    }
    return name.contains("/") || name.contains("\\") || name.startsWith(".") ? LOCAL_PATH : WORD;
  }

  /** The word used in JSON and text, for example {@code local path}. */
  public String word() {
    return this == URL ? "URL" : name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
