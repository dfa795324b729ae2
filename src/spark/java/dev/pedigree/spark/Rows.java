package dev.pedigree.spark;

import java.io.Serializable;
import java.util.Iterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.KeyValueGroupedDataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Functions over rows, as Spark sends them to machines. */
final class Rows {
  private Rows() {}

  /** Makes what a partition needs once: a function from row to row. */
  interface Making extends Supplier<Function<Row, Row>>, Serializable {}

  /** Makes several rows of one. */
  interface Several extends Function<Row, Stream<Row>>, Serializable {}

  /** Tells what a row goes by. */
  interface Key extends Function<Row, String>, Serializable {}

  /** Maps each row, by a function that is made once for a partition. */
  static MapPartitionsFunction<Row, Row> each(Making making) {
    return rows -> {
      Function<Row, Row> one = making.get();
      return stream(rows).map(one).iterator();
    };
  }

  static FlatMapFunction<Row, Row> several(Several of) {
    return row -> of.apply(row).iterator();
  }

  /** Whether a row has a text. */
  static Column with(String column) {
    return functions.col(column).isNotNull();
  }

  /** Rows that have a text in common, together on one machine. */
  static KeyValueGroupedDataset<String, Row> by(Dataset<Row> rows, Key key) {
    return rows.groupByKey((MapFunction<Row, String>) key::apply, Encoders.STRING());
  }

  static <T> Stream<T> stream(Iterator<T> rows) {
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(rows, 0), false);
  }
}
