package dev.pedigree.crawl.git;

import dev.pedigree.crawl.net.BoundedStream;
import dev.pedigree.crawl.net.CrawlLimits;
import dev.pedigree.crawl.net.Deadline;
import dev.pedigree.crawl.text.Clean;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Severity;
import java.io.File;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.function.Predicate;
import org.eclipse.jgit.errors.MissingBundlePrerequisiteException;
import org.eclipse.jgit.errors.TooLargeObjectInPackException;

/**
 * Says what a failure of git was.
 *
 * @param source how findings name the source
 */
record GitFailure(String source, CrawlLimits limits, Deadline deadline) {

  /** What a failure of git was, as far as it can be told. */
  FindingException explained(Throwable e, GitHttp http) {
    if (deadline.passed()) {
      return new FindingException(deadline.timedOut(), e);
    }
    if (causedBy(e, GitFailure::isFullDisk)) {
      return failed("crawl.disk-full", e, "reason", reason(e));
    }
    if (http != null && http.outOfReach().isPresent()) {
      return new FindingException(http.outOfReach().get().finding(Severity.ERROR, source), e);
    }
    if (http != null && http.refusal().isPresent()) {
      return new FindingException(http.refusal().get().finding(source), e);
    }
    if (causedBy(e, BoundedStream.TooMuch.class::isInstance)) {
      return failed("crawl.pack-too-large", e, "limit", limits.packBytes());
    }
    if (causedBy(e, TooLargeObjectInPackException.class::isInstance)
        || e instanceof OutOfMemoryError) {
      return failed("crawl.object-too-large", e, "limit", limits.objectBytes());
    }
    if (causedBy(
        e, c -> c instanceof SocketTimeoutException || c instanceof InterruptedIOException)) {
      return failed("crawl.stalled", e, "seconds", limits.stall().toSeconds());
    }
    if (causedBy(e, MissingBundlePrerequisiteException.class::isInstance)) {
      return failed("crawl.bundle-incomplete", e);
    }
    if (http != null && causedBy(e, GitFailure::isNetwork)) {
      return failed("crawl.unreachable", e, "reason", reason(e));
    }
    return failed("crawl.not-git", e, "reason", reason(e));
  }

  /** The system says it in words only. */
  private static boolean isFullDisk(Throwable e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("No space left on device") || message.contains("Disk quota exceeded");
  }

  private static boolean isNetwork(Throwable e) {
    return e instanceof java.net.SocketException
        || e instanceof java.net.UnknownHostException
        || e instanceof javax.net.ssl.SSLException;
  }

  private static boolean causedBy(Throwable e, Predicate<Throwable> test) {
    for (Throwable c = e; c != null; c = c.getCause()) {
      if (test.test(c)) {
        return true;
      }
    }
    return false;
  }

  /** The message of the innermost cause, as outer ones only repeat the URL. */
  static String reason(Throwable e) {
    Throwable inner = e;
    while (inner.getCause() != null) {
      inner = inner.getCause();
    }
    String text =
        inner.getMessage() == null ? inner.getClass().getSimpleName() : inner.getMessage();
    return Clean.text(text.replace(File.separator + "tmp", ""));
  }

  /** A failure with a rule of its own. */
  FindingException failed(String rule, Throwable cause, Object... args) {
    return new FindingException(Finding.error(rule, Location.of(source), args), cause);
  }
}
