package dev.pedigree.site.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.catalog.Article;
import dev.pedigree.catalog.reading.CatalogReader;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.site.language.Language;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class CardTest {
  private static final Card CARD =
      new Card("模型谱系", "文章", "争论：Yi-34B 与 Llama 2", "2023 年 11 月的一场争论，能查到的都在这里。");

  @Test
  void aCardIsAPictureOfTheSizeThatPreviewsAskFor() throws IOException {
    BufferedImage image = read(CARD);
    assertEquals(1200, image.getWidth());
    assertEquals(630, image.getHeight());
    assertEquals(0xff9c2f1f, image.getRGB(600, 5), "the bar at the top");
    assertEquals(0xfffaf8f3, image.getRGB(1190, 620), "the paper");
    assertTrue(CARD.png().length < 40_000, CARD.png().length + " bytes");
  }

  /** Another machine, another Java: the same bytes. */
  @Test
  void aCardHasTheSameBytesEverywhere() throws NoSuchAlgorithmException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(CARD.png());
    assertEquals("97908e6144da8787", HexFormat.of().formatHex(digest, 0, 8));
  }

  @Test
  void everyCharacterIsDrawn() throws IOException {
    int before = 0;
    for (String title : List.of("一", "一二", "一二三")) {
      int dark = dark(read(new Card("", "", title, "")));
      assertTrue(dark > before, title);
      before = dark;
    }
    assertEquals(
        dark(read(new Card("", "", "Llama", ""))), dark(read(new Card("", "", "Llama", ""))));
  }

  @Test
  void aTextWithACharacterWithoutAnOutlineIsNotDrawn() {
    assertTrue(CARD.drawable());
    assertFalse(new Card("", "", "\ud83e\udd99", "").drawable());
    assertFalse(new Card("", "", "a\u202eb", "").drawable());
  }

  @Test
  void commonCharactersInBothScriptsAndTheTextsOfTheSiteAreThere() {
    StringBuilder missing = new StringBuilder();
    for (int row = 0xb0; row <= 0xd7; row++) {
      for (int cell = 0xa1; cell <= (row == 0xd7 ? 0xf9 : 0xfe); cell++) {
        missing.append(missing(new String(new byte[] {(byte) row, (byte) cell}, GB)));
      }
    }
    for (Article article : CatalogReader.read(Path.of("content")).catalog().articles()) {
      for (Language language : Language.values()) {
        missing.append(missing(language.of(article.title())));
        missing.append(missing(language.of(article.summary())));
      }
    }
    assertEquals("", missing.toString());
  }

  private static final Charset GB = Charset.forName("GB2312");

  private static String missing(String text) {
    StringBuilder missing = new StringBuilder();
    String both = text + Language.ZH_HANT.of(new Text("", text));
    both.codePoints().filter(c -> !Outlines.own().has(c)).forEach(missing::appendCodePoint);
    return missing.toString();
  }

  @Test
  void aLongTitleIsSetSmallerAndAnEndlessOneIsCut() throws IOException {
    Card endless = new Card("", "", "很长的题目".repeat(200), "词 ".repeat(500));
    assertEquals(1200, read(endless).getWidth());
    assertEquals(
        List.of("aa bb", "cc dd", "ee ff…"),
        Lines.of("aa bb cc dd ee ff gg", 50, Lines.width("aa bbb", 50), 3));
    assertEquals(List.of("甲，", "乙。"), Lines.of("甲，乙。", 50, 130, 5));
    assertEquals(List.of("x".repeat(3)), Lines.of("xxx", 50, 200, 1));
  }

  private static BufferedImage read(Card card) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(card.png()));
  }

  private static int dark(BufferedImage image) {
    int dark = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        dark += (image.getRGB(x, y) & 0xff) < 0x60 ? 1 : 0;
      }
    }
    return dark;
  }
}
