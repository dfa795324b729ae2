package dev.pedigree;

/** Characters of a text that a reader does not see. */
public enum Unseen {
  /** Moves, ends or rings: what a keyboard gives by accident and a terminal obeys. */
  CONTROL,

  /** Turns the direction of what follows, so that a text reads otherwise than it is stored. */
  DIRECTION,

  /** Takes no room, so that two equal-looking words differ. */
  ZERO_WIDTH,

  /** A space that programs do not take for one. */
  SPACE,

  /** Any other character. */
  NONE;

  /** What a character is; tabs, line ends and the joiner of emoji are {@link #NONE}. */
  public static Unseen of(int c) {
    if (c < 0x20 || (c >= 0x7f && c <= 0x9f)) {
      return c == '\t' || c == '\n' || c == '\r' ? NONE : CONTROL;
    }
    return switch (c) {
      case 0x061c, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e -> DIRECTION;
      case 0x2066, 0x2067, 0x2068, 0x2069 -> DIRECTION;
      case 0x00ad, 0x180e, 0x200b, 0x200c, 0x2060, 0xfeff -> ZERO_WIDTH;
      case 0x00a0, 0x1680, 0x2007, 0x202f, 0x3000 -> SPACE;
      case 0x2028, 0x2029 -> CONTROL;
      default -> c >= 0x2000 && c <= 0x200a ? SPACE : NONE;
    };
  }
}
