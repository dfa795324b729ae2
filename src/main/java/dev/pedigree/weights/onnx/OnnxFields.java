package dev.pedigree.weights.onnx;

import dev.pedigree.weights.Notes;
import dev.pedigree.weights.Utf8;
import dev.pedigree.weights.onnx.ProtobufCursor.Field;
import java.io.IOException;
import java.util.function.BiConsumer;

/** Reads fields of ONNX messages, checks their wire types and limits the amount of text. */
final class OnnxFields {
  /** Most bytes of names and metadata; the largest known graphs have a tenth of this. */
  private static final long MOST_TEXT = 1 << 26;

  private final ProtobufCursor cursor;
  private final Notes notes;
  private long text;

  OnnxFields(ProtobufCursor cursor, Notes notes) {
    this.cursor = cursor;
    this.notes = notes;
  }

  ProtobufCursor cursor() {
    return cursor;
  }

  /** Visits the fields of a message in a field. */
  void of(Field message, ProtobufCursor.Visitor visitor) throws IOException {
    cursor.fields(message.from(), message.to(), visitor);
  }

  /** Whether a field has the wire type of the schema; if not, that is reported. */
  boolean is(Field field, int wire) {
    if (field.wire() != wire) {
      notes.error("wrong-wire-type", Notes.at(field.from()), "field", field.number());
    }
    return field.wire() == wire;
  }

  /** The same for repeated integers, which may also be packed. */
  boolean integers(Field field) {
    return field.wire() == ProtobufCursor.VARINT || is(field, ProtobufCursor.BYTES);
  }

  /** The bytes of a text. */
  byte[] bytes(Field field) throws IOException {
    text += field.length();
    if (text > MOST_TEXT) {
      throw notes.stop("header-too-large", Notes.at(field.from()), "limit", MOST_TEXT);
    }
    return cursor.bytes(field);
  }

  /** A pair of texts: a StringStringEntryProto. */
  void entry(Field message, BiConsumer<String, String> to) throws IOException {
    String[] pair = {"", ""};
    of(
        message,
        field -> {
          if (field.number() <= 2 && is(field, ProtobufCursor.BYTES)) {
            pair[field.number() - 1] = Utf8.text(bytes(field));
          }
        });
    to.accept(pair[0], pair[1]);
  }
}
