package dev.pedigree.lineage;

import dev.pedigree.catalog.Model;
import dev.pedigree.diagnostics.Text;
import java.util.Locale;
import java.util.Map;

/**
 * Why an edge runs from parent to child and not the other way.
 *
 * @param by what decides it
 * @param reason the same as a sentence
 */
public record Direction(By by, Text reason) {

  /** What decides a direction. */
  public enum By {
    /** Somebody names the parent. */
    NAMED,
    /** The parent was released earlier. */
    DATES,
    /** Nothing: each may come from the other, or both from a third. */
    OPEN;

    /** The word in JSON: {@code named} … */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Somebody names the parent. */
  public static final Direction NAMED =
      new Direction(By.NAMED, VerdictReader.text("direction.named"));

  /** Nothing that was read decides it. */
  static final Direction OPEN = new Direction(By.OPEN, VerdictReader.text("direction.open"));

  /** The parent was released earlier. */
  static Direction dates(Model parent, Model child) {
    Text reason =
        VerdictReader.text(
            "direction.dates",
            Map.of(
                "parent", parent.name(),
                "child", child.name(),
                "earlier", Text.same(parent.released().toString()),
                "later", Text.same(child.released().toString())));
    return new Direction(By.DATES, reason);
  }
}
