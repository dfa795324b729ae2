package dev.pedigree.bench.site;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** Where a run of Pedigree spent its time, from a flight recording. */
final class Profile {
  private static final String OURS = "dev.pedigree.";

  private Profile() {}

  /** Prints the share of samples of each package of ours, counting what it calls in libraries. */
  static void print(Path recording) throws IOException {
    Map<String, Integer> rooms = new TreeMap<>();
    int all = 0;
    try (RecordingFile file = new RecordingFile(recording)) {
      while (file.hasMoreEvents()) {
        RecordedEvent event = file.readEvent();
        if (event.getEventType().getName().equals("jdk.ExecutionSample")) {
          rooms.merge(room(event), 1, Integer::sum);
          all++;
        }
      }
    }
    int samples = all;
    rooms.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(12)
        .forEach(
            e ->
                System.out.printf(
                    Locale.ROOT, "  %5.1f %% %s%n", 100.0 * e.getValue() / samples, e.getKey()));
  }

  /** The package of the innermost of our methods, and the library it was in. */
  private static String room(RecordedEvent sample) {
    String library = "";
    for (RecordedFrame frame : sample.getStackTrace().getFrames()) {
      String type = frame.getMethod().getType().getName();
      if (type.startsWith(OURS)) {
        return type.substring(OURS.length(), Math.max(OURS.length(), type.lastIndexOf('.')))
            + (library.isEmpty() ? "" : " in " + library);
      }
      if (type.startsWith("org.commonmark.")) {
        library = "commonmark";
      } else if (type.startsWith("freemarker.")) {
        library = "FreeMarker";
      }
    }
    return "others";
  }
}
