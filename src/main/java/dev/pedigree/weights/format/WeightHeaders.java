package dev.pedigree.weights.format;

import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.weights.HeaderReading;
import dev.pedigree.weights.Notes;
import dev.pedigree.weights.WeightHeader;
import dev.pedigree.weights.source.ByteSource;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Reads the header of a weight file, whatever its format; the content decides, not the name. */
public final class WeightHeaders {
  private WeightHeaders() {}

  /**
   * Reads a header. Bad bytes and a source that fails become findings; nothing is thrown for them.
   */
  public static HeaderReading read(ByteSource source) {
    Notes notes = new Notes(source.name());
    Optional<WeightHeader> header = Optional.empty();
    try {
      header = Optional.of(FileFormat.read(source, notes));
    } catch (FindingException e) {
      notes.add(e.finding());
    } catch (IOException e) {
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      notes.error("unreadable", "", "reason", Notes.shown(reason));
    }
    source.findings().forEach(notes::add);
    return new HeaderReading(
        notes.rejected() ? Optional.empty() : header, List.copyOf(notes.all()));
  }
}
