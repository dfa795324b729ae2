package dev.pedigree.crawl.card;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Finds the cells of a table in a model card that are about its model: a column or row with its
 * name, or a plain list of keys and values.
 */
final class CardTable {
  private static final Pattern RULE = Pattern.compile("\\s*:?-+:?\\s*");

  /** Headings of a column of values. */
  private static final Pattern VALUES =
      Pattern.compile(
          "(?i)|values?|details?|specifications?|spec|config(?:uration)?|settings?|this model"
              + "|值|数值|取值|配置|参数值|本模型");

  private CardTable() {}

  /** A line of the table. */
  record Row(int number, String line) {}

  /** A label, its value, and the line of the value. */
  record Cell(String label, String value, Row row) {}

  static List<Cell> read(List<Row> rows, ModelName model) {
    List<List<String>> cells = rows.stream().map(row -> split(row.line())).toList();
    if (rows.size() < 3 || !cells.get(1).stream().allMatch(c -> RULE.matcher(c).matches())) {
      return List.of();
    }
    List<String> head = cells.get(0);
    boolean across = head.stream().filter(c -> ClaimWords.subject(c).isPresent()).count() > 1;
    return across ? across(rows, cells, model) : down(rows, cells, model);
  }

  /** A table with sizes as columns and models as rows. */
  private static List<Cell> across(List<Row> rows, List<List<String>> cells, ModelName model) {
    List<Integer> body = IntStream.range(2, rows.size()).boxed().toList();
    int row = only(body, r -> cells.get(r).stream().anyMatch(model::is));
    row = row < 0 ? only(body, r -> cells.get(r).stream().anyMatch(model::means)) : row;
    List<String> head = cells.get(0);
    if (row < 0 && body.size() == 1 && ClaimWords.subject(head.get(0)).isPresent()) {
      row = 2; // a single row without names
    }
    List<Cell> found = new ArrayList<>();
    for (int c = 0; row > 0 && c < Math.min(head.size(), cells.get(row).size()); c++) {
      found.add(new Cell(head.get(c), cells.get(row).get(c), rows.get(row)));
    }
    return found;
  }

  /** A table with sizes as rows, and models or values as columns. */
  private static List<Cell> down(List<Row> rows, List<List<String>> cells, ModelName model) {
    List<String> head = cells.get(0);
    List<Integer> columns = IntStream.range(1, head.size()).boxed().toList();
    int column = only(columns, c -> model.is(head.get(c)));
    column = column < 0 ? only(columns, c -> model.means(head.get(c))) : column;
    boolean values =
        head.size() > 1
            && (VALUES.matcher(Markup.text(head.get(1))).matches()
                || ClaimWords.subject(head.get(0)).isPresent()
                    && ClaimWords.number(head.get(1)).isPresent());
    if (column < 0 && values && head.stream().noneMatch(model::speaksOfAnother)) {
      column = 1;
    }
    List<Cell> found = new ArrayList<>();
    for (int r = 0; column > 0 && r < rows.size(); r++) {
      List<String> row = cells.get(r);
      if (r != 1 && row.size() > column) {
        found.add(new Cell(row.get(0), row.get(column), rows.get(r)));
      }
    }
    return found;
  }

  private static int only(List<Integer> among, Predicate<Integer> wanted) {
    List<Integer> found = among.stream().filter(wanted).toList();
    return found.size() == 1 ? found.get(0) : -1;
  }

  private static List<String> split(String line) {
    String inner = line.strip().replaceFirst("^\\|", "").replaceFirst("(?<!\\\\)\\|$", "");
    List<String> cells = new ArrayList<>();
    for (String cell : inner.split("(?<!\\\\)\\|", -1)) {
      cells.add(cell.strip());
    }
    return cells;
  }
}
