package dev.pedigree.crawl;

import dev.pedigree.crawl.git.OpenedRepository;
import dev.pedigree.crawl.places.Place;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.text.Clean;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Looks for weights on other branches where the one that was read has none: some publish each
 * quantisation on a branch of its own.
 */
final class BranchReading {
  private final String source;
  private final OpenedRepository opened;

  BranchReading(String source, OpenedRepository opened) {
    this.source = source;
    this.opened = opened;
  }

  /** Reads one branch. */
  interface Reader {
    Crawled read(OpenedRepository branch) throws IOException;
  }

  /** The reading with the branches that have weights as parts, and a finding that names them. */
  Crawled beside(Crawled crawled, Reader reader) throws IOException {
    List<Finding> findings = new ArrayList<>(crawled.snapshot().findings());
    List<Part> parts = new ArrayList<>();
    for (Map.Entry<String, ObjectId> branch : others(findings).entrySet()) {
      Crawled read = reader.read(opened.at(branch.getKey(), branch.getValue()));
      if (read.weighs()) {
        parts.add(new Part(new Place(branch.getKey(), Place.Kind.BRANCH), read));
      }
    }
    if (!parts.isEmpty()) {
      findings.add(named(parts, crawled.snapshot()));
    }
    return new Crawled(
        crawled.snapshot().with(findings),
        crawled.headers(),
        crawled.printed(),
        crawled.folder(),
        parts);
  }

  private SortedMap<String, ObjectId> others(List<Finding> findings) {
    try {
      return opened.others().read();
    } catch (FindingException e) {
      Finding why = e.finding();
      findings.add(new Finding(Severity.WARNING, why.rule(), why.location(), why.args()));
      return new TreeMap<>();
    }
  }

  /** An error where there is nothing else to describe, as the argument names no model then. */
  private Finding named(List<Part> parts, Snapshot snapshot) {
    Object[] args = {
      "branch",
      Clean.text(opened.name()),
      "names",
      parts.stream().map(p -> Clean.text(p.place().folder())).collect(Collectors.joining(", ")),
      "example",
      Clean.text(source + "@" + parts.get(0).place().folder())
    };
    return snapshot.config().isMissingNode()
        ? Finding.error("crawl.model-on-branches", Location.of(source), args)
        : Finding.warning("crawl.weights-on-branches", Location.of(source), args);
  }
}
