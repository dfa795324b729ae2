package dev.pedigree.pipeline.signing;

import dev.pedigree.Embedded;
import dev.pedigree.crawl.Crawler;
import dev.pedigree.crawl.net.CrawlLimits;
import dev.pedigree.crawl.net.Credentials;
import dev.pedigree.crawl.net.HubRewrites;
import dev.pedigree.crawl.snapshot.SnapshotStore;
import dev.pedigree.lineage.signature.Signature;
import dev.pedigree.lineage.zoo.KnownZoo;
import dev.pedigree.pipeline.Inspection;
import dev.pedigree.pipeline.ModelOpener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** Signatures of the zoo that travels with the program; an adapter alone has none. */
final class ZooSignatures {
  private ZooSignatures() {}

  static SortedMap<String, Signature> read(KnownZoo zoo, Path folder) throws IOException {
    ModelOpener opener =
        new ModelOpener(
            () -> {
              throw new IllegalStateException("no id is asked for");
            },
            () -> new SnapshotStore(folder),
            new Crawler(
                HubRewrites.parse(List.of()), Credentials.of(Map.of()), CrawlLimits.defaults()));
    SortedMap<String, Signature> signatures = new TreeMap<>();
    for (KnownZoo.Member member : zoo.members()) {
      Path bundle = folder.resolve(member.bundle());
      Files.copy(
          Embedded.folder("zoo").resolve(member.bundle()),
          bundle,
          StandardCopyOption.REPLACE_EXISTING);
      Optional<Signature> signature =
          opener.open(
              bundle.toString(),
              (opened, contents) ->
                  Inspection.of(opened)
                      .architecture()
                      .filter(a -> contents.isPresent())
                      .map(
                          a ->
                              Signing.of(
                                  a,
                                  MainWeights.of(opened.headers(), opened.snapshot().orElseThrow())
                                      .orElseThrow(),
                                  contents.get(),
                                  new AtomicLong())));
      signature.ifPresent(s -> signatures.put(member.name(), s));
    }
    return signatures;
  }
}
