package dev.pedigree.catalog.reading;

import dev.pedigree.text.SourceText;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Markdown files taken apart, on all cores: each is read without the others. */
final class ParsedFiles {
  private final Map<String, Parsed> files = new HashMap<>();

  private record Parsed(String path, Optional<ContentFile> file, Report report) {
    static Parsed of(SourceText text) {
      Report report = new Report();
      return new Parsed(text.path(), ContentFile.read(text, report), report);
    }
  }

  ParsedFiles(Collection<SourceText> texts) {
    List<Parsed> parsed =
        texts.parallelStream().filter(text -> text.path().endsWith(".md")).map(Parsed::of).toList();
    parsed.forEach(one -> files.put(one.path(), one));
  }

  /**
   * A file taken apart, or nothing after an error that was reported.
   *
   * @param report told now what was found in the file
   */
  Optional<ContentFile> file(String path, Report report) {
    Parsed parsed = files.get(path);
    report.addAll(parsed.report());
    return parsed.file();
  }
}
