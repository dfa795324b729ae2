// The sentences of a comparison, filled as Messages, Cjk and DiffSentence fill them. The sentences
// themselves are in the table of the language.
globalThis.pedigreeWords = (table, chinese) => {
  // ---- Filling -----------------------------------------------------------------------------------

  const LONGEST = 1000; // characters of an argument
  const han = c => /^\p{Script=Han}$/u.test(c);
  const wide = c => han(c) || /^[\u3000-\u303f\uff00-\uffef“”‘’…—]$/.test(c);
  const spaced = (before, after) => han(before) && !wide(after) && !",.;:!)]}%'\"·".includes(after)
    || han(after) && !wide(before) && !"([{'\"·".includes(before);
  // Where Chinese meets Latin letters and digits stands one space, and none beside anything else.
  const append = (sentence, words) => {
    const left = sentence.replace(/ +$/, ""), right = words.replace(/^ +/, "");
    if (!chinese || !left || !right) return sentence + words;
    const before = [...left.slice(-2)].pop(), after = [...right.slice(0, 2)][0];
    if (!wide(before) && !wide(after)) return sentence + words;
    return left + (spaced(before, after) ? " " : "") + right;
  };
  const cut = text => [...text].length > LONGEST ? [...text].slice(0, LONGEST).join("") + "…" : text;
  const grouped = number => String(number).replace(/\B(?=(\d{3})+$)/g, ",");
  const text = (key, args = {}) => table.words[key].split(/\{([^}]*)\}/)
    .reduce((sentence, piece, i) => append(sentence, i % 2 ? cut(String(args[piece])) : piece), "");
  const counted = (key, count, args) => text(key + (count === 1 ? ".one" : ".many"), { count: grouped(count), ...args });
  const list = items => items.join(table.words.list);

  // ---- The sentence that says what was found -----------------------------------------------------

  const lines = count => text("distance." + (count === 0 ? "none" : count === 1 ? "one" : "many"), { count });
  // The names of what is known to differ, the first ones.
  const subjects = differences => {
    const names = differences.filter(d => !d.open).map(d => d.name), most = table.shown.subjects;
    return list(names.slice(0, most)) + (names.length > most ? table.words.more : "");
  };
  // The part of a tensor's name that another name does not have, as TensorNames has it.
  const shortened = (name, other) => {
    const own = name.split("."), theirs = other.split(".");
    let start = 0, end = 0;
    while (start < own.length - 1 && start < theirs.length - 1 && own[start] === theirs[start]) start++;
    while (own.length - end > start + 1 && theirs.length - end > start + 1 && own[own.length - 1 - end] === theirs[theirs.length - 1 - end]) end++;
    return own.slice(start, own.length - end).join(".");
  };
  const renamed = renames => {
    const names = renames.filter(r => !r.fusion), fused = renames.length - names.length;
    if (!renames.length) return "";
    if (!names.length) return counted("sentence.fused", fused);
    if (fused || names.length > table.shown.subjects) return counted("sentence.renamed-many", renames.length);
    const pairs = list(names.map(r => shortened(r.a, r.b) + " → " + shortened(r.b, r.a)));
    return counted("sentence.renamed", names.length, { pairs });
  };
  const kind = found => {
    if (found.listing === "same") return "identical";
    if (found.design === "different") return found.unknown ? "different-open" : "different";
    if (!found.unknown) return "variation";
    return found.known ? "unknown-some" : "unknown";
  };
  const verdict = (found, a, b) => {
    const constants = subjects(found.differences.filter(d => d.level === "hyper-parameter"));
    return text("sentence." + kind(found), {
      a, b,
      shape: text("sentence.shape." + found.shape),
      sizes: text("sentence.sizes." + found.shape),
      constants: constants && text("sentence.constants", { subjects: constants }),
      names: renamed(found.renames),
      lines: lines(found.known),
      open: lines(found.unknown),
      subjects: subjects(found.lines),
    });
  };

  // ---- What stands beside ------------------------------------------------------------------------

  // What is said of shared weights, and what was looked at.
  const beside = found => [...new Set(found.claims.flatMap(c => c.note ? [c.note] : [])), text(found.weights.note)].join(table.words.also);
  // What the answers rest on, first what both listings show: [[kind, sentence]].
  const rests = found => {
    const { known, unknown, basis } = found, named = found.renames.filter(r => !r.fusion).length, fused = found.renames.length - named;
    const said = [[basis, unknown ? text("listing.open", { lines: known, open: unknown })
      : known ? text("listing.lines", { lines: known }) : text("listing.identical")]];
    if (named) said.push([basis, text("names.renamed", { count: named })]);
    if (fused) said.push([basis, text("names.fused", { count: fused })]);
    said.push([found.weights.kind || basis, text(found.weights.said, found.weights.args)]);
    return said;
  };
  // How much of both was seen in public copies only; nothing where all was read.
  const rebuilt = sides => {
    const read = sides.filter(w => w.snapshot), made = read.filter(w => w.copies);
    if (!made.length) return "";
    const sum = key => grouped(made.reduce((all, w) => all + w[key], 0));
    return text("rebuilt." + (read.length === 1 ? "model" : made.length === read.length ? "all" : "some"),
      { count: made.length, models: read.length, seen: sum("seen"), unseen: sum("unseen") });
  };
  return { text, counted, list, grouped, verdict, beside, rests, rebuilt };
};
