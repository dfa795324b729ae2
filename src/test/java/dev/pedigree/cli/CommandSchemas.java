package dev.pedigree.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.pedigree.Embedded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The published schemas of what commands print as JSON. */
public final class CommandSchemas {
  private static final Map<String, JsonSchema> SCHEMAS = new ConcurrentHashMap<>();

  private CommandSchemas() {}

  /** Fails when a document does not fit the schema of its command. */
  public static void check(String command, String document) {
    JsonSchema schema =
        SCHEMAS.computeIfAbsent(command.equals("check") ? "build" : command, CommandSchemas::read);
    assertEquals(Set.of(), schema.validate(document, InputFormat.JSON), command);
  }

  private static JsonSchema read(String command) {
    try {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(Files.readString(Embedded.folder("schema").resolve(command + ".schema.json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
