// The search page: what find.js finds, ten at a time.
(() => {
  const SHOWN = 10; // results at once
  const { find, shown } = globalThis.pedigreeSearch;
  const form = document.querySelector("form.search");
  const input = form.querySelector("input");
  const found = form.querySelector(".found");
  const results = form.querySelector(".results");
  const more = form.querySelector(".more");
  const list = document.getElementById("index");
  const base = form.dataset.assets;
  const kinds = {};
  document.getElementById("kinds").content.querySelectorAll("[data-kind]").forEach(k => { kinds[k.dataset.kind] = k.textContent; });
  const item = ([kind, title, summary, link]) => {
    const element = document.createElement("li");
    element.append(
      Object.assign(document.createElement("a"), { href: link, textContent: title }), " ",
      Object.assign(document.createElement("span"), { className: "tag", textContent: kinds[kind] }),
      Object.assign(document.createElement("p"), { textContent: summary }));
    return element;
  };
  let turn = 0, rest = [];
  const add = async () => {
    const mine = turn, next = rest.splice(0, SHOWN);
    const items = await shown(next, "");
    if (mine !== turn) return;
    results.append(...items.map(item));
    more.hidden = rest.length === 0;
  };
  const search = async () => {
    const mine = ++turn, query = input.value;
    const asked = query.trim().length > 0;
    list.hidden = asked;
    if (!asked) {
      found.textContent = "";
      more.hidden = true;
      results.replaceChildren();
      return;
    }
    try {
      const hits = await find(query, base);
      const items = await shown(hits.slice(0, SHOWN), "");
      if (mine !== turn) return; // an answer to what is no longer asked
      rest = hits.slice(SHOWN);
      found.textContent = hits.length ? found.dataset.some.replace("#", hits.length) : found.dataset.none;
      results.replaceChildren(...items.map(item));
      more.hidden = rest.length === 0;
    } catch (error) {
      if (mine === turn) found.textContent = found.dataset.lost;
    }
  };
  form.hidden = false;
  form.addEventListener("submit", event => event.preventDefault());
  more.addEventListener("click", add);
  input.value = new URLSearchParams(location.search).get("q") || "";
  input.addEventListener("input", () => {
    if (location.protocol.startsWith("http")) {
      history.replaceState(null, "", input.value ? "?q=" + encodeURIComponent(input.value) : location.pathname);
    }
    search();
  });
  search();
})();
