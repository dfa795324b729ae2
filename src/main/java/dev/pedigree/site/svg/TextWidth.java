package dev.pedigree.site.svg;

/**
 * The width of a text, estimated without a browser.
 *
 * <p>Widths are those of DejaVu Sans, the widest of the common screen fonts, so that labels that do
 * not overlap here do not overlap in other fonts. A Chinese character is one em wide.
 */
public final class TextWidth {
  /** Thousandths of an em for the characters from space to tilde. */
  private static final int[] ASCII = {
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636,
    636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632,
    575, 775, 752, 295, 295, 656, 557, 863, 748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685,
    611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579,
    278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838
  };

  private static final int BOLD_PERCENT = 113;

  private TextWidth() {}

  /** Pixels, rounded up. */
  public static int of(String text, int fontSize, boolean bold) {
    long thousandths = text.codePoints().mapToLong(TextWidth::thousandths).sum();
    long percent = bold ? BOLD_PERCENT : 100;
    return (int) ((thousandths * fontSize * percent + 99_999) / 100_000);
  }

  /** The text, cut to a width and ended with an ellipsis when it is longer. */
  public static String cut(String text, int fontSize, boolean bold, int pixels) {
    if (of(text, fontSize, bold) <= pixels) {
      return text;
    }
    int end = text.length();
    while (end > 0 && of(text.substring(0, end) + "…", fontSize, bold) > pixels) {
      end = text.offsetByCodePoints(end, -1);
    }
    return text.substring(0, end).stripTrailing() + "…";
  }

  private static int thousandths(int c) {
    if (c >= ' ' && c <= '~') {
      return ASCII[c - ' '];
    }
    if (c < ' ') {
      return 0;
    }
    if (c == '–') {
      return 500;
    }
    return c < 0x1100 ? 700 : 1000;
  }
}
