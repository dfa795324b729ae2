package dev.pedigree.catalog.reading;

import java.util.List;

/** Slips of indentation in YAML, and what is said about each. */
final class IndentationMistakes {
  static final List<Slip> ALL =
      List.of(
          new Slip(
              "a tab for an indentation",
              "models/acme/chat-7b.md",
              "  - https://h",
              "\t- https://h",
              """
          models/acme/chat-7b.md:14:1: error: a tab in the indentation
            14 | \t- https://huggingface.co/acme/chat-7b
               | ^
            hint: YAML is indented with spaces
          """),
          new Slip(
              "an item that is indented less than the others",
              "models/acme/chat-7b.md",
              "sources:\n  - https://huggingface.co/acme/chat-7b\n",
              "sources:\n  - https://acme.example/a\n - https://acme.example/b\n",
              """
          models/acme/chat-7b.md:15:2: error: the indentation of this line fits nothing above
            15 |  - https://acme.example/b
               |  ^
            hint: items of one list, and keys of one part, start in the same column
          """),
          new Slip(
              "an item that is indented more than the others",
              "models/acme/chat-7b.md",
              "sources:\n  - https://huggingface.co/acme/chat-7b\n",
              "sources:\n  - https://acme.example/a\n    - https://acme.example/b\n",
              """
          models/acme/chat-7b.md:15:5: error: this dash starts no item: it is read as part of the value above
            15 |     - https://acme.example/b
               |     ^
            hint: put it in the same column as the other dashes
          """),
          new Slip(
              "a dash without a space",
              "models/acme/chat-7b.md",
              "sources:\n  - https://huggingface.co/acme/chat-7b\n",
              "sources:\n  -https://acme.example/a\n",
              """
          models/acme/chat-7b.md:14:3: error: 'sources' has to be a list
            14 |   -https://acme.example/a
               |   ^
            hint: write one item a line, each after a dash and a space, or [] for none
          """),
          new Slip(
              "a key that is indented less than its part",
              "models/acme/chat-7b.md",
              "    relation: finetune",
              "   relation: finetune",
              """
          models/acme/chat-7b.md:11:4: error: the indentation of this line fits nothing above
            11 |    relation: finetune
               |    ^
            hint: items of one list, and keys of one part, start in the same column
          """),
          new Slip(
              "a key that is indented more than its part",
              "models/acme/chat-7b.md",
              "    relation: finetune",
              "     relation: finetune",
              """
          models/acme/chat-7b.md:11:6: error: the indentation of this line fits nothing above
            11 |      relation: finetune
               |      ^
            hint: items of one list, and keys of one part, start in the same column
          """),
          new Slip(
              "a line without a key",
              "models/acme/chat-7b.md",
              "organisation: Acme",
              "organisation: Acme\nof Acme city",
              """
          models/acme/chat-7b.md:4:1: error: this line is neither a fact nor an item of a list
            4 | of Acme city
              | ^
            hint: write key: value; a value that goes on here is indented; if the text begins here, a line --- is missing above
          """));

  private IndentationMistakes() {}
}
