package dev.pedigree.lineage.bom;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.crawl.stated.StatedTerms;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Declared licences: by their id in the SPDX list where they have one, else by name. */
final class BomLicences {
  /** Words that hubs use where there is no licence of a known name. */
  private static final Set<String> NONE = Set.of("", "unknown", "other");

  private static final Map<String, String> SPDX = load();

  private BomLicences() {}

  /** The ids of the SPDX licence list, as the schema of CycloneDX 1.6 has them, one a line. */
  private static Map<String, String> load() {
    try (InputStream in = BomLicences.class.getResourceAsStream("spdx.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .collect(Collectors.toMap(id -> id.toLowerCase(Locale.ROOT), Function.identity()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds {@code licenses} if any is declared. */
  static void add(ObjectNode component, BomSubject subject) {
    Set<StatedTerms.Licence> all = new LinkedHashSet<>();
    subject.snapshot().map(StatedTerms::of).ifPresent(terms -> all.addAll(terms.licences()));
    all.add(new StatedTerms.Licence(subject.licence(), "", "", "", ""));
    ArrayNode licences = component.arrayNode();
    Set<String> seen = new LinkedHashSet<>();
    for (StatedTerms.Licence licence : all) {
      String id = licence.id().toLowerCase(Locale.ROOT);
      String name = NONE.contains(id) ? licence.name() : licence.id();
      if (!name.isBlank() && seen.add(name.toLowerCase(Locale.ROOT))) {
        ObjectNode one = licences.addObject().putObject("license");
        String spdx = SPDX.get(id);
        one.put(spdx == null ? "name" : "id", spdx == null ? name : spdx);
        one.put("acknowledgement", "declared");
        address(licence.link()).ifPresent(url -> one.put("url", url));
      }
    }
    if (!licences.isEmpty()) {
      component.set("licenses", licences);
    }
  }

  /** A text that is a web address without names or passwords; what strangers write need not be. */
  static Optional<String> address(String text) {
    try {
      URI uri = new URI(text);
      boolean web = "https".equals(uri.getScheme()) && uri.getHost() != null;
      return web && uri.getUserInfo() == null ? Optional.of(uri.toASCIIString()) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty(); // no address, so that none is listed
    }
  }
}
