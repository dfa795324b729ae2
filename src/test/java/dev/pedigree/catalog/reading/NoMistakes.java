package dev.pedigree.catalog.reading;

import java.util.List;

/** What looks like a slip and is none. */
final class NoMistakes {
  static final List<Slip> ALL =
      List.of(
          new Slip(
              "three equals signs below a quotation",
              "terms/rope.md",
              "It turns queries and keys.",
              "> It turns.\n\n=======",
              ""),
          new Slip(
              "a name in Chinese among English words",
              "terms/rope.md",
              "It turns queries and keys.",
              "It turns, says “旋转位置编码的中文说明与名称”, queries and keys by an angle.",
              ""),
          new Slip(
              "a quotation in English in a Chinese file",
              "terms/rope.zh.md",
              "它旋转查询和键。",
              "它旋转查询和键。\n\n> It turns each pair of numbers of queries and keys by an angle.",
              ""),
          new Slip(
              "Traditional words in quotation marks",
              "terms/rope.zh.md",
              "它旋转查询和键。",
              "它旋转查询和键，即“旋轉”。",
              ""),
          new Slip(
              "著 and 乾 are Simplified in some words",
              "terms/rope.zh.md",
              "它旋转查询和键。",
              "著名的旋转，乾隆年间还没有。",
              ""),
          new Slip(
              "an avoided word in quotation marks, in code, and inside a longer word",
              "terms/rope.zh.md",
              "它旋转查询和键。",
              "“母体”即 `token`；词元（token）的梯度裁剪与 base-config 无关。",
              ""),
          new Slip(
              "spaces and signs that belong where they are",
              "models/acme/chat-7b.zh.md",
              "由基座模型[微调](model:acme/base-7b)而成的对话模型。",
              "它把 [RoPE](model:acme/base-7b) 的 **2** 个值（`q`、`k`）\n旋转 1/2 圈：“采用了和LLaMA一样的设计”。\n\n| 键 | 值 |\n|---|---|\n| 查询 | 1, 2 |",
              ""),
          new Slip(
              "signs in code",
              "terms/rope.md",
              "It turns queries and keys.",
              "It turns `<b>TODO</b> https://acme.example {{x}}` and `“键”`.",
              ""),
          new Slip(
              "a token that looks like HTML",
              "terms/rope.md",
              "It turns queries and keys.",
              "It turns <s> and <unk>.",
              ""),
          new Slip(
              "a footnote",
              "terms/rope.md",
              "It turns queries and keys.",
              "It turns queries.[^1]\n\n[^1]: And keys.",
              ""),
          new Slip(
              "a comment on a line of its own among the facts",
              "models/acme/chat-7b.md",
              "organisation: Acme",
              "# Acme of the chat\norganisation: Acme",
              ""),
          new Slip(
              "a value of two lines",
              "articles/reading.md",
              "summary: What the levels mean.",
              "summary:\n  What the levels\n  mean.",
              ""),
          new Slip(
              "a bar in a cell",
              "terms/rope.md",
              "It turns queries and keys.",
              "| a | b |\n|---|---|\n| `1|2` | 3 \\| 4 |",
              ""),
          new Slip(
              "an emoji of several signs",
              "terms/rope.md",
              "It turns queries and keys.",
              "It turns 👩\u200d💻 and keys.",
              ""));

  private NoMistakes() {}
}
