package dev.pedigree.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says why a file cannot be read or written; the system often gives nothing but its name. */
final class Failure {
  private Failure() {}

  static String words(IOException e) {
    if (!(e instanceof FileSystemException file)) {
      return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
    if (e instanceof AccessDeniedException) {
      return file.getFile() + ": permission denied";
    }
    if (e instanceof NoSuchFileException) {
      return file.getFile() + ": no such file or folder";
    }
    if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
      return file.getFile() + ": a file lies where a folder is needed";
    }
    String reason = file.getReason() == null ? e.getClass().getSimpleName() : file.getReason();
    return file.getFile() + ": " + reason;
  }
}
