package dev.pedigree.architecture.check;

import dev.pedigree.architecture.dialect.Config;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A part beside a text decoder, recognised by the words in names of its tensors. */
public enum Tower {
  /** Turns the vectors of another tower into those of the text decoder. */
  PROJECTOR("projector|projection_layer|connector|aligner|resampler|perceiver|merger|mm_proj\\w*"),
  VISION("vision\\w*|visual\\w*|vit|image\\w*|clip\\w*|siglip\\w*|img\\w*|patch_embed\\w*"),
  AUDIO("audio\\w*|speech\\w*|whisper\\w*|sound\\w*");

  private final Pattern words;

  Tower(String words) {
    this.words = Pattern.compile("(?:^|.*[._])(?:" + words + ")(?:[._].*|$)");
  }

  /** The tower that a tensor belongs to by its name; empty if no word tells. */
  static Optional<Tower> of(String name) {
    String small = name.toLowerCase(Locale.ROOT);
    for (Tower tower : values()) {
      if (tower.words.matcher(small).matches()) {
        return Optional.of(tower);
      }
    }
    return Optional.empty();
  }

  /** The parts of a configuration that describe towers: {@code vision_config}. */
  public static List<String> inConfig(Config config) {
    return config.parts().stream().filter(part -> of(part).isPresent()).toList();
  }

  /** Whether the configuration has a part for it; any part explains a projector. */
  boolean described(Config config) {
    return config.parts().stream()
        .map(Tower::of)
        .flatMap(Optional::stream)
        .anyMatch(t -> t == this || this == PROJECTOR);
  }

  /** The word in rules, for example {@code vision}. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
