package dev.pedigree.catalog.reading;

import java.util.List;

/** Slips in links and pictures, and what is said about each. */
final class LinkMistakes {
  static final List<Slip> ALL =
      List.of(
          new Slip(
              "a picture without a file",
              "terms/rope.md",
              "It turns queries and keys.",
              "It turns ![keys](keys.png).",
              """
          terms/rope.md:4:18: error: pictures are not shown here: a page loads nothing but what the site makes
            4 | It turns ![keys](keys.png).
              |                  ^
            hint: say it in words, link to the page that has the picture, without the !, or let the site draw it: ![words](figure:ORG/NAME)
          """),
          new Slip(
              "a picture without words",
              "terms/rope.md",
              "It turns queries and keys.",
              "It turns ![](keys.png).",
              """
          terms/rope.md:4:14: error: pictures are not shown here: a page loads nothing but what the site makes
            4 | It turns ![](keys.png).
              |              ^
            hint: say it in words, link to the page that has the picture, without the !, or let the site draw it: ![words](figure:ORG/NAME)
          """),
          new Slip(
              "a picture of another server",
              "terms/rope.md",
              "It turns queries and keys.",
              "It turns ![keys](https://acme.example/keys.png).",
              """
          terms/rope.md:4:18: error: pictures are not shown here: a page loads nothing but what the site makes
            4 | It turns ![keys](https://acme.example/keys.png).
              |                  ^
            hint: say it in words, link to the page that has the picture, without the !, or let the site draw it: ![words](figure:ORG/NAME)
          """),
          new Slip(
              "a link to a file of the checkout",
              "terms/rope.md",
              "It turns queries and keys.",
              "It turns [what is read](../articles/reading.md).",
              """
          terms/rope.md:4:25: error: '../articles/reading.md' is a file, and pages are not where their files are
            4 | It turns [what is read](../articles/reading.md).
              |                         ^
            hint: did you mean 'article:reading'?
          terms/rope.zh.md:5:1: warning: the English text links to ../articles/reading.md, this text does not
            5 | 它旋转查询和键。
              | ^
            hint: put the link where the translation speaks of it
          """),
          new Slip(
              "a link to a heading that is misspelt",
              "articles/reading.md",
              "Nothing more.",
              "Nothing more; see [above](#frist).",
              """
          articles/reading.md:12:27: error: no heading of content/articles/reading.md has the id 'frist'
            12 | Nothing more; see [above](#frist). `[not a link](model:no/where)`
               |                           ^
            hint: did you mean '#first'?
          articles/reading.zh.md:6:1: warning: the English text links to #frist, this text does not
            6 | ## 其一 {#first}
              | ^
            hint: put the link where the translation speaks of it
          """),
          new Slip(
              "a link to a heading that is not there",
              "articles/reading.md",
              "Nothing more.",
              "Nothing more; see [above](#the-values).",
              """
          articles/reading.md:12:27: error: no heading of content/articles/reading.md has the id 'the-values'
            12 | Nothing more; see [above](#the-values). `[not a link](model:no/where)`
               |                           ^
            hint: write {#the-values} behind the words of the heading that is meant, in both languages
          articles/reading.zh.md:6:1: warning: the English text links to #the-values, this text does not
            6 | ## 其一 {#first}
              | ^
            hint: put the link where the translation speaks of it
          """),
          new Slip(
              "a link to a heading that another article does not have",
              "terms/rope.md",
              "It turns queries and keys.",
              "It turns [queries](article:reading#secnd).",
              """
          terms/rope.md:4:20: error: no heading of content/articles/reading.md has the id 'secnd'
            4 | It turns [queries](article:reading#secnd).
              |                    ^
            hint: did you mean '#second'?
          terms/rope.zh.md:5:1: warning: the English text links to article:reading#secnd, this text does not
            5 | 它旋转查询和键。
              | ^
            hint: put the link where the translation speaks of it
          """),
          new Slip(
              "a link without words",
              "terms/rope.md",
              "It turns queries and keys.",
              "It turns [](article:reading).",
              """
          terms/rope.md:4:13: warning: this link has no words, so nobody sees it
            4 | It turns [](article:reading).
              |             ^
            hint: write them between the brackets: [words](target)
          terms/rope.zh.md:5:1: warning: the English text links to article:reading, this text does not
            5 | 它旋转查询和键。
              | ^
            hint: put the link where the translation speaks of it
          """),
          new Slip(
              "a bare address",
              "terms/rope.md",
              "It turns queries and keys.",
              "It turns queries and keys. See https://acme.example/rope.html.",
              """
          terms/rope.md:4:32: warning: this address is no link
            4 | It turns queries and keys. See https://acme.example/rope.html.
              |                                ^
            hint: write [words](https://acme.example/rope.html), or <https://acme.example/rope.html> to show the address itself
          """),
          new Slip(
              "a link far behind in a long line",
              "terms/rope.md",
              "It turns queries and keys.",
              "It turns queries and keys, It turns queries and keys, It turns queries and keys, It turns queries and keys, It turns queries and keys, It turns queries and keys, It turns queries and keys, It turns queries and keys, see [it](term:ropes), and so on and on, and so on and on, and so on and on, and so on and on, and so on and on, and so on and on, ",
              """
          terms/rope.md:4:226: error: there is no term 'ropes' in the catalogue
            4 | …turns queries and keys, It turns queries and keys, see [it](term:ropes), and so on and on, and so on and on, and so on a…
              |                                                              ^
            hint: did you mean 'rope'?
          terms/rope.zh.md:5:1: warning: the English text links to term:ropes, this text does not
            5 | 它旋转查询和键。
              | ^
            hint: put the link where the translation speaks of it
          """),
          new Slip(
              "a link behind tabs and wide signs",
              "terms/rope.zh.md",
              "它旋转查询和键。",
              "它\t旋转\u0301[查询](term:ropes)。",
              """
          terms/rope.zh.md:5:11: warning: the English text does not link to term:ropes
            5 | 它\t旋转\u0301[查询](term:ropes)。
              |   \t           ^
            hint: put the link into both texts or into neither
          terms/rope.zh.md:5:11: error: there is no term 'ropes' in the catalogue
            5 | 它\t旋转\u0301[查询](term:ropes)。
              |   \t           ^
            hint: did you mean 'rope'?
          """));

  private LinkMistakes() {}
}
