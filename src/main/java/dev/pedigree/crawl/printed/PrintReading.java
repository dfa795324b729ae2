package dev.pedigree.crawl.printed;

import dev.pedigree.crawl.lfs.LfsPointer;
import dev.pedigree.crawl.lfs.StandIn;
import dev.pedigree.crawl.snapshot.Prints;
import dev.pedigree.crawl.text.Clean;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Severity;
import dev.pedigree.prints.code.CodeFile;
import dev.pedigree.prints.code.CodeReader;
import dev.pedigree.prints.code.UnreadableCode;
import dev.pedigree.prints.tokenizer.TokenizerPrint;
import dev.pedigree.tokenizer.ContentReader;
import dev.pedigree.tokenizer.TokenizerContent;
import dev.pedigree.tokenizer.UnreadableTokenizer;
import dev.pedigree.weights.WeightHeader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads tokenizer and code of one folder. What cannot be read is a remark and no error. */
public final class PrintReading {
  /** Longest tokenizer that is read; a {@code tokenizer.json} of 262,144 tokens has 33 MB. */
  static final long TOKENIZER = 36 << 20;

  /** Longest Python file; a parser gets no longer ones. */
  private static final long CODE = 1 << 20;

  /** Most Python files; models in use have at most about ten, most of them two. */
  private static final int FILES = 12;

  /** What the digest of a large file begins with, whose content is no stand-in any more. */
  private static final String LARGE = "sha256:";

  private static final Pattern CODE_NAME = Pattern.compile("(modeling|configuration)_.+\\.py");

  private final FolderFiles files;
  private final List<WeightHeader> headers;
  private final Prints known;
  private final List<Finding> findings;

  private PrintReading(
      FolderFiles files, List<WeightHeader> headers, Prints known, List<Finding> findings) {
    this.files = files;
    this.headers = headers;
    this.known = known;
    this.findings = findings;
  }

  /**
   * Reads a folder.
   *
   * @param headers the weight files that were read; those in GGUF carry a tokenizer
   * @param known what an earlier reading kept; files of the same digest are not read again
   * @param findings receives what was not read, and why
   */
  public static Printed read(
      FolderFiles files, List<WeightHeader> headers, Prints known, List<Finding> findings) {
    PrintReading reading = new PrintReading(files, headers, known, findings);
    Printed tokenizer = reading.tokenizer();
    List<CodeFile> code = reading.code();
    return new Printed(
        new Prints(tokenizer.prints().tokenizer(), code.stream().map(CodeFile::print).toList()),
        tokenizer.tokenizer(),
        code);
  }

  private Printed tokenizer() {
    Optional<ContentReader.Place> chosen = ContentReader.chosen(files.names(), headers);
    if (chosen.isEmpty()) {
      // Headers that did not change are not read again, and neither are vocabularies in them.
      return headers.isEmpty() ? Printed.of(new Prints(inHeader(), List.of())) : Printed.NONE;
    }
    List<String> used = ContentReader.used(chosen.get(), files.names());
    String path = used.isEmpty() ? chosen.get().name() : files.path(chosen.get().name());
    try {
      String oid = used.isEmpty() ? "" : oid(used);
      Optional<TokenizerPrint> same =
          known.tokenizer().filter(print -> !oid.isEmpty() && print.oid().equals(oid));
      if (same.isPresent()) {
        return Printed.of(new Prints(same, List.of()));
      }
      for (String file : used) {
        if (!readable(file, TOKENIZER)) {
          return Printed.NONE;
        }
      }
      TokenizerContent content = ContentReader.read(chosen.get(), contents());
      TokenizerPrint print = TokenizerPrint.of(content, path, oid);
      return new Printed(
          new Prints(Optional.of(print), List.of()), Optional.of(content), List.of());
    } catch (UnreadableTokenizer e) {
      findings.add(e.finding(path));
    } catch (FindingException e) {
      findings.add(remark(e.finding()));
    } catch (IOException e) {
      findings.add(unread(path, e));
    }
    return Printed.NONE;
  }

  private Optional<TokenizerPrint> inHeader() {
    return known.tokenizer().filter(print -> print.form().equals("gguf"));
  }

  private ContentReader.Files contents() {
    return new ContentReader.Files() {
      @Override
      public List<String> names() {
        return files.names();
      }

      @Override
      public byte[] read(String name) throws IOException {
        return files.read(name);
      }
    };
  }

  private List<CodeFile> code() {
    List<String> names =
        files.names().stream().filter(n -> CODE_NAME.matcher(n).matches()).sorted().toList();
    if (names.size() > FILES) {
      findings.add(
          Finding.info(
              "crawl.code-files",
              Location.of(files.path(names.get(FILES))),
              "count",
              names.size(),
              "limit",
              FILES));
    }
    List<CodeReader.Source> sources = new ArrayList<>();
    for (String name : names.stream().limit(FILES).toList()) {
      source(name).ifPresent(sources::add);
    }
    return before(sources).orElseGet(() -> parsed(sources));
  }

  private Optional<CodeReader.Source> source(String name) {
    String path = files.path(name);
    try {
      return readable(name, CODE)
          ? Optional.of(new CodeReader.Source(path, files.oid(name), files.read(name)))
          : Optional.empty();
    } catch (FindingException e) {
      findings.add(remark(e.finding()));
    } catch (IOException e) {
      findings.add(unread(path, e));
    }
    return Optional.empty();
  }

  private List<CodeFile> parsed(List<CodeReader.Source> sources) {
    CodeReader reader = new CodeReader();
    for (CodeReader.Source source : sources) {
      try {
        reader.add(source);
      } catch (UnreadableCode e) {
        findings.add(e.finding(source.path()));
      }
    }
    return reader.files();
  }

  /** What was kept of the same files; one that is other may define names that all use. */
  private Optional<List<CodeFile>> before(List<CodeReader.Source> sources) {
    List<String> now = sources.stream().map(s -> s.path() + " " + s.oid()).toList();
    List<String> then = known.code().stream().map(p -> p.file() + " " + p.oid()).toList();
    boolean digests = sources.stream().noneMatch(source -> source.oid().isEmpty());
    return digests && now.equals(then)
        ? Optional.of(known.code().stream().map(p -> new CodeFile(p, Map.of())).toList())
        : Optional.empty();
  }

  /** The digests of all files that make one tokenizer; empty if one has none. */
  private String oid(List<String> used) throws IOException {
    List<String> oids = new ArrayList<>();
    for (String file : used) {
      oids.add(files.oid(file));
    }
    return oids.contains("") ? "" : String.join("+", oids);
  }

  /** Whether the content of a file is here, and not too long. */
  private boolean readable(String name, long limit) throws IOException {
    long bytes = files.bytes(name);
    if (bytes > limit) {
      findings.add(
          Finding.info(
              "crawl.beside-large", Location.of(files.path(name)), "bytes", bytes, "limit", limit));
    }
    boolean standIn =
        bytes >= 0
            && bytes < LfsPointer.LONGEST
            && !files.oid(name).startsWith(LARGE)
            && StandIn.of(name, files.read(name)).isPresent();
    return bytes >= 0 && bytes <= limit && !standIn;
  }

  private static Finding remark(Finding finding) {
    return new Finding(Severity.INFO, finding.rule(), finding.location(), finding.args());
  }

  private static Finding unread(String path, IOException e) {
    String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return Finding.info("crawl.beside-unread", Location.of(path), "reason", Clean.text(reason));
  }
}
