package dev.pedigree.architecture.align;

import dev.pedigree.architecture.dialect.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A dimension that is a product of sizes, as {@code 2 * ffn}.
 *
 * @param factor the product of its numbers
 * @param sizes the names of its sizes; empty if the dimension is no such product
 */
record Product(long factor, List<String> sizes) {

  private static final Product NONE = new Product(1, List.of());

  private static final Map<Expression, Product> KNOWN = new ConcurrentHashMap<>();

  static Product of(Expression dimension) {
    return KNOWN.computeIfAbsent(dimension, d -> parsed(d.toString()));
  }

  private static Product parsed(String text) {
    long factor = 1;
    List<String> sizes = new ArrayList<>();
    for (String written : text.split(" \\* ", -1)) {
      boolean wrapped = written.startsWith("(") && written.endsWith(")");
      String part = wrapped ? written.substring(1, written.length() - 1) : written;
      if (part.matches("[a-z_]+")) {
        sizes.add(part);
      } else if (part.matches("[0-9]{1,6}")) {
        factor *= Long.parseLong(part);
      } else {
        return NONE;
      }
    }
    return new Product(factor, List.copyOf(sizes));
  }
}
