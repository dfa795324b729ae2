package dev.pedigree.crawl.git;

import dev.pedigree.crawl.lfs.StandIn;
import dev.pedigree.crawl.net.CrawlLimits;
import dev.pedigree.crawl.net.Deadline;
import dev.pedigree.crawl.text.Clean;
import dev.pedigree.crawl.text.Reports;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Lists the files of one commit. Anything but a regular file is reported and skipped. */
public final class TreeListing {
  private static final Pattern HOSTILE =
      Pattern.compile(
          "(^|.*/)(\\.|\\.\\.|\\.git|\\.git[ .]+|git~1)?(/.*|$)|.*[\\\\:\\x00-\\x1f\\x7f].*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** Longest target of a link that is read, in bytes. */
  private static final int LINK = 4096;

  private final CrawlLimits limits;
  private final Deadline deadline;
  private final Reports reports;
  private final List<TreeFile> files = new ArrayList<>();
  private final Set<String> paths = new HashSet<>();
  private final Set<String> folders = new HashSet<>();
  private final Map<String, String> folded = new HashMap<>();

  private TreeListing(CrawlLimits limits, Deadline deadline, List<Finding> findings) {
    this.limits = limits;
    this.deadline = deadline;
    this.reports = new Reports(findings);
  }

  /** The files of {@code commit}, in git's order. Adds findings to {@code findings}. */
  public static List<TreeFile> of(
      ObjectReader reader,
      RevCommit commit,
      CrawlLimits limits,
      Deadline deadline,
      List<Finding> findings)
      throws IOException {
    TreeListing listing = new TreeListing(limits, deadline, findings);
    try (TreeWalk walk = new TreeWalk(reader)) {
      walk.addTree(commit.getTree());
      listing.walk(walk);
    }
    return listing.files;
  }

  private void walk(TreeWalk walk) throws IOException {
    int entries = 0;
    while (walk.next()) {
      deadline.check();
      if (++entries > limits.treeEntries()) {
        reports.add(
            Finding.warning(
                "crawl.too-many-files", Location.of("/"), "limit", limits.treeEntries()));
        return;
      }
      String path = decoded(walk.getRawPath());
      if (path == null || !acceptable(path, walk.getFileMode())) {
        continue;
      }
      FileMode mode = walk.getFileMode();
      if (mode == FileMode.TREE) {
        folders.add(path);
        walk.enterSubtree();
      } else if (mode == FileMode.SYMLINK) {
        symlink(path, walk);
      } else if (mode == FileMode.GITLINK) {
        report("crawl.submodule", path, "commit", walk.getObjectId(0).name());
      } else if (mode == FileMode.REGULAR_FILE || mode == FileMode.EXECUTABLE_FILE) {
        files.add(new TreeFile(path, walk.getObjectId(0), FileKind.of(path)));
      } else {
        report("crawl.odd-mode", path, "mode", Integer.toOctalString(walk.getRawMode(0)));
      }
    }
  }

  /** A link is not followed, but where it leads says what kind of file is meant. */
  private void symlink(String path, TreeWalk walk) throws IOException {
    Blobs.Content content = new Blobs(walk.getObjectReader(), LINK).read(walk.getObjectId(0));
    String target =
        content instanceof Blobs.Bytes bytes
            ? new String(bytes.bytes(), StandardCharsets.UTF_8)
            : "?";
    Optional<Finding> annex = StandIn.annex(path, target);
    if (annex.isPresent()) {
      reports.add(annex.get());
    } else {
      reports.add(Finding.warning("crawl.symlink", Location.in(path, Clean.text(target))));
    }
  }

  private boolean acceptable(String path, FileMode mode) {
    if (HOSTILE.matcher(path).matches()) {
      report("crawl.hostile-path", Clean.text(path));
      return false;
    }
    if (!paths.add(path)) {
      report("crawl.path-clash", path);
      return mode == FileMode.TREE && !folders.contains(path);
    }
    String other = folded.putIfAbsent(path.toLowerCase(Locale.ROOT), path);
    if (other != null) {
      report("crawl.case-clash", path, "other", other);
    }
    return true;
  }

  private String decoded(byte[] raw) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
    } catch (CharacterCodingException e) {
      byte[] ascii = Arrays.copyOf(raw, raw.length);
      for (int i = 0; i < ascii.length; i++) {
        ascii[i] = ascii[i] < 0x20 ? (byte) '?' : ascii[i];
      }
      report("crawl.name-not-utf8", new String(ascii, StandardCharsets.US_ASCII));
      return null;
    }
  }

  private void report(String rule, String path, Object... args) {
    reports.add(Finding.warning(rule, Location.of(path), args));
  }
}
