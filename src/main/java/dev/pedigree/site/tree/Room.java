package dev.pedigree.site.tree;

import java.util.ArrayList;
import java.util.List;

/** Keeps which parts of a picture are taken. */
final class Room {
  private final List<Box> taken = new ArrayList<>();

  /** A rectangle, right and bottom not included. */
  record Box(int left, int top, int right, int bottom) {
    boolean meets(Box other) {
      return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
  }

  void take(Box box) {
    taken.add(box);
  }

  boolean free(Box box) {
    return taken.stream().noneMatch(box::meets);
  }
}
