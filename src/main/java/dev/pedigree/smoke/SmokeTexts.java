package dev.pedigree.smoke;

import java.util.List;

/** The texts that models read: plain English and Chinese, written for this check. */
final class SmokeTexts {

  /** One English and one Chinese text, some hundred tokens each. */
  static final List<String> USUAL =
      List.of(
          "The river was high after three days of rain, and nobody in the village wanted to cross"
              + " the old bridge. Maria waited until the afternoon, when the sun came out and the"
              + " water began to fall. Then she took her bicycle, a loaf of bread and two letters,"
              + " and went to see her brother on the other side. He was standing at the door when"
              + " she arrived. \"I knew you would come today,\" he said, and they sat down at the"
              + " kitchen table and talked about the harvest, the children and the price of milk"
              + " until it was dark.",
          "雨下了三天，河水涨得很高，村里没有人愿意走那座旧桥。到了下午，太阳出来了，水也慢慢退了下去，"
              + "小梅才骑上自行车，带着一个面包和两封信，到对岸去看她的哥哥。她到的时候，哥哥正站在门口。"
              + "“我就知道你今天会来。”他说。两个人在厨房的桌子旁坐下，聊今年的收成、孩子们的学习和牛奶的价钱，"
              + "一直聊到天黑。");

  private SmokeTexts() {}
}
