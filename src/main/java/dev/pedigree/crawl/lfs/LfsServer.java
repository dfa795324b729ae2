package dev.pedigree.crawl.lfs;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.pedigree.crawl.net.CrawlLimits;
import dev.pedigree.crawl.net.Credentials;
import dev.pedigree.crawl.net.HubRewrites;
import dev.pedigree.crawl.net.OutOfReach;
import dev.pedigree.crawl.text.Clean;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Severity;
import dev.pedigree.net.Reach;
import dev.pedigree.weights.source.ByteSource;
import dev.pedigree.weights.source.HttpSource;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The large-file server of a repository. Addresses are requested for many files at once, shortly
 * before reading, and again for one whose address failed, as they expire.
 */
public final class LfsServer implements LargeFiles {
  /** Files per request, as in other clients. */
  private static final int PER_QUESTION = 100;

  private final String source;
  private final URI endpoint;
  private final Reach reach;
  private final HubRewrites hubs;
  private final Credentials credentials;
  private final LfsCalls calls;
  private final CrawlLimits limits;
  private final List<LfsPointer> asked = new ArrayList<>();
  private final Map<String, Integer> groups = new HashMap<>();
  private final Map<Integer, Map<String, LfsAnswer>> answers = new HashMap<>();
  private FindingException failure;

  /**
   * @param source how findings name the source
   * @param repository the URL that git reads
   * @param reach which addresses may be asked
   */
  public LfsServer(
      String source,
      URI repository,
      Reach reach,
      HubRewrites hubs,
      Credentials credentials,
      CrawlLimits limits,
      LfsCalls calls) {
    this.source = source;
    this.endpoint = endpoint(repository);
    this.reach = reach;
    this.hubs = hubs;
    this.credentials = credentials;
    this.limits = limits;
    this.calls = calls;
  }

  /**
   * The endpoint: {@code https://host/org/name.git/info/lfs/…} for {@code https://host/org/name}.
   */
  private static URI endpoint(URI repository) {
    String url = repository.toString();
    return URI.create((url.endsWith(".git") ? url : url + ".git") + "/info/lfs/objects/batch");
  }

  @Override
  public synchronized Optional<Opening> opening(String path, LfsPointer pointer) {
    if (!groups.containsKey(pointer.oid())) {
      groups.put(pointer.oid(), asked.size() / PER_QUESTION);
      asked.add(pointer);
    }
    return Optional.of(
        new Opening() {
          @Override
          public ByteSource open(int attempt) throws IOException {
            LfsAnswer answer = attempt == 0 ? answer(pointer) : again(pointer);
            return source(path, answer);
          }

          @Override
          public int attempts() {
            return 2;
          }
        });
  }

  /** The answer for one file; the first request also asks for the other files of its group. */
  private synchronized LfsAnswer answer(LfsPointer pointer) throws IOException {
    int group = groups.get(pointer.oid());
    if (!answers.containsKey(group)) {
      int from = group * PER_QUESTION;
      answers.put(group, ask(asked.subList(from, Math.min(asked.size(), from + PER_QUESTION))));
    }
    return answers.get(group).getOrDefault(pointer.oid(), new LfsAnswer.Refused(0, ""));
  }

  private synchronized LfsAnswer again(LfsPointer pointer) throws IOException {
    return ask(List.of(pointer)).getOrDefault(pointer.oid(), new LfsAnswer.Refused(0, ""));
  }

  /** Asks the server; after a failure it is not asked again. */
  private Map<String, LfsAnswer> ask(List<LfsPointer> pointers) throws IOException {
    if (failure != null) {
      throw failure;
    }
    try {
      return LfsBatch.answers(calls.post(endpoint, LfsBatch.request(pointers)));
    } catch (JsonProcessingException e) {
      failure = failed("crawl.lfs-not-json", e);
    } catch (SocketTimeoutException e) {
      failure = failed("crawl.stalled", e, "seconds", limits.stall().toSeconds());
    } catch (OutOfReach e) {
      failure = new FindingException(e.finding(Severity.WARNING, source), e);
    } catch (IOException e) {
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      failure = failed("crawl.lfs-unreachable", e, "reason", Clean.text(reason));
    } catch (FindingException e) {
      failure = e;
    }
    throw failure;
  }

  private FindingException failed(String rule, Exception cause, Object... args) {
    return new FindingException(Finding.warning(rule, Location.of(source), args), cause);
  }

  private ByteSource source(String path, LfsAnswer answer) throws IOException {
    if (answer instanceof LfsAnswer.Refused refused) {
      throw new FindingException(refusal(path, refused));
    }
    LfsAnswer.At at = (LfsAnswer.At) answer;
    Optional<URI> instead = hubs.instead(at.href().toString()).map(URI::create);
    URI href = instead.orElse(at.href());
    if (instead.isEmpty() && reach.refusal(endpoint, href).isPresent()) {
      throw new FindingException(
          Finding.warning(
              "crawl.lfs-out-of-reach",
              Location.of(path),
              "host",
              Clean.text(String.valueOf(href.getHost()))));
    }
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    credentials.authorization(href).ifPresent(value -> headers.put("Authorization", value));
    headers.putAll(at.headers());
    headers.put("User-Agent", credentials.userAgent());
    Reach onwards = instead.isPresent() ? Reach.named(href) : reach.from(href);
    return new HttpSource(path, href, headers, onwards, limits.stall());
  }

  private static Finding refusal(String path, LfsAnswer.Refused refused) {
    boolean missing = refused.code() == 404 || refused.code() == 410;
    return Finding.warning(
        missing ? "crawl.lfs-missing" : "crawl.lfs-refused",
        Location.of(path),
        "code",
        refused.code() == 0 ? "–" : refused.code(),
        "text",
        refused.text().isEmpty() ? "" : " (" + refused.text() + ")");
  }
}
