package dev.pedigree.weights.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A server that keeps connections open, serves ranges, and records requests. */
public final class RangeServer implements AutoCloseable {
  public final List<String> ranges = new CopyOnWriteArrayList<>();
  public final AtomicInteger connections = new AtomicInteger();
  public final AtomicInteger most = new AtomicInteger();
  public final AtomicLong sent = new AtomicLong();
  private final AtomicInteger open = new AtomicInteger();
  private final ServerSocket socket;
  private final Map<String, byte[]> files;

  public RangeServer(Map<String, byte[]> files) throws IOException {
    this.files = files;
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  public URI address(String name) {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/" + name);
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = socket.accept();
        connections.incrementAndGet();
        start(() -> serve(client));
      }
    } catch (IOException e) {
      // The server was closed.
    }
  }

  private void serve(Socket client) {
    try (client) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
      OutputStream out = client.getOutputStream();
      for (String request = in.readLine(); request != null; request = in.readLine()) {
        String range = "";
        for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
          range = line.startsWith("Range: bytes=") ? line.substring(13) : range;
        }
        most.accumulateAndGet(open.incrementAndGet(), Math::max);
        answer(out, files.get(request.split(" ")[1].substring(1)), range);
        open.decrementAndGet();
      }
    } catch (IOException e) {
      open.decrementAndGet(); // the reader may close the connection at any time
    }
  }

  private void answer(OutputStream out, byte[] file, String range) throws IOException {
    ranges.add(range);
    String[] ends = range.split("-", 2);
    int from =
        ends[0].isEmpty()
            ? Math.max(0, file.length - Integer.parseInt(ends[1]))
            : Integer.parseInt(ends[0]);
    int to = ends[0].isEmpty() ? file.length : Math.min(file.length, Integer.parseInt(ends[1]) + 1);
    String head =
        "HTTP/1.1 206 Partial Content\r\nContent-Length: "
            + (to - from)
            + "\r\nContent-Range: bytes "
            + from
            + "-"
            + (to - 1)
            + "/"
            + file.length
            + "\r\n\r\n";
    out.write(head.getBytes(StandardCharsets.ISO_8859_1));
    for (int at = from; at < to; at += 1 << 14) {
      int count = Math.min(1 << 14, to - at);
      out.write(file, at, count);
      sent.addAndGet(count);
    }
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
