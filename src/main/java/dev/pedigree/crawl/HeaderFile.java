package dev.pedigree.crawl;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.pedigree.weights.source.ByteSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * A weight file of which only the header was kept: {@code model.safetensors.head}, or {@code
 * .head.gz}. It is read like the whole file, whose size follows from the header.
 *
 * @param name of the weight file, without the ending
 * @param bytes the header
 * @param size size of the weight file by its header
 */
record HeaderFile(String name, byte[] bytes, long size) implements ByteSource {
  private static final String PLAIN = ".safetensors.head";
  private static final String PACKED = PLAIN + ".gz";

  /** The longest header of the safetensors format, with its length field. */
  private static final int LONGEST = 100_000_008;

  /** The name of the weight file for a header file; any other name unchanged. */
  static String standsFor(String name) {
    if (name.endsWith(PLAIN) || name.endsWith(PACKED)) {
      return name.substring(0, name.lastIndexOf(".head"));
    }
    return name;
  }

  /** Reads a header file. */
  static HeaderFile read(String name, Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
      bytes = plain.readNBytes(LONGEST);
    }
    return new HeaderFile(name, bytes, wholeSize(bytes));
  }

  /** The size of the whole file: the header and data up to the end of the last tensor. */
  private static long wholeSize(byte[] bytes) throws IOException {
    long length =
        bytes.length < 8 ? -1 : ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (length < 2 || length > bytes.length - 8) {
      return bytes.length; // the reader of headers will report what is wrong
    }
    long end = 0;
    try (JsonParser json = new JsonFactory().createParser(bytes, 8, (int) length)) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.FIELD_NAME && json.currentName().equals("data_offsets")) {
          json.nextToken();
          while (json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
            end = Math.max(end, json.getLongValue());
          }
        }
      }
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      return bytes.length; // as above
    }
    return 8 + length + end;
  }

  @Override
  public byte[] read(long offset, int length) {
    int from = (int) Math.min(offset, bytes.length);
    return Arrays.copyOfRange(bytes, from, (int) Math.min(bytes.length, (long) from + length));
  }
}
