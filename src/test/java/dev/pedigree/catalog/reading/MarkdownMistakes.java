package dev.pedigree.catalog.reading;

import java.util.List;

/** Slips in Markdown, and what is said about each. */
final class MarkdownMistakes {
  static final List<Slip> ALL =
      List.of(
          new Slip(
              "a conflict in the text",
              "terms/rope.md",
              "It turns queries and keys.",
              "<<<<<<< HEAD\nIt turns queries.\n=======\nIt turns keys.\n>>>>>>> theirs",
              """
          terms/rope.md:4:1: error: a merge conflict was left here (<<<<<<<)
            4 | <<<<<<< HEAD
              | ^
            hint: choose one of the two versions and take out the lines of <, = and >
          """),
          new Slip(
              "the end of a conflict",
              "terms/rope.md",
              "It turns queries and keys.",
              "It turns queries and keys.\n>>>>>>> theirs",
              """
          terms/rope.md:5:1: error: a merge conflict was left here (>>>>>>>)
            5 | >>>>>>> theirs
              | ^
            hint: choose one of the two versions and take out the lines of <, = and >
          """),
          new Slip(
              "a line of equals signs makes a title",
              "terms/rope.md",
              "It turns queries and keys.",
              "Rotary {#rotary}\n=======\nIt turns queries and keys.",
              """
          terms/rope.md:4:1: warning: this heading is a second title: the page has one from the front matter
            4 | Rotary {#rotary}
              | ^
            hint: start headings with ##, and take out a title that repeats the other
          terms/rope.zh.md:5:9: warning: the section 'rotary' of the English text is missing here
            5 | 它旋转查询和键。
              |                 ^
            hint: translate it, under a heading with the same id
          """),
          new Slip(
              "a NUL in the text",
              "terms/rope.md",
              "It turns queries and keys.",
              "It turns\u0000 queries and keys.",
              """
          terms/rope.md:4:9: error: the control character U+0000 may not stand here
            4 | It turns� queries and keys.
              |         ^
            hint: take it out
          """),
          new Slip(
              "an escape sequence in the text",
              "terms/rope.md",
              "It turns queries and keys.",
              "It \u001b[31mturns queries and keys.",
              """
          terms/rope.md:4:4: error: the control character U+001B may not stand here
            4 | It �[31mturns queries and keys.
              |    ^
            hint: take it out
          """),
          new Slip(
              "a sign that turns the text round, in the text",
              "terms/rope.md",
              "It turns queries and keys.",
              "It turns \u202eseireuq.",
              """
          terms/rope.md:4:10: error: the invisible character U+202E turns the direction of the text
            4 | It turns �seireuq.
              |          ^
            hint: take it out: it makes a text read otherwise than it is stored
          """),
          new Slip(
              "a zero-width space in the text",
              "terms/rope.md",
              "It turns queries and keys.",
              "It turns que\u200bries and keys.",
              """
          terms/rope.md:4:13: warning: an invisible character, U+200B, stands here
            4 | It turns que\ufffdries and keys.
              |             ^
            hint: take it out and type the word again: it often comes along when text is copied
          """),
          new Slip(
              "HTML",
              "terms/rope.md",
              "It turns queries and keys.",
              "It turns<br> <b>queries</b> and keys.",
              """
          terms/rope.md:4:9: warning: HTML is not read here: readers see <br> as it is typed
            4 | It turns<br> <b>queries</b> and keys.
              |         ^
            hint: write Markdown; put it in backticks if it is meant to be seen
          terms/rope.md:4:14: warning: HTML is not read here: readers see <b> as it is typed
            4 | It turns<br> <b>queries</b> and keys.
              |              ^
            hint: write Markdown; put it in backticks if it is meant to be seen
          """),
          new Slip(
              "a comment",
              "terms/rope.md",
              "It turns queries and keys.",
              "It turns queries and keys.\n\n<!-- check this -->",
              """
          terms/rope.md:6:1: warning: this comment is not hidden: readers see it as it is typed
            6 | <!-- check this -->
              | ^
            hint: take it out
          """),
          new Slip(
              "a second front matter",
              "terms/rope.md",
              "It turns queries and keys.",
              "---\nname: RoPE\n---\nIt turns queries and keys.",
              """
          terms/rope.md:4:1: error: a second front matter starts here
            4 | ---
              | ^
            hint: move its facts into the first one, or take it out
          terms/rope.zh.md:5:1: warning: the number of headings is 0 here and 1 in English
            5 | 它旋转查询和键。
              | ^
            hint: give both texts the same headings
          """),
          new Slip(
              "a title in the text",
              "terms/rope.md",
              "It turns queries and keys.",
              "# RoPE {#rope}\n\nIt turns queries and keys.",
              """
          terms/rope.md:4:1: warning: this heading is a second title: the page has one from the front matter
            4 | # RoPE {#rope}
              | ^
            hint: start headings with ##, and take out a title that repeats the other
          terms/rope.zh.md:5:9: warning: the section 'rope' of the English text is missing here
            5 | 它旋转查询和键。
              |                 ^
            hint: translate it, under a heading with the same id
          """),
          new Slip(
              "a heading without an id",
              "articles/reading.md",
              "## Second {#second}",
              "## Second {#second}\n\n### Third",
              """
          articles/reading.md:12:1: warning: this heading has no id, so links to it differ between the languages
            12 | ### Third
               | ^
            hint: write one behind its words, the same in both files: {#short-name}
          articles/reading.zh.md:6:1: warning: the number of headings is 2 here and 3 in English
            6 | ## 其一 {#first}
              | ^
            hint: give both texts the same headings
          """),
          new Slip(
              "a heading with an id of words",
              "articles/reading.md",
              "## Second {#second}",
              "## Second {#second}\n\n### Third {#Third_Part}",
              """
          articles/reading.md:12:13: warning: 'Third_Part' is no good id for a heading
            12 | ### Third {#Third_Part}
               |             ^
            hint: use small Latin letters, digits and dashes: it becomes part of an address
          articles/reading.zh.md:12:30: warning: the section 'Third_Part' of the English text is missing here
            12 | 再无其他。`[不是链接](model:no/where)`
               |                                       ^
            hint: translate it, under a heading with the same id
          """),
          new Slip(
              "an id twice",
              "articles/reading.md",
              "## Second {#second}",
              "## Second {#first}",
              """
          articles/reading.md:8:73: error: no heading of content/articles/reading.md has the id 'second'
            8 | See [the first step](diff:paper/elder..acme/base-7b) and [this article](article:reading#second).
              |                                                                         ^
            hint: write {#second} behind the words of the heading that is meant, in both languages
          articles/reading.md:10:13: error: the id 'first' is that of another heading, on line 6
            10 | ## Second {#first}
               |             ^
            hint: give one of the two another id, in both languages
          articles/reading.zh.md:8:45: error: no heading of content/articles/reading.md has the id 'second'
            8 | 见[第一步](diff:paper/elder..acme/base-7b)和[本文](article:reading#second)。
              |                                                    ^
            hint: write {#second} behind the words of the heading that is meant, in both languages
          articles/reading.zh.md:10:1: warning: this heading needs the id of the English one, 'first'
            10 | ## 其二 {#second}
               | ^
            hint: links to a heading hold in both languages when its id is the same
          """),
          new Slip(
              "a level left out",
              "articles/reading.md",
              "## Second {#second}",
              "## Second {#second}\n\n#### Third {#third}",
              """
          articles/reading.md:12:1: warning: this heading has level 4 below one of level 2
            12 | #### Third {#third}
               | ^
            hint: readers of screens miss the level between: make it level 3
          articles/reading.zh.md:12:30: warning: the section 'third' of the English text is missing here
            12 | 再无其他。`[不是链接](model:no/where)`
               |                                       ^
            hint: translate it, under a heading with the same id
          """),
          new Slip(
              "a placeholder in the text",
              "terms/rope.md",
              "It turns queries and keys.",
              "It turns TODO and {{keys}}.",
              """
          terms/rope.md:4:10: warning: 'TODO' stands for words still to come
            4 | It turns TODO and {{keys}}.
              |          ^
            hint: write them, or take it out; put it in backticks if the word itself is meant
          terms/rope.md:4:19: warning: '{{keys}}' stands for words still to come
            4 | It turns TODO and {{keys}}.
              |                   ^
            hint: write them, or take it out; put it in backticks if the word itself is meant
          """),
          new Slip(
              "typographic quotation marks in code",
              "terms/rope.md",
              "It turns queries and keys.",
              "It turns `x = “keys”`.",
              """
          terms/rope.md:4:15: warning: these quotation marks in code are typographic ones
            4 | It turns `x = “keys”`.
              |               ^
            hint: write straight ones: " or '
          """),
          new Slip(
              "code that is not closed",
              "terms/rope.md",
              "It turns queries and keys.",
              "```\nIt turns queries and keys.",
              """
          terms/rope.md:4:1: error: the code that starts here has no end, and all that follows is shown as code
            4 | ```
              | ^
            hint: close it with a line of the same signs
          """),
          new Slip(
              "a row with a cell too many",
              "terms/rope.md",
              "It turns queries and keys.",
              "| a | b |\n|---|---|\n| 1 | 2 | 3 |\n| 1 |",
              """
          terms/rope.md:6:1: warning: the table has 2 cells in its head and 3 in this row
            6 | | 1 | 2 | 3 |
              | ^
            hint: give each row as many cells as the head; a bar that is part of the text is written \\|
          terms/rope.md:7:1: warning: the table has 2 cells in its head and 1 in this row
            7 | | 1 |
              | ^
            hint: give each row as many cells as the head; a bar that is part of the text is written \\|
          """));

  private MarkdownMistakes() {}
}
