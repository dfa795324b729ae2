package dev.pedigree.crawl.stated;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A name that a file states is called what it is. */
class StatedNameTest {
  @ParameterizedTest
  @CsvSource({
    "lab/Model-7B, HUB_ID",
    "lab/Model-7B@v1.0, HUB_ID",
    "https://hub.example/lab/Model-7B, URL",
    "/mnt/disk/run-3, LOCAL_PATH",
    "./out, LOCAL_PATH",
    "C:\\models\\run, LOCAL_PATH",
    "models/run-3, LOCAL_PATH",
    "a/b/c, LOCAL_PATH",
    "~/models/run, LOCAL_PATH",
    "file:///mnt/run, LOCAL_PATH",
    "outputs/run, LOCAL_PATH",
    "ckpt/epoch3, LOCAL_PATH",
    "my-run/checkpoint-1500, LOCAL_PATH",
    "/root/.cache/huggingface/hub/models--lab--Model/snapshots/ab, LOCAL_PATH",
    "gpt2, WORD"
  })
  void kindFollowsFromItsForm(String name, StatedName kind) {
    assertEquals(kind, StatedName.of(name));
  }
}
