package dev.pedigree.catalog.reading;

import java.util.List;

/** Slips of YAML, and what is said about each. */
final class YamlMistakes {
  static final List<Slip> ALL =
      List.of(
          new Slip(
              "no space behind the colon",
              "models/acme/chat-7b.md",
              "organisation: Acme",
              "organisation:Acme",
              """
          models/acme/chat-7b.md:3:14: error: no space follows the colon of this key
            3 | organisation:Acme
              |              ^
            hint: write a space between the colon and the value
          """),
          new Slip(
              "a full-width colon",
              "models/acme/chat-7b.md",
              "organisation: Acme",
              "organisation：Acme",
              """
          models/acme/chat-7b.md:3:13: error: the colon behind this key is a full-width one
            3 | organisation：Acme
              |             ^
            hint: write a half-width colon and a space
          """),
          new Slip(
              "a colon inside a value",
              "articles/reading.md",
              "summary: What the levels mean.",
              "summary: What the levels mean: all four.",
              """
          articles/reading.md:3:30: error: a colon followed by a space ends a key, and here it stands inside a value
            3 | summary: What the levels mean: all four.
              |                              ^
            hint: put the whole value in quotes: "…"
          """),
          new Slip(
              "a number sign inside a value",
              "articles/reading.md",
              "summary: What the levels mean.",
              "summary: What issue #5 means.",
              """
          articles/reading.md:3:21: warning: what stands behind this # is a comment and not part of the value
            3 | summary: What issue #5 means.
              |                     ^
            hint: put the whole value in quotes if it belongs to it, or the comment on a line of its own
          """),
          new Slip(
              "a value that starts with a number sign",
              "articles/reading.md",
              "summary: What the levels mean.",
              "summary: #5 explained.",
              """
          articles/reading.md:3:9: error: 'summary' has no value
            3 | summary: #5 explained.
              |         ^
            hint: write the value after the colon
          articles/reading.md:3:10: warning: what stands behind this # is a comment and not part of the value
            3 | summary: #5 explained.
              |          ^
            hint: put the whole value in quotes if it belongs to it, or the comment on a line of its own
          """),
          new Slip(
              "a value that starts with an at sign",
              "articles/reading.md",
              "summary: What the levels mean.",
              "summary: @acme explains.",
              """
          articles/reading.md:3:10: error: a value cannot start with @
            3 | summary: @acme explains.
              |          ^
            hint: put the whole value in quotes: "…"
          """),
          new Slip(
              "a value that starts with a backtick",
              "articles/reading.md",
              "summary: What the levels mean.",
              "summary: `rope` explained.",
              """
          articles/reading.md:3:10: error: a value cannot start with `
            3 | summary: `rope` explained.
              |          ^
            hint: put the whole value in quotes: "…"
          """),
          new Slip(
              "a value that starts with a percent sign",
              "articles/reading.md",
              "summary: What the levels mean.",
              "summary: %d explained.",
              """
          articles/reading.md:3:10: error: a value cannot start with %
            3 | summary: %d explained.
              |          ^
            hint: put the whole value in quotes: "…"
          """),
          new Slip(
              "a value that starts with an asterisk",
              "articles/reading.md",
              "summary: What the levels mean.",
              "summary: *New* levels.",
              """
          articles/reading.md:3:10: error: a value cannot start with *
            3 | summary: *New* levels.
              |          ^
            hint: put the whole value in quotes: "…"
          """),
          new Slip(
              "a value that starts with an exclamation mark",
              "articles/reading.md",
              "summary: What the levels mean.",
              "summary: !important",
              """
          articles/reading.md:3:10: error: YAML tags are not used here
            3 | summary: !important
              |          ^
            hint: leave the tag out; quotes make a text of anything
          """),
          new Slip(
              "a value that starts with an ampersand",
              "articles/reading.md",
              "summary: What the levels mean.",
              "summary: &what levels mean.",
              """
          articles/reading.md:3:10: error: anchors and aliases are not used here
            3 | summary: &what levels mean.
              |          ^
            hint: write the value out; quotes make a text of one that starts with & or *
          """),
          new Slip(
              "a value that starts with a dash",
              "articles/reading.md",
              "summary: What the levels mean.",
              "summary: - what the levels mean.",
              """
          articles/reading.md:3:10: error: a value cannot start with -
            3 | summary: - what the levels mean.
              |          ^
            hint: put the whole value in quotes: "…"
          """),
          new Slip(
              "a list without its last bracket",
              "models/acme/chat-7b.md",
              "sources:\n  - https://huggingface.co/acme/chat-7b\n",
              "sources: [https://huggingface.co/acme/chat-7b\n",
              """
          models/acme/chat-7b.md:13:10: error: the bracket [ is not closed
            13 | sources: [https://huggingface.co/acme/chat-7b
               |          ^
            hint: close it, or put the whole value in quotes if it is a text
          """),
          new Slip(
              "a bracket too many",
              "models/acme/chat-7b.md",
              "sources:\n  - https://huggingface.co/acme/chat-7b\n",
              "sources: [https://huggingface.co/acme/chat-7b]]\n",
              """
          models/acme/chat-7b.md:13:47: error: nothing was opened that this bracket closes
            13 | sources: [https://huggingface.co/acme/chat-7b]]
               |                                               ^
            hint: take it out, or put the whole value in quotes if it is a text
          """),
          new Slip(
              "a map without its last brace",
              "models/paper/elder.md",
              "{value: 6, mark: paper}",
              "{value: 6, mark: paper",
              """
          models/paper/elder.md:14:13: error: the bracket { is not closed
            14 |     layers: {value: 6, mark: paper
               |             ^
            hint: close it, or put the whole value in quotes if it is a text
          """),
          new Slip(
              "a double quotation mark that is not closed",
              "articles/reading.md",
              "summary: What the levels mean.",
              "summary: \"What the levels mean.",
              """
          articles/reading.md:3:10: error: the quotation mark " is not closed
            3 | summary: "What the levels mean.
              |          ^
            hint: write " at the end of the value
          """),
          new Slip(
              "a single quotation mark that is not closed",
              "articles/reading.md",
              "summary: What the levels mean.",
              "summary: 'What the levels mean.",
              """
          articles/reading.md:3:10: error: the quotation mark ' is not closed
            3 | summary: 'What the levels mean.
              |          ^
            hint: write ' at the end of the value
          """),
          new Slip(
              "words behind the closing quotation mark",
              "articles/reading.md",
              "summary: What the levels mean.",
              "summary: \"Levels\" and what they mean.",
              """
          articles/reading.md:3:18: error: something stands behind the closing quotation mark
            3 | summary: "Levels" and what they mean.
              |                  ^
            hint: put the quotes around the whole value; inside double quotes write \\", inside single ones ''
          """),
          new Slip(
              "a backslash in double quotation marks",
              "articles/reading.md",
              "summary: What the levels mean.",
              "summary: \"What \\the \\levels mean.\"",
              """
          articles/reading.md:3:21: error: a backslash in double quotes starts a sign of its own, and this one is none
            3 | summary: "What \\the \\levels mean."
              |                     ^
            hint: write \\\\ for a backslash, or put the value in single quotes
          """),
          new Slip(
              "a comma too many",
              "models/acme/chat-7b.md",
              "sources:\n  - https://huggingface.co/acme/chat-7b\n",
              "sources: [https://acme.example/a,, https://acme.example/b]\n",
              """
          models/acme/chat-7b.md:13:34: error: this is not YAML: expected the node content, but found ','
            13 | sources: [https://acme.example/a,, https://acme.example/b]
               |                                  ^
            hint: look at the signs around this place; a value in quotes, "…", is always read as text
          """));

  private YamlMistakes() {}
}
