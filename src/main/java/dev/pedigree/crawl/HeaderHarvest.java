package dev.pedigree.crawl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.crawl.held.Companions;
import dev.pedigree.crawl.held.Containers;
import dev.pedigree.crawl.held.Unread;
import dev.pedigree.crawl.net.CrawlLimits;
import dev.pedigree.crawl.net.Deadline;
import dev.pedigree.crawl.snapshot.Snapshot.WeightFile;
import dev.pedigree.crawl.text.Reports;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Severity;
import dev.pedigree.weights.HeaderReading;
import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.TensorPattern;
import dev.pedigree.weights.WeightHeader;
import dev.pedigree.weights.shards.ModelParallel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads the headers of weight files and collects the tensors of the model. */
final class HeaderHarvest {
  /**
   * Most files that are read: the largest published models have about a thousand with all copies.
   */
  private static final int FILES = 2000;

  private final String source;
  private final CrawlLimits limits;
  private final Deadline deadline;
  private final List<Finding> findings;
  private final Reports reports;
  private boolean named;

  /**
   * @param source how findings about all files name the source
   */
  HeaderHarvest(String source, CrawlLimits limits, Deadline deadline, List<Finding> findings) {
    this.source = source;
    this.limits = limits;
    this.deadline = deadline;
    this.findings = findings;
    this.reports = new Reports(findings);
  }

  /**
   * Reads all headers.
   *
   * @param all sorted by path
   * @param config of the model, or a missing node
   */
  Weights of(List<Candidate> all, JsonNode config) {
    List<Candidate> files = all.stream().filter(f -> !ExternalFiles.hasNoHeader(f.path())).toList();
    List<Candidate> wanted = wanted(files);
    if (wanted.size() < files.size()) {
      findings.add(Finding.warning("crawl.too-many-weights", Location.of(source), "limit", FILES));
    }
    List<HeaderReading> readings = new HeaderReads(limits, deadline).read(wanted);
    Map<String, WeightHeader> headers = new TreeMap<>();
    Set<String> others = new HashSet<>();
    Unread unread = new Unread();
    for (int i = 0; i < wanted.size(); i++) {
      Candidate file = wanted.get(i);
      HeaderReading reading = readings.get(i);
      if (file.opening().isPresent() && notOfModel(file.path(), reading)) {
        others.add(file.path());
        continue;
      }
      reading.findings().forEach(reports::add);
      reading.header().ifPresent(header -> headers.put(file.path(), header));
      reading.header().ifPresent(header -> compareSizes(file, header));
      if (file.opening().isPresent()) {
        unread.count(reading);
      } else {
        unread.absent(file.oid().startsWith("sha256:"));
      }
    }
    unread.report(source, files.size(), findings);
    Companions companions = Companions.of(headers);
    List<Candidate> own =
        files.stream()
            .filter(f -> !others.contains(f.path()) && !companions.has(f.path()))
            .toList();
    companions.findings().forEach(reports::add);
    return new Weights(
        rows(all, headers),
        companions.main(headers),
        tensors(own, headers, config),
        companions.headers());
  }

  /** Takes the files as those that somebody named, who is told what is wrong with each. */
  HeaderHarvest named() {
    named = true;
    return this;
  }

  /** Reports a file in a container that is not read, and one that is no weights at all. */
  private boolean notOfModel(String path, HeaderReading reading) {
    if (named && Containers.known(reading)) {
      return false;
    }
    if (Containers.stranger(path, reading)) {
      reports.add(Finding.info("crawl.not-weights", Location.of(path)));
      return true;
    }
    Optional<String> container = Containers.unread(path, reading);
    container.ifPresent(
        name ->
            reports.add(
                new Finding(
                    named ? Severity.ERROR : Severity.WARNING,
                    "crawl.container-unread",
                    Location.of(path),
                    Map.of("container", name))));
    return container.isPresent();
  }

  /** The files to read, those at the top before those in folders. */
  private static List<Candidate> wanted(List<Candidate> files) {
    return files.stream()
        .sorted(Comparator.comparingLong(HeaderHarvest::depth).thenComparing(Candidate::path))
        .limit(FILES)
        .sorted(Comparator.comparing(Candidate::path))
        .toList();
  }

  private static long depth(Candidate file) {
    return file.path().chars().filter(c -> c == '/').count();
  }

  /** Reports a server that sends another file than the commit names. */
  private void compareSizes(Candidate file, WeightHeader header) {
    if (header.bytes() != file.bytes()) {
      reports.add(
          Finding.warning(
              "crawl.size-differs",
              Location.of(file.path()),
              "pointer",
              file.bytes(),
              "content",
              header.bytes()));
    }
  }

  private static List<WeightFile> rows(List<Candidate> files, Map<String, WeightHeader> headers) {
    List<WeightFile> rows = new ArrayList<>();
    for (Candidate file : files) {
      WeightHeader header = headers.get(file.path());
      rows.add(
          new WeightFile(
              file.path(),
              file.oid(),
              file.bytes(),
              header == null ? 0 : header.headerBytes(),
              header == null ? 0 : header.tensors().size()));
    }
    return List.copyOf(rows);
  }

  /**
   * The tensors of all files; none if a header is missing, as an incomplete list would describe
   * another model.
   */
  private List<TensorPattern> tensors(
      List<Candidate> files, Map<String, WeightHeader> headers, JsonNode config) {
    MainCopy main = MainCopy.of(files.stream().map(Candidate::path).toList(), headers);
    main.repeated()
        .forEach(path -> reports.add(Finding.info("crawl.second-copy", Location.of(path))));
    List<WeightHeader> read = new ArrayList<>();
    for (String path : main.paths()) {
      if (!headers.containsKey(path)) {
        return List.of();
      }
      read.add(headers.get(path));
    }
    List<Tensor> tensors = read.stream().flatMap(h -> h.tensors().stream()).toList();
    if (ModelParallel.of(read)) {
      ModelParallel whole = ModelParallel.join(read, MetaConfig.keyRows(config));
      whole.findings().forEach(reports::add);
      tensors = whole.tensors();
    }
    if (!TensorPattern.countable(tensors)) {
      findings.add(Finding.error("crawl.impossible-sizes", Location.of(source)));
      return List.of();
    }
    return TensorPattern.fold(tensors);
  }
}
