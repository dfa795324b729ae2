package dev.pedigree.weights.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.pedigree.net.Reach;
import dev.pedigree.weights.HeaderReading;
import dev.pedigree.weights.format.WeightHeaders;
import dev.pedigree.weights.torch.TorchFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpSourceTest {
  private final List<HttpServer> servers = new ArrayList<>();
  private final ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();

  @AfterEach
  void stop() {
    servers.forEach(server -> server.stop(0));
  }

  @Test
  void oneRequestReadsAnOrdinaryHeaderAndTheSizeComesFromContentRange() throws IOException {
    byte[] file = safetensors(200, 1 << 20);
    try (HttpSource source = source(serve(ranges(file)), Map.of())) {
      HeaderReading reading = WeightHeaders.read(source);
      assertEquals(List.of(), reading.findings());
      assertEquals(200, reading.header().get().tensors().size());
      assertEquals(file.length, reading.header().get().bytes());
      assertEquals(1, source.requests());
    }
  }

  @Test
  void aHeaderLongerThanTheWindowTakesTwoRequests() throws IOException {
    byte[] file = safetensors(5000, 64);
    try (HttpSource source = source(serve(ranges(file)), Map.of())) {
      assertEquals(5000, WeightHeaders.read(source).header().get().tensors().size());
      assertEquals(2, source.requests());
    }
  }

  @Test
  void headersAroundTheWindowAreReadWhole() throws IOException {
    for (int header = HttpSource.WINDOW - 12; header <= HttpSource.WINDOW + 4; header++) {
      byte[] file = padded(header);
      try (HttpSource source = source(serve(ranges(file)), Map.of())) {
        HeaderReading reading = WeightHeaders.read(source);
        assertEquals(header + 8L, reading.header().get().headerBytes());
        assertEquals(header + 8 <= HttpSource.WINDOW ? 1 : 2, source.requests());
      }
    }
  }

  @Test
  void aServerThatIgnoresRangesIsListenedToAsLongAsNeeded() throws IOException {
    byte[] file = safetensors(5000, 8 << 20);
    try (HttpSource source = source(serve(whole(file)), Map.of())) {
      HeaderReading reading = WeightHeaders.read(source);
      assertEquals(5000, reading.header().get().tensors().size());
      assertTrue(rules(reading).contains("weights.ranges-not-served"));
      assertEquals(1, source.requests());
    }
  }

  @Test
  void anArchiveOnAServerThatIgnoresRangesIsReadWhenItIsSmallAndElseRefused() throws IOException {
    String opcodes = "}X\1\0\0\0w" + TorchFiles.TENSOR + "s";
    byte[] small = TorchFiles.zip(opcodes, 1 << 20);
    try (HttpSource source = new HttpSource("m.bin", serve(whole(small)), Map.of())) {
      HeaderReading reading = WeightHeaders.read(source);
      assertEquals("w", reading.header().get().tensors().get(0).name());
      assertEquals(1, source.requests());
    }
    byte[] large = TorchFiles.zip(opcodes, 20 << 20);
    try (HttpSource source = new HttpSource("m.bin", serve(whole(large)), Map.of())) {
      assertEquals(
          List.of("weights.range-ignored", "weights.ranges-not-served"),
          rules(WeightHeaders.read(source)));
    }
  }

  @Test
  void headersReachTheServerAndNoOtherHost() throws IOException {
    byte[] file = safetensors(3, 0);
    URI other = serve(ranges(file));
    URI first =
        serve(
            exchange -> {
              seen.add("first " + exchange.getRequestHeaders().getFirst("Authorization"));
              exchange.getResponseHeaders().set("Location", other.toString());
              exchange.sendResponseHeaders(302, -1);
              exchange.close();
            });
    try (HttpSource source = source(first, Map.of("Authorization", "Bearer secret"))) {
      assertEquals(3, WeightHeaders.read(source).header().get().tensors().size());
      assertEquals(List.of("first Bearer secret", "null"), List.copyOf(seen));
    }
  }

  @Test
  void redirectsWithoutEndAreGivenUp() throws IOException {
    URI loop =
        serve(
            exchange -> {
              exchange.getResponseHeaders().set("Location", "/again");
              exchange.sendResponseHeaders(307, -1);
              exchange.close();
            });
    assertEquals("the server redirects more than 5 times", failure(loop));
  }

  @Test
  void aServerThatAnswersAnotherRangeIsNotBelieved() throws IOException {
    byte[] file = safetensors(3, 0);
    URI liar =
        serve(
            exchange -> {
              exchange.getResponseHeaders().set("Content-Range", "bytes 8-15/900");
              exchange.sendResponseHeaders(206, 8);
              exchange.getResponseBody().write(file, 0, 8);
              exchange.close();
            });
    assertEquals(
        "the server answers something else than it was asked: Content-Range: bytes 8-15/900",
        failure(liar));
  }

  @Test
  void aServerThatStallsIsGivenUp() throws IOException {
    URI stalls =
        serve(
            exchange -> {
              exchange.getResponseHeaders().set("Content-Range", "bytes 0-99/100");
              exchange.sendResponseHeaders(206, 100);
              exchange.getResponseBody().write(new byte[10]);
              exchange.getResponseBody().flush();
            });
    try (HttpSource source =
        new HttpSource("m", stalls, Map.of(), Reach.named(stalls), Duration.ofMillis(300))) {
      assertTrue(
          WeightHeaders.read(source)
              .findings()
              .get(0)
              .message()
              .en()
              .startsWith("the file cannot be read: the server sent nothing for"));
    }
  }

  @Test
  void aServerThatCutsOffIsReported() throws IOException {
    URI cuts =
        serve(
            exchange -> {
              exchange.getResponseHeaders().set("Content-Range", "bytes 0-99/100");
              exchange.sendResponseHeaders(206, 100);
              exchange.getResponseBody().write(new byte[10]);
              exchange.getResponseBody().flush();
              exchange.getHttpContext().getServer().stop(0);
            });
    String said = failure(cuts);
    assertTrue(said.startsWith("the file cannot be read: the "), said);
  }

  @Test
  void errorsOfTheServerAreSaid() throws IOException {
    URI missing =
        serve(
            exchange -> {
              exchange.sendResponseHeaders(404, -1);
              exchange.close();
            });
    assertEquals("the server answers 404", failure(missing));
  }

  @Test
  void anEmptyFileIsSaidToBeEmpty() throws IOException {
    URI empty =
        serve(
            exchange -> {
              exchange.getResponseHeaders().set("Content-Range", "bytes */0");
              exchange.sendResponseHeaders(416, -1);
              exchange.close();
            });
    assertEquals("the file is empty", failure(empty));
  }

  private String failure(URI url) {
    try (HttpSource source = source(url, Map.of())) {
      HeaderReading reading = WeightHeaders.read(source);
      assertTrue(reading.header().isEmpty());
      return reading.findings().get(0).message().en();
    }
  }

  private static HttpSource source(URI url, Map<String, String> headers) {
    return new HttpSource("model.safetensors", url, headers);
  }

  private static List<String> rules(HeaderReading reading) {
    return reading.findings().stream().map(f -> f.rule()).toList();
  }

  private URI serve(HttpHandler handler) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work);
              thread.setDaemon(true);
              return thread;
            }));
    server.createContext("/", handler);
    server.start();
    servers.add(server);
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/model");
  }

  private HttpHandler ranges(byte[] file) {
    return exchange -> {
      seen.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
      String[] range =
          exchange.getRequestHeaders().getFirst("Range").substring("bytes=".length()).split("-");
      int from = Integer.parseInt(range[0]);
      int to = Math.min(Integer.parseInt(range[1]), file.length - 1);
      exchange
          .getResponseHeaders()
          .set("Content-Range", "bytes " + from + "-" + to + "/" + file.length);
      answer(exchange, 206, Arrays.copyOfRange(file, from, to + 1));
    };
  }

  private static HttpHandler whole(byte[] file) {
    return exchange -> answer(exchange, 200, file);
  }

  private static void answer(HttpExchange exchange, int status, byte[] bytes) {
    try (exchange) {
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (IOException e) {
      // The reader may close the connection at any time.
    }
  }

  private static byte[] safetensors(int tensors, int data) {
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < tensors; i++) {
      int end = i == tensors - 1 ? data : 0;
      json.append(i == 0 ? "" : ",")
          .append("\"layers.")
          .append(i)
          .append(".weight\":{\"dtype\":\"U8\",\"shape\":[")
          .append(end)
          .append("],\"data_offsets\":[0,")
          .append(end)
          .append("]}");
    }
    return file(json.append('}').toString(), data);
  }

  private static byte[] padded(int header) {
    String json =
        "{\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]},\"__metadata__\":";
    json += "{\"format\":\"" + "x".repeat(header - json.length() - 14) + "\"}}";
    assertEquals(header, json.length());
    return file(json, 1);
  }

  private static byte[] file(String json, int data) {
    byte[] text = json.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(8 + text.length + data)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(text.length)
        .put(text)
        .array();
  }
}
