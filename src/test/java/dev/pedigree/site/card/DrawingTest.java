package dev.pedigree.site.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class DrawingTest {
  private static final int RED = 0xffff0000;
  private static final int BLUE = 0xff0000ff;
  private static final int WHITE = 0xffffffff;

  @Test
  void aPictureIsOfDoubleSizeAndAVeryLargeOneOfItsOwn() throws IOException {
    assertEquals(80, drawn(40, 30, "").getWidth());
    assertEquals(60, drawn(40, 30, "").getHeight());
    assertEquals(3000, drawn(3000, 1000, "").getWidth());
  }

  @Test
  void boxesCirclesAndPathsAreFilledWhereTheyAre() throws IOException {
    BufferedImage image =
        drawn(
            60,
            20,
            "<rect x='2' y='2' width='10' height='10' fill='#f00'/>"
                + "<circle cx='30' cy='10' r='8' fill='#0000ff'/>"
                + "<path d='M40 2h10v10a5 5 0 0 1 -10 0z' fill='#f00'/>");
    assertEquals(RED, image.getRGB(5, 5));
    assertEquals(WHITE, image.getRGB(3, 3));
    assertEquals(WHITE, image.getRGB(25, 10));
    assertEquals(BLUE, image.getRGB(60, 20));
    assertEquals(WHITE, image.getRGB(46, 8), "the corner outside the circle");
    assertEquals(RED, image.getRGB(90, 30), "the half circle below");
    assertEquals(WHITE, image.getRGB(81, 33));
  }

  @Test
  void linesHaveTheirWidthAndTheirDashes() throws IOException {
    BufferedImage image =
        drawn(
            40,
            20,
            "<path d='M0 5H40' stroke='#f00' stroke-width='4' fill='none'/>"
                + "<path d='M0 15H40' stroke='#f00' stroke-width='2' stroke-dasharray='1 1'"
                + " pathLength='4' fill='none'/>");
    assertEquals(WHITE, image.getRGB(20, 5));
    assertEquals(RED, image.getRGB(20, 6));
    assertEquals(RED, image.getRGB(20, 13));
    assertEquals(WHITE, image.getRGB(20, 14));
    assertEquals(RED, image.getRGB(10, 30), "a quarter of the path is drawn");
    assertEquals(WHITE, image.getRGB(30, 30), "and the next is not");
    assertEquals(RED, image.getRGB(50, 30));
  }

  @Test
  void theNearestRuleDecidesAndThoseForDarkScreensDoNot() throws IOException {
    BufferedImage image =
        drawn(
            30,
            10,
            "<style>/* { */ svg { --hue: #f00; } .a { fill: var(--hue); } .b .a { fill: #00f; }"
                + " @media (prefers-color-scheme: dark) { .a { fill: #0f0; } }"
                + " .a:hover, .c > .a { fill: #0f0; } .s { color: var(--none, #00f); }"
                + " .s rect { fill: currentColor; opacity: .5; }</style>"
                + "<rect class='a' width='10' height='10' fill='#0f0'/>"
                + "<g class='b'><rect class='a' x='10' width='10' height='10'/></g>"
                + "<g class='s c'><rect class='x' x='20' width='10' height='10'/></g>");
    assertEquals(RED, image.getRGB(5, 5));
    assertEquals(BLUE, image.getRGB(25, 5));
    assertEquals(0xff8080ff, image.getRGB(45, 5));
  }

  @Test
  void aPictureWithinAPictureHasItsOwnUnits() throws IOException {
    BufferedImage image =
        drawn(
            40,
            20,
            "<g transform='translate(10 0)'><svg x='10' y='0' width='20' height='20'"
                + " viewBox='0 0 10 10'><rect x='5' width='5' height='5' fill='#f00'/></svg></g>");
    assertEquals(WHITE, image.getRGB(59, 5));
    assertEquals(RED, image.getRGB(61, 5));
    assertEquals(RED, image.getRGB(79, 19));
    assertEquals(WHITE, image.getRGB(79, 21));
  }

  @Test
  void textStandsOnItsLineAndBeginsOrEndsWhereItIsSaid() throws IOException {
    String text = "<text x='50' y='30' font-size='20' text-anchor='%s'>一一</text>";
    int[] start = ends(drawn(100, 40, text.formatted("start")));
    int[] end = ends(drawn(100, 40, text.formatted("end")));
    int[] middle = ends(drawn(100, 40, text.formatted("middle")));
    assertTrue(start[0] >= 100 && start[1] < 180, start[0] + " to " + start[1]);
    assertTrue(end[0] >= 20 && end[1] < 100, end[0] + " to " + end[1]);
    assertEquals(start[0] - 40, middle[0]);
    int[] bold =
        ends(drawn(100, 40, text.formatted("start").replace("<text", "<text font-weight='700'")));
    assertTrue(bold[1] > start[1], "bold characters are wider");
  }

  @Test
  void whatIsNotKnownIsRefused() {
    assertEquals(
        "not a known element: ellipse",
        assertThrows(IllegalArgumentException.class, () -> drawn(9, 9, "<ellipse rx='1'/>"))
            .getMessage());
    assertEquals(
        "not a colour: fill tomato",
        assertThrows(
                IllegalArgumentException.class,
                () -> drawn(9, 9, "<rect width='9' height='9' fill='tomato'/>"))
            .getMessage());
    assertEquals(
        "not a path at 4: M1 1x9",
        assertThrows(IllegalArgumentException.class, () -> drawn(9, 9, "<path d='M1 1x9'/>"))
            .getMessage());
  }

  /** Another machine, another Java: the same bytes; and colours beyond 256 do not matter. */
  @Test
  void aPictureHasTheSameBytesEverywhere() throws NoSuchAlgorithmException {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      many.append("<circle cx='%d' cy='%d' r='4' fill='#%06x'/>".formatted(i, 20, i * 40_000));
    }
    byte[] png = Drawing.png(svg(300, 40, many + "<text x='9' y='20' fill='#123'>谱系 A</text>"));
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(png);
    assertEquals("af6c6a4943a096ab", HexFormat.of().formatHex(digest, 0, 8));
  }

  /** The first and the last column that are not white. */
  private static int[] ends(BufferedImage image) {
    int first = image.getWidth();
    int last = 0;
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        if (image.getRGB(x, y) != WHITE) {
          first = Math.min(first, x);
          last = x;
        }
      }
    }
    return new int[] {first, last};
  }

  private static BufferedImage drawn(int width, int height, String body) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(Drawing.png(svg(width, height, body))));
  }

  private static String svg(int width, int height, String body) {
    return "<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d'>%s</svg>"
        .formatted(width, height, body);
  }
}
