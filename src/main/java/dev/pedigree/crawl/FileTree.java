package dev.pedigree.crawl;

import dev.pedigree.crawl.git.Blobs;
import dev.pedigree.weights.onnx.ExternalData;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** The files among which models lie: a folder of this machine, or a commit. */
interface FileTree {

  /** The paths of all files, sorted; for a kept header the path of the weight file. */
  List<String> paths();

  /** The content of a small file; empty when there is no such file. */
  Optional<Blobs.Content> content(String path) throws IOException;

  /** The content of a tokenizer, which may be long; empty where that is not read. */
  Optional<InputStream> tokenizer(String path) throws IOException;

  /** Names of the files in a folder, empty for the top, without those in folders below. */
  List<String> names(String folder) throws IOException;

  /** A file that is no weight file; without opening when its content is not here. */
  Candidate file(String path) throws IOException;

  /** A weight file. */
  Candidate candidate(String path) throws IOException;

  /** Sizes of the files that models of ONNX keep their numbers in. */
  ExternalData.Sizes sizes();
}
