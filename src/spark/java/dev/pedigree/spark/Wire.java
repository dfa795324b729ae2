package dev.pedigree.spark;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.pedigree.catalog.ReleaseDate;
import java.io.IOException;
import java.util.List;

/** Records of the program as JSON in a column, as they travel from machine to machine. */
final class Wire {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .setVisibility(PropertyAccessor.ALL, Visibility.NONE)
          .setVisibility(PropertyAccessor.FIELD, Visibility.ANY)
          .setVisibility(PropertyAccessor.CREATOR, Visibility.ANY)
          .configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true)
          .registerModule(new Jdk8Module())
          .registerModule(
              new SimpleModule()
                  .addSerializer(ReleaseDate.class, new DateWriter())
                  .addDeserializer(ReleaseDate.class, new DateReader())
                  .addKeyDeserializer(ReleaseDate.class, new DateKey()));

  private Wire() {}

  /** A record as text. */
  static String text(Object of) {
    try {
      return JSON.writeValueAsString(of);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record can always be written", e);
    }
  }

  /** The record of a text. */
  static <T> T read(String text, Class<T> type) {
    try {
      return JSON.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("no " + type.getSimpleName() + ": " + e.getMessage(), e);
    }
  }

  /** The value of a text whose type has parameters. */
  static <T> T read(String text, TypeReference<T> type) {
    try {
      return JSON.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("no " + type.getType() + ": " + e.getMessage(), e);
    }
  }

  /** The records of texts. */
  static <T> List<T> all(List<String> texts, Class<T> type) {
    return texts.stream().map(text -> read(text, type)).toList();
  }

  private static final class DateWriter extends JsonSerializer<ReleaseDate> {
    @Override
    public void serialize(ReleaseDate date, JsonGenerator to, SerializerProvider provider)
        throws IOException {
      to.writeString(date.toString());
    }
  }

  private static final class DateReader extends JsonDeserializer<ReleaseDate> {
    @Override
    public ReleaseDate deserialize(JsonParser from, DeserializationContext context)
        throws IOException {
      return ReleaseDate.of(from.getText()).orElseThrow();
    }
  }

  private static final class DateKey extends KeyDeserializer {
    @Override
    public Object deserializeKey(String key, DeserializationContext context) {
      return ReleaseDate.of(key).orElseThrow();
    }
  }
}
