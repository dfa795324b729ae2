package dev.pedigree.pipeline.relate;

import dev.pedigree.crawl.WeightContents;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.stated.Adapter;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.lineage.declared.Declaration;
import dev.pedigree.lineage.declared.ModelNames;
import dev.pedigree.lineage.declared.OriginReader;
import dev.pedigree.lineage.relate.Member;
import dev.pedigree.lineage.sample.Sample;
import dev.pedigree.pipeline.Bug;
import dev.pedigree.pipeline.Inspection;
import dev.pedigree.pipeline.ModelOpener;
import dev.pedigree.pipeline.OpenedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An input with its description and numbers of its weights.
 *
 * @param opened the input; empty when it could not be opened
 * @param inspection its description
 * @param sample numbers of its weights; empty when they are not here or cannot be read
 * @param findings those of the description, and why there is no sample
 */
record WeighedModel(
    Optional<OpenedModel> opened,
    Inspection inspection,
    Optional<Sample> sample,
    List<Finding> findings) {

  WeighedModel {
    findings = List.copyOf(findings);
  }

  /** Opens an input and reads its weights; a failure becomes a finding. */
  static WeighedModel of(ModelOpener opener, String source) {
    try {
      return opener.open(source, WeighedModel::read);
    } catch (FindingException e) {
      return failed(Inspection.failed(source, e.finding()));
    } catch (RuntimeException | StackOverflowError e) {
      return failed(Inspection.failed(source, Bug.of(source, e)));
    }
  }

  private static WeighedModel failed(Inspection inspection) {
    return new WeighedModel(Optional.empty(), inspection, Optional.empty(), inspection.findings());
  }

  static WeighedModel read(OpenedModel opened, Optional<WeightContents> contents) {
    Inspection inspection = Inspection.of(opened);
    List<Finding> findings = new ArrayList<>(inspection.findings());
    Optional<Sample> sample =
        inspection.architecture().isPresent() && contents.isPresent()
            ? WeightSampling.of(opened, inspection.architecture().get(), contents.get(), findings)
            : Optional.empty();
    return new WeighedModel(Optional.of(opened), inspection, sample, findings);
  }

  private Optional<Snapshot> snapshot() {
    return opened.flatMap(OpenedModel::snapshot);
  }

  /** Whether it is an adapter alone. */
  boolean adapter() {
    return snapshot().flatMap(Adapter::of).isPresent();
  }

  /** When weights were first committed, ISO 8601; empty where there is no history. */
  String since() {
    return snapshot()
        .flatMap(Snapshot::live)
        .map(
            live ->
                live.history().stream()
                    .filter(event -> event.touched().contains(Snapshot.Part.WEIGHTS))
                    .map(Snapshot.HistoryEvent::date)
                    .min(String::compareTo)
                    .orElse(live.revision().date()))
        .orElse("");
  }

  /**
   * The model with what its files declare.
   *
   * @param names by which files may name models
   */
  Member member(ModelNames names) {
    String id = inspection.source();
    List<Declaration> declared =
        snapshot().map(read -> OriginReader.declared(id, read, names)).orElse(List.of());
    return new Member(id, sample, since(), declared, adapter());
  }
}
