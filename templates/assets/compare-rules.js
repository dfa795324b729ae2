// What differs between two models, and what that answers. These are the rules of ArchitectureDiffer,
// PackagingLine and VerdictReader over what CompareTable and ComparandJson publish; nothing here
// knows a trait, a size or a word. What numbers of weights show is not among them: somebody has to
// read the numbers of both.
globalThis.pedigreeRules = (() => {
  // Two terms differ when one is unknown or their values are not equal. An unknown one leaves it open.
  const open = (a, b) => Boolean(a.unknown || b.unknown);
  const differ = (a, b) => open(a, b) || a.value !== b.value;
  // Some differences are of another level when both terms say so: grouped heads against multi-head.
  const level = (kind, a, b) => a.level && a.level === b.level ? a.level : kind.level;
  // Details of a thing are compared only where both have it, and not where another trait says the same.
  const comparable = (trait, a, b) => !(trait.both && (a.none || b.none))
    && !(a.elsewhere && b.elsewhere && a.elsewhere !== b.elsewhere);
  // A size that only one has goes with a trait that differs, unless every decoder has it.
  const measured = (size, a, b) => size.always ? !(a.missing && b.missing) : !(a.missing || b.missing);

  // Deepest level first, and in each the open ones last.
  const differences = (table, a, b) => {
    const found = [];
    const add = (kind, x, y) => found.push({ rule: kind.rule, name: kind.name, level: level(kind, x, y), open: open(x, y), a: x.cell, b: y.cell });
    table.traits.forEach((trait, i) => {
      const x = a.traits[i], y = b.traits[i];
      if (comparable(trait, x, y) && differ(x, y)) add(trait, x, y);
    });
    table.sizes.forEach((size, i) => {
      const x = a.sizes[i], y = b.sizes[i];
      if (measured(size, x, y) && differ(x, y)) add(size, x, y);
    });
    const depth = d => 2 * table.levels.findIndex(l => l.word === d.level) + (d.open ? 1 : 0);
    found.sort((x, y) => depth(x) - depth(y));
    const [x, y] = [a.packaging, b.packaging];
    if (x && y && (x.quantised || y.quantised) && x.words !== y.words) {
      add({ rule: "", name: table.packaging, level: "packaging" }, x, y);
    }
    return found;
  };

  // A difference that is known decides; open ones leave it unknown.
  const answer = own => own.some(d => !d.open) ? "different" : own.length ? "unknown" : "same";

  // The tensors of both by role, as TensorPair has them.
  const byRole = ({ tensors = [] }) => {
    const roles = new Map();
    for (const [all, pattern, dtype, shape, count, marks = ""] of tensors) {
      const one = { roles: all, pattern, dtype, shape, count, data: marks.includes("data"), turned: marks.includes("turned") };
      for (const role of all.split(",")) if (!roles.has(role)) roles.set(role, one);
    }
    return roles;
  };
  const axes = ({ shape, turned }) => turned ? shape.split(", ").reverse().join(", ") : shape;
  const changes = (x, y) => {
    if (!x || !y) return [x ? "only-a" : "only-b"];
    const packed = x.roles !== y.roles;
    const found = Object.entries({ name: x.pattern !== y.pattern, packing: packed,
      turned: !packed && x.turned !== y.turned, shape: !packed && axes(x) !== axes(y) });
    return found.filter(([, holds]) => holds).map(([word]) => word);
  };
  const tensors = (a, b) => {
    const [x, y] = [byRole(a), byRole(b)];
    return [...new Set([...x.keys(), ...y.keys()])]
      .map(role => ({ role, a: x.get(role), b: y.get(role), words: changes(x.get(role), y.get(role)) }));
  };

  // Roles of both whose tensors have other names; with other parts too, they are packed otherwise.
  const renames = all => all.filter(({ a, b, words }) => a && b && !a.data && !b.data && words.includes("name"))
    .map(({ role, a, b, words }) => ({ role, a: a.pattern, b: b.pattern, fusion: words.includes("packing") }));

  // Equal files decide, then sizes that leave no other answer.
  const weights = (a, b) => {
    const [x, y] = [a.weights, b.weights];
    const live = x.snapshot === "live" && y.snapshot === "live";
    const without = side => side.snapshot === "" || side.snapshot === "live" && side.files === 0;
    const read = without(x) || without(y) ? "no-files" : live && x.headers && y.headers ? "headers" : "nothing";
    if (live && read !== "no-files" && x.digests && x.digests === y.digests && x.telling.length) {
      return { answer: "same", kind: "oid", said: "weights.same-oid", args: { count: x.files }, note: "weights.note.same" };
    }
    const digests = new Set(x.telling), equal = read === "headers" ? y.telling.filter(d => digests.has(d)).length : 0;
    if (equal) {
      const args = { count: equal, a: x.telling.length, b: y.telling.length };
      return { answer: "derived", kind: "oid", said: "weights.some-oid", args, note: "weights.note.derived.hashes" };
    }
    if (a.extents.some((extent, i) => extent !== null && b.extents[i] !== null && extent !== b.extents[i])) {
      return { answer: "different", said: "weights.other-shapes", note: "weights.note.different" };
    }
    return { answer: "unknown", said: "weights." + read, note: "weights.note.read." + read };
  };

  // The keys of both configurations whose values differ; a key that one leaves out has no value.
  const config = (a, b) => {
    const values = side => new Map((side.config || []).map(([key, text, value = text]) => [key, { text, value }]));
    const [x, y] = [values(a), values(b)], none = { text: "", value: "" };
    if (!x.size || !y.size) return [];
    return [...new Set([...x.keys(), ...y.keys()])].sort().map(key => [key, x.get(key) || none, y.get(key) || none])
      .filter(([, left, right]) => left.value !== right.value).map(([key, left, right]) => ({ key, x: left.text, y: right.text }));
  };

  // A line of the listing differs when one of its traits does, or when its words do.
  const state = (table, id, found, same) => {
    const rules = new Set(table.traits.filter(trait => trait.line === id).map(trait => trait.rule));
    const own = found.filter(d => rules.has(d.rule));
    return own.length ? own.every(d => d.open) ? "open" : "changed" : same ? "same" : "changed";
  };

  // The comparison, read from a to b.
  const compare = (table, a, b) => {
    const found = differences(table, a, b);
    const deep = new Set(table.levels.filter(l => l.line).map(l => l.word));
    const lines = found.filter(d => deep.has(d.level));
    const stored = tensors(a, b);
    const claims = [...b.weights.claims.filter(c => c.parent === a.id), ...a.weights.claims.filter(c => c.parent === b.id)];
    return {
      differences: found,
      renames: renames(stored),
      tensors: a.tensors.length && b.tensors.length ? stored : [],
      lines,
      known: lines.filter(d => !d.open).length,
      unknown: lines.filter(d => d.open).length,
      design: answer(found.filter(d => d.level === "design")),
      listing: answer(lines),
      shape: answer(found.filter(d => d.level === "shape")),
      weights: weights(a, b),
      config: config(a, b),
      states: table.lines.map((line, i) => state(table, line, found, a.listing[i].words === b.listing[i].words)),
      basis: a.weights.snapshot === "live" && b.weights.snapshot === "live" ? "header" : "facts",
      claimed: b.weights.claims.some(c => c.parent === a.id),
      claims,
    };
  };
  return { compare };
})();
