package dev.pedigree.catalog.reading;

import java.util.List;

/** Slips in facts and around them, and what is said about each. */
final class FactMistakes {
  static final List<Slip> ALL =
      List.of(
          new Slip(
              "a key twice",
              "models/acme/chat-7b.md",
              "organisation: Acme",
              "organisation: Acme\nname: Chat",
              """
          models/acme/chat-7b.md:4:1: error: 'name' is here a second time; the first is on line 2
            4 | name: Chat
              | ^
            hint: leave one of them out
          """),
          new Slip(
              "a list for a text",
              "models/acme/chat-7b.md",
              "organisation: Acme",
              "organisation: [Acme, Bcme]",
              """
          models/acme/chat-7b.md:3:15: error: 'organisation' has to be text
            3 | organisation: [Acme, Bcme]
              |               ^
            hint: write one value after the colon, not a list or a map
          """),
          new Slip(
              "a misspelt key",
              "models/acme/chat-7b.md",
              "organisation: Acme",
              "organization: Acme",
              """
          models/acme/chat-7b.md:3:1: error: 'organization' is not a key here
            3 | organization: Acme
              | ^
            hint: did you mean 'organisation'?
          """),
          new Slip(
              "a date with slashes",
              "models/acme/chat-7b.md",
              "2023-03-14",
              "2023/03/14",
              """
          models/acme/chat-7b.md:5:11: error: '2023/03/14' is not a date
            5 | released: 2023/03/14
              |           ^
            hint: write YYYY-MM-DD, or YYYY-MM when the day is not known
          """),
          new Slip(
              "a date in words",
              "models/acme/chat-7b.md",
              "2023-03-14",
              "Mar 2023",
              """
          models/acme/chat-7b.md:5:11: error: 'Mar 2023' is not a date
            5 | released: Mar 2023
              |           ^
            hint: write YYYY-MM-DD, or YYYY-MM when the day is not known
          """),
          new Slip(
              "a day that February does not have",
              "models/acme/chat-7b.md",
              "2023-03-14",
              "2023-02-30",
              """
          models/acme/chat-7b.md:5:11: error: no calendar has 2023-02-30
            5 | released: 2023-02-30
              |           ^
            hint: check the month and the day
          """),
          new Slip(
              "yes for a truth value",
              "models/paper/elder.md",
              "{value: true, mark: code}",
              "{value: yes, mark: code}",
              """
          models/paper/elder.md:19:24: error: 'yes' means a truth value to some readers of YAML and a text to others
            19 |     norm_bias: {value: yes, mark: code}
               |                        ^
            hint: write true or false, or put it in quotes
          """),
          new Slip(
              "typographic quotation marks around a value",
              "models/acme/chat-7b.md",
              "name: Chat 7B",
              "name: “Chat 7B”",
              """
          models/acme/chat-7b.md:2:7: warning: these quotation marks become part of the value
            2 | name: “Chat 7B”
              |       ^
            hint: write straight ones, "…", or none
          """),
          new Slip(
              "a non-breaking space behind the colon",
              "models/acme/chat-7b.md",
              "name: Chat 7B",
              "name:\u00a0Chat 7B",
              """
          models/acme/chat-7b.md:2:6: error: this space is U+00A0, which YAML does not take for one
            2 | name:\u00a0Chat 7B
              |      ^
            hint: replace it by the space of the keyboard
          """),
          new Slip(
              "a full-width space in the indentation",
              "models/acme/chat-7b.md",
              "    relation: finetune",
              "\u3000\u3000relation: finetune",
              """
          models/acme/chat-7b.md:11:1: error: this space is U+3000, which YAML does not take for one
            11 | \u3000\u3000relation: finetune
               | ^
            hint: replace it by the space of the keyboard
          """),
          new Slip(
              "a non-breaking space in a value",
              "models/acme/chat-7b.md",
              "name: Chat 7B",
              "name: Chat\u00a07B",
              """
          models/acme/chat-7b.md:2:11: warning: this space is U+00A0, which searches do not take for one
            2 | name: Chat\u00a07B
              |           ^
            hint: replace it by the space of the keyboard
          """),
          new Slip(
              "a zero-width space in a value",
              "models/acme/chat-7b.md",
              "family: acme",
              "family: ac\u200bme",
              """
          models/acme/chat-7b.md:4:11: error: an invisible character, U+200B, stands here
            4 | family: ac\ufffdme
              |           ^
            hint: take it out and type the word again: it often comes along when text is copied
          """),
          new Slip(
              "a sign that turns the text round",
              "models/acme/chat-7b.md",
              "name: Chat 7B",
              "name: Chat \u202e7B",
              """
          models/acme/chat-7b.md:2:12: error: the invisible character U+202E turns the direction of the text
            2 | name: Chat �7B
              |            ^
            hint: take it out: it makes a text read otherwise than it is stored
          """),
          new Slip(
              "the end of the front matter missing",
              "terms/rope.md",
              "(RoPE)\n---\n",
              "(RoPE)\n",
              """
          terms/rope.md:1:1: error: the front matter has no end
            1 | ---
              | ^
            hint: write --- on a line of its own after the last fact
          """),
          new Slip(
              "two dashes at the end of the front matter",
              "terms/rope.md",
              "(RoPE)\n---\n",
              "(RoPE)\n--\n",
              """
          terms/rope.md:3:1: error: this line does not end the front matter
            3 | --
              | ^
            hint: write exactly three dashes at the start of the line
          """),
          new Slip(
              "an indented end of the front matter",
              "terms/rope.md",
              "(RoPE)\n---\n",
              "(RoPE)\n ---\n",
              """
          terms/rope.md:3:2: error: this line does not end the front matter
            3 |  ---
              |  ^
            hint: write exactly three dashes at the start of the line
          """),
          new Slip(
              "an empty line in front of the front matter",
              "terms/rope.md",
              "---\nname: Rotary position embedding (RoPE)",
              "\n---\nname: Rotary position embedding (RoPE)",
              """
          terms/rope.md:2:1: error: something stands in front of the front matter
            2 | ---
              | ^
            hint: --- has to be the first line of the file, without blanks before it
          """),
          new Slip(
              "no front matter",
              "terms/rope.md",
              "---\nname: Rotary position embedding (RoPE)\n---\n",
              "",
              """
          terms/rope.md:1:1: error: the file does not start with front matter
            1 | It turns queries and keys.
              | ^
            hint: the first line is ---, then come the facts, then a second --- and the text
          """),
          new Slip(
              "a source twice",
              "models/acme/chat-7b.md",
              "sources:\n  - https://huggingface.co/acme/chat-7b\n",
              "sources:\n  - https://huggingface.co/acme/chat-7b\n  - https://huggingface.co/acme/chat-7b/\n",
              """
          models/acme/chat-7b.md:15:5: warning: this source is in the list already
            15 |   - https://huggingface.co/acme/chat-7b/
               |     ^
            hint: take out one of the two
          """),
          new Slip(
              "the repository of another model",
              "models/acme/chat-7b.md",
              "repository: https://huggingface.co/acme/chat-7b\nrevision: v1.10",
              "repository: https://huggingface.co/acme/base-7b.git",
              """
          models/acme/chat-7b.md:6:13: warning: this repository, at the same revision, is that of acme/base-7b too
            6 | repository: https://huggingface.co/acme/base-7b.git
              |             ^
            hint: keep one of the two files, or name the revision that each means
          """),
          new Slip(
              "a placeholder for a fact",
              "models/acme/chat-7b.md",
              "licence: apache-2.0",
              "licence: TODO",
              """
          models/acme/chat-7b.md:8:10: warning: 'TODO' stands for words still to come
            8 | licence: TODO
              |          ^
            hint: write them, or take it out; put it in backticks if the word itself is meant
          """),
          new Slip(
              "a conflict among the facts",
              "models/acme/chat-7b.md",
              "organisation: Acme",
              "<<<<<<< HEAD\norganisation: Acme\n=======\norganisation: ACME\n>>>>>>> theirs",
              """
          models/acme/chat-7b.md:3:1: error: a merge conflict was left here (<<<<<<<)
            3 | <<<<<<< HEAD
              | ^
            hint: choose one of the two versions and take out the lines of <, = and >
          """),
          new Slip(
              "a conflict in the settings of the site",
              "site.yaml",
              "baseUrl: https://pedigree.example",
              "<<<<<<< HEAD\nbaseUrl: https://pedigree.example\n=======\nbaseUrl: https://acme.example\n>>>>>>> theirs",
              """
          site.yaml:5:1: error: a merge conflict was left here (<<<<<<<)
            5 | <<<<<<< HEAD
              | ^
            hint: choose one of the two versions and take out the lines of <, = and >
          """),
          new Slip(
              "the text taken for facts, as a line in it ends them",
              "terms/rope.md",
              "(RoPE)\n---\nIt turns queries and keys.",
              "(RoPE)\n\nIt turns queries and keys.\n\n---\n\nMore.",
              """
          terms/rope.md:4:1: error: this line is neither a fact nor an item of a list
            4 | It turns queries and keys.
              | ^
            hint: write key: value; a value that goes on here is indented; if the text begins here, a line --- is missing above
          """));

  private FactMistakes() {}
}
