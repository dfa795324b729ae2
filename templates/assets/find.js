// Finds pages by the keys of the index that a query needs: the files with these keys are loaded as
// scripts, which works from disk too. How text is cut into keys stands in SearchKeys.java; queries
// are cut in the same way here. The pages that ask are those of search.js and compare.js.
(() => {
  const LONGEST = 24; // characters of a key
  const FILES = 4; // files of keys loaded for the start of a word
  const ENOUGH = 0.6; // the part of a query, by weight, that a result must have
  // Words that many questions have and no answer needs.
  const STOP = new Set("a about all an and any are as at be between by can did do does for from had has have how i in is it its made make makes many me mean means much of often on or than tell that the their there these they this to was were what when where which who whom whose why with you use used uses".split(" "));
  const ASKED = /有多[大高长長久]|多[大高长長久]|有没有|有沒有|是不是|是否|怎么样|怎麼樣|怎么|怎麼|怎样|怎樣|如何|什么|什麼|为什么|為什麼|哪些|哪个|哪個|多少|一样吗|一樣嗎|一下|一份|一个|一個|还是|還是|谁|誰/g;
  const PARTICLES = /[的了吗嗎呢吧和与與跟是在被把]/g;
  const ENDINGS = /(?:isations?|izations?|ations?|ising|izing|ised|ized|ting|ings?|ers?|ors?|ied|ies|ed|es|ly|s|y|e)$/;

  // What the names of tensors have around the part that tells them apart.
  const FRAME = /^(?:\d+|model|transformer|layers?|blocks?|h|weight|bias)$/i;

  // ---- The index -------------------------------------------------------------------------------

  const loads = new Map();
  const load = (path) => {
    if (!loads.has(path)) {
      loads.set(path, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = path;
        script.onload = resolve;
        script.onerror = () => { loads.delete(path); reject(new Error(path)); };
        document.head.append(script);
      }));
    }
    return loads.get(path);
  };
  // Where there are very many files of keys, `groups` has the first key of each `perGroup` files, and `firsts` those of the groups that were loaded.
  let documents = 0, perFile = 1, firsts = [], models = [0, 0], groups = [], perGroup = 0;
  const blocks = new Map(), pages = new Map();
  globalThis.pedigreeSearch = {
    index(_, [count, each, keys, from, to, group = 0]) {
      documents = count; perFile = each; models = [from, to]; perGroup = group;
      if (group) groups = keys; else firsts = keys;
    },
    firsts(number, keys) { keys.forEach((key, i) => { firsts[number * perGroup + i] = key; }); },
    keys(number, [text]) {
      blocks.set(number, text.trimEnd().split("\n").map(line => {
        const [key, ...rest] = line.split(" ");
        const kept = rest.pop();
        return { key, kept, all: rest.length ? parseInt(rest[0], 10) : 0 };
      }));
    },
    pages(number, list) { pages.set(number, list); },
  };
  const last = (keys, at, low, high) => { // the last of sorted keys that is not behind this one
    const start = low;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (keys[middle] <= at) low = middle + 1; else high = middle;
    }
    return Math.max(start, low - 1);
  };
  const groupOf = at => last(groups, at, 0, groups.length);
  const block = at => { // the file of a key; of a group that was not loaded, its first
    if (!perGroup) return last(firsts, at, 0, firsts.length);
    const start = groupOf(at) * perGroup;
    return start in firsts ? last(firsts, at, start, Math.min(start + perGroup, firsts.length)) : start;
  };
  const loadBlocks = async (from, to, base) => {
    if (perGroup) {
      const group = groupOf(from), next = Math.min(groupOf(to), group + 1);
      await Promise.all([group, next].map(g => load(`${base}search/firsts-${g}.js`)));
    }
    const first = block(from), until = Math.min(block(to), first + FILES - 1), waits = [];
    for (let i = first; i <= until; i++) waits.push(load(`${base}search/keys-${i}.js`));
    return Promise.all(waits);
  };
  const between = (from, to) => {
    const found = [];
    for (let i = block(from), until = block(to); i <= until; i++) {
      for (const entry of blocks.get(i) || []) {
        if (entry.key >= from && entry.key <= to) found.push(entry);
      }
    }
    return found;
  };
  const postings = (entry, take) => {
    let page = -1;
    for (const [, gap, weight] of entry.kept.matchAll(/([0-9a-z]+)([A-I])/g)) {
      page += parseInt(gap, 36);
      take(page, (weight.charCodeAt(0) - 64) / 9);
    }
  };

  // ---- The query -------------------------------------------------------------------------------

  const chinese = /[\u3400-\u9fff\uf900-\ufaff]/;
  const CHINESE = /(?:[\u3400-\u9fff\uf900-\ufaff][·・‧]?)+/;
  const PARTS = new RegExp(`${CHINESE.source}|(?:(?![\\u3400-\\u9fff\\uf900-\\ufaff])[\\p{L}\\p{Nd}])(?:[-_./@+'’:]?(?![\\u3400-\\u9fff\\uf900-\\ufaff])[\\p{L}\\p{Nd}])*`, "gu");
  const squeezed = text => text.replace(/[^\p{L}\p{Nd}]+/gu, "").toLowerCase();
  const end = start => start + "\uffff";

  const words = text => {
    const found = [];
    for (const part of text.match(PARTS) || []) {
      if (chinese.test(part[0])) {
        const plain = part.replace(/[·・‧]/g, "");
        const asked = plain.length > 2 ? plain.replace(ASKED, " ") : plain;
        const runs = (plain.length > 3 ? asked.replace(PARTICLES, " ") : asked).split(" ").filter(Boolean);
        const long = runs.filter(run => run.length > 1);
        for (const run of long.length ? long : runs.slice(0, 1)) found.push({ pairs: run });
      } else {
        found.push({ word: part });
      }
    }
    const told = found.filter(w => !w.word || !STOP.has(w.word.toLowerCase()));
    const kept = told.length ? told : found;
    // A single letter or figure belongs to the word before it: Llama 2, Phi 3.
    return kept.reduce((all, w) => {
      const before = all[all.length - 1];
      if (w.word && w.word.length === 1 && before && before.word) before.joined = w.word;
      else all.push({ ...w });
      return all;
    }, []);
  };

  // The pages of a word: how well each has it, from 0 to 1.
  const pagesOf = (start, factor, into, exact) => {
    for (const entry of between(start, exact ? start : end(start))) {
      const near = entry.key === start ? 1 : 0.55 + 0.35 * start.length / entry.key.length;
      postings(entry, (page, weight) => {
        // The start of a word in running text says little while the word is short.
        if (entry.key !== start && start.length < 3 && weight < 0.7) return;
        const good = weight * near * factor, before = into.get(page) || 0;
        into.set(page, Math.max(good, before) + 0.1 * Math.min(good, before));
      });
    }
    return into;
  };
  const near = (a, b) => { // whether one letter more, less, other or swapped makes one of the other
    if (Math.abs(a.length - b.length) > 1) return false;
    let i = 0;
    while (i < a.length && a[i] === b[i]) i++;
    const [p, q] = [a.slice(i), b.slice(i)];
    return p.slice(1) === q.slice(1) || p.slice(1) === q || p === q.slice(1)
      || (p[0] === q[1] && p[1] === q[0] && p.slice(2) === q.slice(2));
  };
  const misspelt = async (word, base) => {
    const start = word.slice(0, 2), found = new Map();
    await loadBlocks(start, end(start), base);
    for (const entry of between(start, end(start))) {
      for (const length of [word.length - 1, word.length, word.length + 1]) {
        if (entry.key.length >= length && near(word, entry.key.slice(0, length))) {
          postings(entry, (page, weight) => found.set(page, Math.max(found.get(page) || 0, weight * 0.6)));
          break;
        }
      }
    }
    return found;
  };
  const latin = async (word, base) => {
    const one = squeezed(word).slice(0, LONGEST);
    await loadBlocks(one, end(one), base);
    let found = pagesOf(one, 1, new Map(), one.length < 2);
    const stem = one.replace(ENDINGS, "");
    if (stem !== one && stem.length > 3 && /^\p{L}+$/u.test(one)) {
      await loadBlocks(stem, end(stem), base);
      found = pagesOf(stem, 0.8, found);
    }
    if (!found.size && one.length > 4) found = await misspelt(one, base);
    return found;
  };
  const group = async (w, base) => { // [weight, pages] of each part of a word
    if (w.pairs) {
      const keys = w.pairs.length === 1 ? [w.pairs] : [...w.pairs].slice(1).map((c, i) => w.pairs[i] + c);
      const share = Math.max(1, w.pairs.length / 2) / keys.length;
      return Promise.all(keys.map(async key => {
        await loadBlocks(key, key.length === 1 ? end(key) : key, base);
        return [share, pagesOf(key, 1, new Map(), key.length > 1)];
      }));
    }
    if (w.joined) {
      const found = await latin(w.word + w.joined, base);
      if (found.size) return [[1, found]];
    }
    const found = await latin(w.word, base);
    const split = w.word.split(/[^\p{L}\p{Nd}_]+/u), told = split.filter(part => !FRAME.test(part));
    const parts = told.length ? told : split;
    if (split.length < 2) return [[1, found]];
    if (found.size) {
      // The part that matters may be explained where the whole name does not stand.
      if (told.length === 1) for (const [page, good] of await latin(told[0], base)) found.set(page, Math.max(found.get(page) || 0, good));
      return [[1, found]];
    }
    return Promise.all(parts.map(async part => [1 / parts.length, await latin(part, base)]));
  };

  const find = async (query, base) => {
    await load(`${base}search/index.js`);
    const text = query.normalize("NFKC").trim().replace(/^[a-z]+:\/\/[^/\s]+\/+/i, "");
    const whole = "=" + squeezed(text);
    if (whole.length < 2) return [];
    const asked = words(text);
    // Words that stand together on the page too, 128 experts, say more than they do apart, also as the start of a longer name.
    const pairs = asked.slice(1).flatMap((w, i) => w.word && asked[i].word ? [squeezed(asked[i].word + w.word).slice(0, LONGEST)] : []);
    // A question has names in it: a page that is called by one, two or three words of the query is an answer, if only to a part of it.
    const called = asked.map(w => squeezed(w.pairs || w.word + (w.joined || "")));
    const single = [3, 2, 1].flatMap(count => count < called.length
      ? called.slice(count - 1).map((_, i) => ["=" + called.slice(i, i + count).join(""), count, ((1 << count) - 1) << i]) : [])
      .filter(([name]) => name.length > 2).map(([name, count, place]) => [name, count, place, loadBlocks(name, name, base)]);
    const [groups] = await Promise.all([
      Promise.all(asked.map(w => group(w, base))),
      loadBlocks(whole, end(whole), base),
      ...pairs.map(pair => loadBlocks(pair, end(pair), base)),
    ]);
    const parts = groups.flat().map(([share, found]) => [share * Math.log(1 + documents / (found.size + 0.5)), found]);
    const sum = parts.reduce((all, [weight]) => all + weight, 0) || 1;
    const scores = new Map();
    for (const [weight, found] of parts) {
      for (const [page, good] of found) {
        const score = scores.get(page) || { has: 0, good: 0 };
        score.has += weight / sum;
        score.good += weight / sum * good;
        scores.set(page, score);
      }
    }
    const named = new Map();
    await Promise.all(single.map(([, , , loaded]) => loaded));
    const names = single.filter(([name]) => between(name, name).length);
    // What has one long name is asked about; of what has two, the comparison of both.
    let long = 0, first = 0;
    for (const [, count, place] of names) if (count > 1 && !(first & place)) { first |= place; long++; }
    const places = new Map(), longs = new Map(); // the words by which a page is called already; how many long names call it
    for (const [name, count, place] of names) {
      for (const entry of between(name, name)) {
        postings(entry, (page, weight) => {
          if (places.get(page) & place) return;
          places.set(page, places.get(page) | place);
          named.set(page, (named.get(page) || 0) + 0.1 * (long === 1 ? count ** 2 : 1) * weight);
          if (count > 1) longs.set(page, (longs.get(page) || 0) + 1);
        });
      }
    }
    for (const [page, count] of longs) if (count > 1) named.set(page, named.get(page) + 0.5);
    for (const entry of between(whole, end(whole))) {
      const good = entry.key === whole ? 1 : 0.6 * whole.length / entry.key.length;
      postings(entry, (page, weight) => named.set(page, Math.max(named.get(page) || 0, good * weight)));
    }
    for (const pair of pairs) {
      for (const [page, good] of pagesOf(pair, 0.8, new Map(), pair.length < 6)) {
        if (scores.has(page)) scores.get(page).good += good;
      }
    }
    for (const page of named.keys()) if (!scores.has(page)) scores.set(page, { has: 0, good: 0 });
    return [...scores]
      .filter(([page, s]) => s.has >= ENOUGH || named.has(page))
      .map(([page, s]) => [page, s.good * s.has ** 3 + (s.has > 0.99 ? 0.25 : 0) + (named.get(page) || 0)])
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .map(([page]) => page);
  };
  // What is shown of pages: [kind, title, summary, link from the folder of the search].
  const shown = async (list, folder) => {
    const files = new Set(list.map(page => Math.floor(page / perFile)));
    await Promise.all([...files].map(file => load(`${folder}pages-${file}.js`)));
    return list.map(page => pages.get(Math.floor(page / perFile))[page % perFile]);
  };
  Object.assign(pedigreeSearch, { find, shown, load, isModel: page => page >= models[0] && page < models[1] });
})();

