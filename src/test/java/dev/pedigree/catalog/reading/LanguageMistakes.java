package dev.pedigree.catalog.reading;

import java.util.List;

/** Slips of language and of translation, and what is said about each. */
final class LanguageMistakes {
  static final List<Slip> ALL =
      List.of(
          new Slip(
              "English in a Chinese file",
              "terms/rope.zh.md",
              "它旋转查询和键。",
              "它旋转查询和键。\n\nIt turns each pair of numbers of queries and keys by an angle.",
              """
          terms/rope.zh.md:7:1: warning: this part of the Chinese file is in English
            7 | It turns each pair of numbers of queries and keys by an angle.
              | ^
            hint: translate it; a quotation in English starts its lines with >
          """),
          new Slip(
              "a word for which the site has another",
              "terms/rope.zh.md",
              "它旋转查询和键。",
              "它旋转查询和键，与**母体**的基频无关。",
              """
          terms/rope.zh.md:5:12: warning: this site has another word for '母体'
            5 | 它旋转查询和键，与**母体**的基频无关。
              |                     ^
            hint: write '父模型' (一物一词); words in “…” or `…` stay as they are
          terms/rope.zh.md:5:17: warning: this site has another word for '基频'
            5 | 它旋转查询和键，与**母体**的基频无关。
              |                             ^
            hint: write '底数' (基频是基本频率，而底数越大，频率越低); words in “…” or `…` stay as they are
          """),
          new Slip(
              "English words in Chinese",
              "terms/rope.zh.md",
              "它旋转查询和键。",
              "它按 config 旋转每个 token 的键。",
              """
          terms/rope.zh.md:5:4: warning: this site has another word for 'config'
            5 | 它按 config 旋转每个 token 的键。
              |      ^
            hint: write '配置' (指文件时写 `config.json`); words in “…” or `…` stay as they are
          terms/rope.zh.md:5:16: warning: this site has another word for 'token'
            5 | 它按 config 旋转每个 token 的键。
              |                      ^
            hint: write '词元' (首次出现可写“词元（token）”); words in “…” or `…` stay as they are
          """),
          new Slip(
              "a space between two Chinese words",
              "terms/rope.zh.md",
              "它旋转查询和键。",
              "它旋转 **查询**和键（RoPE） 。",
              """
          terms/rope.zh.md:5:4: warning: a space too many in '它旋转 查询和键（R'
            5 | 它旋转 **查询**和键（RoPE） 。
              |       ^
            hint: write '它旋转查询和键（R': no space between Chinese characters or beside full-width punctuation
          terms/rope.zh.md:5:19: warning: a space too many in '（RoPE） 。'
            5 | 它旋转 **查询**和键（RoPE） 。
              |                            ^
            hint: write '（RoPE）。': no space between Chinese characters or beside full-width punctuation
          """),
          new Slip(
              "no space beside Latin, digits and code",
              "terms/rope.zh.md",
              "它旋转查询和键。",
              "它在`rope_theta` 为 10000时旋转查询和键。",
              """
          terms/rope.zh.md:5:3: warning: a space is missing in '它在`…` 为 10'
            5 | 它在`rope_theta` 为 10000时旋转查询和键。
              |     ^
            hint: write '它在 `…` 为 10': one space between a Chinese character and a Latin letter or digit
          terms/rope.zh.md:5:23: warning: a space is missing in '10000时旋转查询和'
            5 | 它在`rope_theta` 为 10000时旋转查询和键。
              |                          ^
            hint: write '10000 时旋转查询和': one space between a Chinese character and a Latin letter or digit
          """),
          new Slip(
              "half-width punctuation among Chinese words",
              "terms/rope.zh.md",
              "它旋转查询和键。",
              "它旋转查询, 也旋转键(见论文)。",
              """
          terms/rope.zh.md:5:6: warning: half-width punctuation in '它旋转查询, 也旋转键(见'
            5 | 它旋转查询, 也旋转键(见论文)。
              |           ^
            hint: write '它旋转查询，也旋转键(见'
          terms/rope.zh.md:5:12: warning: half-width punctuation in ', 也旋转键(见论文)。'
            5 | 它旋转查询, 也旋转键(见论文)。
              |                     ^
            hint: write ', 也旋转键（见论文)。'
          terms/rope.zh.md:5:16: warning: half-width punctuation in '转键(见论文)。'
            5 | 它旋转查询, 也旋转键(见论文)。
              |                            ^
            hint: write '转键(见论文）。'
          """),
          new Slip(
              "Chinese in an English file",
              "terms/rope.md",
              "It turns queries and keys.",
              "It turns queries and keys.\n\n它把查询和键的每一对数旋转一个角度。",
              """
          terms/rope.md:6:1: warning: this part of the English file is in Chinese
            6 | 它把查询和键的每一对数旋转一个角度。
              | ^
            hint: write it in English here, and the Chinese in the .zh.md file beside it
          """),
          new Slip(
              "a Chinese summary in an English file",
              "articles/reading.md",
              "summary: What the levels mean.",
              "summary: 各级差别的含义，以及改名和标记。",
              """
          articles/reading.md:3:10: warning: this part of the English file is in Chinese
            3 | summary: 各级差别的含义，以及改名和标记。
              |          ^
            hint: write it in English here, and the Chinese in the .zh.md file beside it
          """),
          new Slip(
              "Traditional in a Chinese file",
              "terms/rope.zh.md",
              "它旋转查询和键。",
              "它旋轉查詢和鍵。",
              """
          terms/rope.zh.md:5:3: warning: '轉' is a Traditional character, and this file is Simplified
            5 | 它旋轉查詢和鍵。
              |     ^
            hint: write '转': Traditional pages are made from it; words in “…” or 《…》 keep their characters
          """),
          new Slip(
              "a Traditional name of a term",
              "terms/rope.zh.md",
              "name: 旋转位置编码（RoPE）",
              "name: 旋轉位置編碼（RoPE）",
              """
          terms/rope.zh.md:2:8: warning: '轉' is a Traditional character, and this file is Simplified
            2 | name: 旋轉位置編碼（RoPE）
              |         ^
            hint: write '转': Traditional pages are made from it; words in “…” or 《…》 keep their characters
          """),
          new Slip(
              "a placeholder in a Chinese file",
              "terms/rope.zh.md",
              "它旋转查询和键。",
              "它旋转查询和键。待补。",
              """
          terms/rope.zh.md:5:9: warning: '待补' stands for words still to come
            5 | 它旋转查询和键。待补。
              |                 ^
            hint: write them, or take it out; put it in backticks if the word itself is meant
          """),
          new Slip(
              "a section that is not translated",
              "articles/reading.zh.md",
              "## 其一 {#first}\n\n见[第一步](diff:paper/elder..acme/base-7b)和[本文](article:reading#second)。\n\n",
              "",
              """
          articles/reading.zh.md:6:1: warning: the English text links to article:reading#second, this text does not
            6 | ## 其二 {#second}
              | ^
            hint: put the link where the translation speaks of it
          articles/reading.zh.md:6:1: warning: the English text links to diff:paper/elder..acme/base-7b, this text does not
            6 | ## 其二 {#second}
              | ^
            hint: put the link where the translation speaks of it
          articles/reading.zh.md:6:1: warning: the section 'first' of the English text is missing here
            6 | ## 其二 {#second}
              | ^
            hint: translate it, under a heading with the same id
          """),
          new Slip(
              "a section that the English text does not have",
              "articles/reading.zh.md",
              "## 其二",
              "## 其三 {#third}\n\n## 其二",
              """
          articles/reading.zh.md:10:1: warning: the English text has no section 'third'
            10 | ## 其三 {#third}
               | ^
            hint: write it there too, or take it out here
          """),
          new Slip(
              "a repeated id in a Chinese file",
              "articles/reading.zh.md",
              "## 其二 {#second}",
              "## 其二 {#first}",
              """
          articles/reading.zh.md:10:1: warning: this heading needs the id of the English one, 'second'
            10 | ## 其二 {#first}
               | ^
            hint: links to a heading hold in both languages when its id is the same
          articles/reading.zh.md:10:9: error: the id 'first' is that of another heading, on line 6
            10 | ## 其二 {#first}
               |           ^
            hint: give one of the two another id, in both languages
          """));

  private LanguageMistakes() {}
}
