package dev.pedigree.spark;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;

/** Rows of a sorted partition, those with one text in a column together. */
final class Groups implements Iterator<List<Row>> {
  private final Iterator<Row> rows;
  private final String column;
  private Row next;

  Groups(Iterator<Row> rows, String column) {
    this.rows = rows;
    this.column = column;
    this.next = rows.hasNext() ? rows.next() : null;
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public List<Row> next() {
    if (next == null) {
      throw new NoSuchElementException();
    }
    String key = Tables.text(next, column);
    List<Row> group = new ArrayList<>();
    while (next != null && Tables.text(next, column).equals(key)) {
      group.add(next.copy());
      next = rows.hasNext() ? rows.next() : null;
    }
    return group;
  }
}
