// Finds names and texts that hold every word of the query, as plain substrings: that is exact in
// Chinese, where words have no gaps, and finds parts of tensor and model names as well.
(() => {
  const form = document.querySelector("form.search");
  const input = form.querySelector("input");
  const found = form.querySelector(".found");
  const results = form.querySelector(".results");
  const index = document.getElementById("index");
  const kinds = {};
  document.getElementById("kinds").content.querySelectorAll("[data-kind]").forEach(k => { kinds[k.dataset.kind] = k.textContent; });
  const plain = text => text.normalize("NFKC").toLowerCase();
  const squeezed = text => text.replace(/[\s\-_./@]+/g, "");
  const entries = globalThis.pedigreeEntries.map(([kind, name, text, link]) => {
    const n = plain(name), t = plain(text);
    return { kind, name, text, link, n, t, squeezed: squeezed(n + "\n" + t) };
  });
  const score = (entry, words) => {
    let sum = 0;
    for (const word of words) {
      const tight = squeezed(word);
      if (entry.n === word) sum += 100;
      else if (entry.n.startsWith(word)) sum += 40;
      else if (entry.n.includes(word)) sum += 20;
      else if (entry.t.includes(word)) sum += 4;
      else if (tight && entry.squeezed.includes(tight)) sum += 8;
      else return 0;
    }
    return sum + { model: 3, term: 3, family: 2, article: 2, diff: 0 }[entry.kind];
  };
  const search = () => {
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    index.hidden = words.length > 0;
    results.replaceChildren();
    found.textContent = "";
    if (!words.length) return;
    const hits = entries.map(entry => [score(entry, words), entry]).filter(([s]) => s > 0).sort((a, b) => b[0] - a[0] || a[1].n.length - b[1].n.length);
    found.textContent = hits.length ? found.dataset.some.replace("#", hits.length) : found.dataset.none;
    for (const [, entry] of hits.slice(0, 50)) {
      const item = document.createElement("li");
      const kind = Object.assign(document.createElement("span"), { className: "tag", textContent: kinds[entry.kind] });
      const link = Object.assign(document.createElement("a"), { href: entry.link, textContent: entry.name });
      const text = Object.assign(document.createElement("p"), { textContent: entry.text });
      item.append(link, " ", kind, text);
      results.append(item);
    }
  };
  form.hidden = false;
  form.addEventListener("submit", event => event.preventDefault());
  input.value = new URLSearchParams(location.search).get("q") || "";
  input.addEventListener("input", () => {
    if (location.protocol.startsWith("http")) {
      history.replaceState(null, "", input.value ? "?q=" + encodeURIComponent(input.value) : location.pathname);
    }
    search();
  });
  search();
})();
