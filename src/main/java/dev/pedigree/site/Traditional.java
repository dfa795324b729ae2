package dev.pedigree.site;

import com.github.houbb.opencc4j.util.ZhConverterUtil;

/** Traditional Chinese from Simplified. */
final class Traditional {
  private Traditional() {}

  static String of(String simplified) {
    return ZhConverterUtil.toTraditional(simplified);
  }
}
