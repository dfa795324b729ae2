package dev.pedigree.pipeline.zoo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pedigree.Embedded;
import dev.pedigree.crawl.Crawler;
import dev.pedigree.crawl.git.BundleCheckout;
import dev.pedigree.crawl.net.CrawlLimits;
import dev.pedigree.crawl.net.Credentials;
import dev.pedigree.crawl.net.HubRewrites;
import dev.pedigree.crawl.snapshot.SnapshotStore;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.lineage.declared.ModelNames;
import dev.pedigree.lineage.relate.FoundParent;
import dev.pedigree.lineage.weights.Descent;
import dev.pedigree.lineage.zoo.KnownZoo;
import dev.pedigree.lineage.zoo.KnownZoo.Member;
import dev.pedigree.lineage.zoo.ZooScore;
import dev.pedigree.lineage.zoo.ZooScorer;
import dev.pedigree.pipeline.ModelOpener;
import dev.pedigree.pipeline.OpenedModel;
import dev.pedigree.pipeline.SmokeRun;
import dev.pedigree.pipeline.relate.Relating;
import dev.pedigree.smoke.SmokeAdapter;
import dev.pedigree.smoke.SmokeCheck;
import dev.pedigree.smoke.SmokeRequest;
import dev.pedigree.smoke.trial.Loss;
import dev.pedigree.weights.WeightHeader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Crawls, relates and runs the models of the zoo, and scores what was found. */
final class ZooRun {
  private final Path folder;
  private final ModelOpener opener =
      new ModelOpener(
          () -> {
            throw new IllegalStateException("no id is asked for");
          },
          () -> new SnapshotStore(Path.of("")),
          new Crawler(
              HubRewrites.parse(List.of()), Credentials.of(Map.of()), CrawlLimits.defaults()));

  private ZooRun(Path folder) {
    this.folder = folder;
  }

  private static Optional<ZooScore> own = Optional.empty();

  /** The score of the zoo that travels with the program; worked out once. */
  static synchronized ZooScore run() {
    if (own.isEmpty()) {
      own = Optional.of(of(Embedded.folder("zoo")));
    }
    return own.get();
  }

  /**
   * The score of a zoo.
   *
   * @param zoo a folder of bundles with {@code zoo.json}, {@code pairs.json} and {@code
   *     heldout.json}
   */
  static ZooScore of(Path zoo) {
    try {
      Path folder = Files.createTempDirectory("pedigree-zoo");
      try {
        return new ZooRun(folder).score(zoo);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(one);
      }
    }
  }

  private ZooScore score(Path from) throws IOException {
    KnownZoo zoo = KnownZoo.read(from);
    for (Member member : zoo.members()) {
      clone(from.resolve(member.bundle()), member.name());
    }
    List<String> sources = zoo.members().stream().map(member -> at(member.name())).toList();
    Relating relating = Relating.of(opener, sources, ModelNames.none());
    List<OpenedModel> models = sources.stream().map(opener::open).toList();
    List<Double> losses =
        IntStream.range(0, models.size())
            .parallel()
            .mapToObj(i -> loss(models, relating, i, zoo.passages()))
            .toList();
    return ZooScorer.of(
        zoo,
        relating.related(),
        losses,
        headers(models).mapToLong(WeightHeader::headerBytes).sum(),
        headers(models).mapToLong(WeightHeader::bytes).sum());
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  /** The files of a model and its history, from the bundle that holds both. */
  private void clone(Path bundle, String name) throws IOException {
    Path file = folder.resolve(name + ".bundle");
    Files.copy(bundle, file);
    BundleCheckout.of(file, folder.resolve(name));
  }

  private static Stream<WeightHeader> headers(List<OpenedModel> models) {
    return models.stream().flatMap(model -> model.headers().stream());
  }

  /** The loss on the passages, NaN where it cannot be computed. */
  private static double loss(
      List<OpenedModel> models, Relating relating, int model, List<String> passages) {
    try {
      return request(models, relating, model)
          .map(request -> SmokeCheck.run(request.reading(passages)))
          .flatMap(result -> result.loss().map(Loss::text))
          .orElse(Double.NaN);
    } catch (FindingException e) {
      return Double.NaN; // it is scored as a model that could not be run
    }
  }

  /** An adapter is run with the model that it was found to belong to. */
  private static Optional<SmokeRequest> request(
      List<OpenedModel> models, Relating relating, int model) {
    if (!relating.related().members().get(model).adapter()) {
      return Optional.of(SmokeRun.request(models.get(model)));
    }
    OpenedModel adapter = models.get(model);
    JsonNode settings =
        adapter.snapshot().orElseThrow().beside().entrySet().stream()
            .filter(file -> file.getKey().endsWith("adapter_config.json"))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(MissingNode.getInstance());
    return relating.related().parents().get(model).stream()
        .filter(parent -> parent.descent() == Descent.ADAPTER)
        .map(FoundParent::parent)
        .findFirst()
        .map(base -> SmokeRun.request(models.get(base)))
        .map(
            base ->
                base.with(
                    new SmokeAdapter(settings, adapter.folder().orElseThrow(), adapter.headers())));
  }
}
