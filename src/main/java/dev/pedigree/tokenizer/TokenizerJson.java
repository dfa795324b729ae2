package dev.pedigree.tokenizer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A tokenizer in the form of {@code tokenizer.json}.
 *
 * @param vocabulary all tokens
 * @param normalizer changes the text first, or null
 * @param splitter splits it into words ({@code pre_tokenizer}), or null
 * @param model writes the fields of the model
 */
record TokenizerJson(
    Vocabulary vocabulary, JsonNode normalizer, JsonNode splitter, ModelFields model) {
  static final ObjectMapper JSON = new ObjectMapper();

  /** Most bytes of a tokenizer; while reading, the library holds them about four times. */
  static final int LIMIT = 48 << 20;

  /** Writes fields into an open object. */
  interface ModelFields {
    void write(JsonGenerator json) throws IOException;
  }

  /** Writes it to a file. */
  void write(Path file) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(new Bounded(Files.newOutputStream(file)))) {
      json.writeStartObject();
      json.writeStringField("version", "1.0");
      json.writeNullField("truncation");
      json.writeNullField("padding");
      added(json);
      json.writePOJOField("normalizer", normalizer);
      json.writePOJOField("pre_tokenizer", splitter);
      json.writeNullField("post_processor");
      json.writeNullField("decoder");
      json.writeObjectFieldStart("model");
      model.write(json);
      json.writeEndObject();
      json.writeEndObject();
    }
  }

  /** Tokens that are matched before the text is split. */
  private void added(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("added_tokens");
    for (int id = 0; id < vocabulary.tokens().size(); id++) {
      int kind = vocabulary.kinds()[id];
      boolean found = kind == Vocabulary.CONTROL || kind == Vocabulary.USER_DEFINED;
      if (found && !vocabulary.tokens().get(id).isEmpty()) {
        json.writeStartObject();
        json.writeNumberField("id", id);
        json.writeStringField("content", vocabulary.tokens().get(id));
        json.writeBooleanField("single_word", false);
        json.writeBooleanField("lstrip", false);
        json.writeBooleanField("rstrip", false);
        json.writeBooleanField("normalized", false);
        json.writeBooleanField("special", kind == Vocabulary.CONTROL);
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  /** Writes the field {@code vocab}: ids by token. */
  static void vocab(JsonGenerator json, Vocabulary vocabulary) throws IOException {
    json.writeObjectFieldStart("vocab");
    for (int id = 0; id < vocabulary.tokens().size(); id++) {
      if (vocabulary.kinds()[id] != Vocabulary.UNUSED) {
        json.writeNumberField(vocabulary.tokens().get(id), id);
      }
    }
    json.writeEndObject();
  }

  /** Throws before more than {@link #LIMIT} bytes are written. */
  private static final class Bounded extends FilterOutputStream {
    private long written;

    Bounded(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      written += count;
      if (written > LIMIT) {
        throw UnreadableTokenizer.because("large-file", "bytes", written, "limit", LIMIT);
      }
      out.write(bytes, from, count);
    }
  }
}
