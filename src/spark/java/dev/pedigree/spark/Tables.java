package dev.pedigree.spark;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The tables that the jobs leave for each other, in a folder that all machines see. A table that is
 * not whole is written anew; one that is can be read by anybody who reads Parquet.
 */
final class Tables {
  private final SparkSession spark;
  private final Path folder;

  Tables(SparkSession spark, Path folder) {
    this.spark = spark;
    this.folder = folder.toAbsolutePath();
  }

  SparkSession spark() {
    return spark;
  }

  /** The folder of a table, or of files that are made. */
  Path folder(String name) {
    return folder.resolve(name);
  }

  Dataset<Row> read(String name) {
    return spark.read().parquet(folder(name).toUri().toString());
  }

  /** Whether a table was written to its end. */
  boolean whole(String name) {
    return Files.exists(folder(name).resolve("_SUCCESS"));
  }

  /** Writes a table and reads it again, so that nothing that led to it is worked out twice. */
  Dataset<Row> write(String name, Dataset<Row> rows) {
    rows.write().mode(SaveMode.Overwrite).parquet(folder(name).toUri().toString());
    return read(name);
  }

  /** Rows of texts, some of which may be missing. */
  static Encoder<Row> texts(String... columns) {
    StructType type = new StructType();
    for (String column : columns) {
      type = type.add(column, DataTypes.StringType);
    }
    return Encoders.row(type);
  }

  /** A text of a row; null where it is missing. */
  static String text(Row row, String column) {
    return row.getAs(column);
  }
}
