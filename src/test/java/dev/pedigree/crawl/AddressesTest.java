package dev.pedigree.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pedigree.crawl.net.CrawlLimits;
import dev.pedigree.crawl.net.Credentials;
import dev.pedigree.crawl.net.HubRewrites;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.FindingPrinter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which addresses a crawl asks, first and after redirects. */
class AddressesTest extends LargeFileFixture {
  private final ProxySelector before = ProxySelector.getDefault();
  private String localhost;

  @BeforeEach
  void name() {
    localhost = hub.url().replace("127.0.0.1", "localhost");
  }

  @AfterEach
  void restore() {
    ProxySelector.setDefault(before);
  }

  private String refused(HubRewrites hubs, CrawlRequest request) {
    Crawler crawler = new Crawler(hubs, Credentials.NONE, CrawlLimits.defaults());
    FindingException refused = assertThrows(FindingException.class, () -> crawler.crawl(request));
    return FindingPrinter.terminal(refused.finding(), null).replace(hub.url(), "HUB");
  }

  @Test
  void aHostOfTheCatalogueWhoseNameLeadsToThisMachineIsNotAsked() {
    String url = localhost.replace("http:", "https:") + "/org/model";
    String address = url.replace("/org/model", "");

    assertEquals(
        url
            + ": error: localhost is not on the public internet, where the addresses of a"
            + " catalogue have to lead\n"
            + "  hint: if this is a hub of yours, allow it with --hub "
            + address
            + "="
            + address
            + "\n",
        refused(HubRewrites.NONE, CrawlRequest.catalogued("org/model", url)));
    assertEquals(List.of(), hub.asked());
  }

  @Test
  void theSameHostIsAskedWhenTheUserAllowsExactlyThatHub() {
    HubRewrites allowed = HubRewrites.parse(List.of(localhost + "=" + localhost));
    HubRewrites other = HubRewrites.parse(List.of(localhost + "0=" + localhost));
    CrawlRequest request = CrawlRequest.catalogued("org/model", localhost + "/org/model");

    Crawled crawled = new Crawler(allowed, Credentials.NONE, CrawlLimits.defaults()).crawl(request);

    assertEquals(TENSORS, crawled.snapshot().tensors());
    assertEquals(
        localhost
            + "/org/model: error: "
            + localhost
            + "/org/model is not on the public internet, where the addresses of a catalogue have to"
            + " lead\n"
            + "  hint: if this is a hub of yours, allow it with --hub "
            + localhost
            + "/org/model="
            + localhost
            + "/org/model\n",
        refused(other, request));
  }

  @Test
  void aFolderInTheCatalogueIsNotRead() {
    String folder = temp.toUri().toString();

    FindingException refused =
        assertThrows(
            FindingException.class,
            () ->
                new Crawler(HubRewrites.NONE, Credentials.NONE, CrawlLimits.defaults())
                    .crawl(CrawlRequest.catalogued("org/model", folder)));

    assertEquals("crawl.not-public", refused.finding().rule());
  }

  @Test
  void aServerThatRedirectsInACircleIsToldAsThat() {
    hub.at("/info/refs", (request, response) -> redirect(response, hub.url() + path(request)));

    assertEquals(
        """
        HUB/org/model: error: the server redirects more than 5 times, perhaps in a circle
          hint: open the URL in a browser; if it moves in a circle there too, the repository has \
        another address
        """,
        refused(HubRewrites.NONE, request()));
  }

  @Test
  void aRedirectToSomethingElseThanTheWebIsToldAsThat() {
    hub.at("/info/refs", (request, response) -> redirect(response, "file:///etc/passwd"));

    assertEquals(
        "HUB/org/model: error: the server redirects to something that is no web address; not"
            + " followed\n",
        refused(HubRewrites.NONE, request()));
  }

  @Test
  void aRedirectFromAPublicHostIntoAPrivateNetworkIsToldAsThatAndNotFollowed() {
    everythingThroughTheHub();
    try (LoopbackHub inside = new LoopbackHub()) {
      hub.at("/info/refs", (request, response) -> redirect(response, inside.url() + path(request)));

      assertEquals(
          """
          http://1.1.1.1/org/model: error: the server redirects to 127.0.0.1, which is in a private \
          network; not followed
            hint: if that is a mirror of yours, read it with --hub
          """,
          refused(HubRewrites.NONE, CrawlRequest.of("org/model", "http://1.1.1.1/org/model")));
      assertEquals(List.of(), inside.asked());
    }
  }

  @Test
  void theLargeFileServerOfAPublicHostIsHeldToTheSameRule() {
    everythingThroughTheHub();
    try (LoopbackHub inside = new LoopbackHub()) {
      hub.at("/batch", (request, response) -> redirect(response, inside.url() + path(request)));

      Crawled crawled =
          new Crawler(HubRewrites.NONE, Credentials.NONE, CrawlLimits.defaults())
              .crawl(CrawlRequest.of("org/model", "http://1.1.1.1/org/model"));

      assertEquals(
          List.of("crawl.redirect.private", "crawl.headers-missing"),
          rules(crawled).stream().distinct().toList());
      assertEquals(List.of(), inside.asked());
    }
  }

  @Test
  void aLargeFileServerThatRedirectsInACircleIsToldAsThat() {
    hub.at("/batch", (request, response) -> redirect(response, hub.url() + path(request)));

    assertEquals(
        List.of("crawl.redirect.many", "crawl.headers-missing"),
        rules(crawl()).stream().distinct().toList());
  }

  private static String path(jakarta.servlet.http.HttpServletRequest request) {
    String query = request.getQueryString();
    return request.getRequestURI() + (query == null ? "" : "?" + query);
  }

  private static void redirect(jakarta.servlet.http.HttpServletResponse response, String to) {
    response.setHeader("Location", to);
    response.setStatus(307);
  }

  /** Makes the hub answer for every public host, as a proxy. */
  private void everythingThroughTheHub() {
    int port = URI.create(hub.url()).getPort();
    ProxySelector.setDefault(
        new ProxySelector() {
          @Override
          public List<Proxy> select(URI uri) {
            boolean own = uri.getHost().equals("127.0.0.1");
            InetSocketAddress address =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            return List.of(own ? Proxy.NO_PROXY : new Proxy(Proxy.Type.HTTP, address));
          }

          @Override
          public void connectFailed(URI uri, SocketAddress address, IOException e) {
            throw new IllegalStateException(uri.toString(), e);
          }
        });
  }
}
