// Times @huggingface/gguf: hf-gguf.mjs FOLDER FILE… prints for each file its path and the fastest time in milliseconds.
// FOLDER is where the package is installed.
import { createRequire } from "node:module";
import path from "node:path";
import { performance } from "node:perf_hooks";

const [folder, ...files] = process.argv.slice(2);
const { gguf } = createRequire(path.join(path.resolve(folder), "here.js"))("@huggingface/gguf");

for (const file of files) {
  let fastest = Infinity;
  const stop = performance.now() + 10_000;
  for (let i = 0; i < 41 && (performance.now() < stop || i < 5); i++) {
    const start = performance.now();
    await gguf(file, { allowLocalFile: true });
    fastest = Math.min(fastest, performance.now() - start);
  }
  console.log(`${file}\t${fastest}`);
}
