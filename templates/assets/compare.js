// The page that compares any two models: which two, the search for them, and the comparison, put
// together from the parts that are in the page and the data of both.
(() => {
  const OPTIONS = 8; // models offered at once
  const { find, shown, load, isModel } = globalThis.pedigreeSearch;
  const models = new Map();
  let table;
  globalThis.pedigreeCompare = { model: one => models.set(one.id, one), table: all => { table = all; } };

  // ---- The comparison ----------------------------------------------------------------------------

  const parts = {};
  document.querySelectorAll("template[data-part]").forEach(t => { parts[t.dataset.part] = t.innerHTML.trim(); });
  const fill = (name, values = {}) => parts[name].replace(/(?:<!--)?\{(\w+)\}(?:-->)?/g, (_, key) => values[key]);
  const html = text => text.replace(/[&<>"]/g, c => `&#${c.charCodeAt(0)};`);

  const named = (id, renames, note, a, b, words) => {
    if (!renames.length) return "";
    const rows = renames.map(r => fill("name", { role: html(r.role), a: html(r.a), b: html(r.b) })).join("");
    const names = fill("names", { label: html(words.text(`diff.${id}.table`)), a, b, rows });
    const body = renames.length > table.shown.names ? fill("folded", { names }) : names;
    return fill(id, { title: html(words.counted("diff." + id, renames.length)), note: html(words.text(`diff.${id}.note.${note}`)), body });
  };
  const levelName = word => table.levels.find(l => l.word === word).name;
  const linked = (model, cell) => cell.replace(/href="\{(\d+)\}"/g, (_, at) => `href="${model.links[at]}"`);
  const changes = (part, differences, a, b) => {
    const rows = differences.map(d => fill(`change.${d.level}.${d.open}`, {
      subject: html(d.name), level: html(levelName(d.level)), a: linked(a, d.a), b: linked(b, d.b),
    })).join("");
    return fill(part, { a: html(a.name), b: html(b.name), rows });
  };
  const raw = text => text ? fill("raw", { text: html(text) }) : parts["raw.none"];
  const config = (keys, a, b, words) => {
    const rows = keys.map(({ key, x, y }) => fill("key", { name: html(key), a: raw(x), b: raw(y) })).join("");
    return rows && fill("config", { count: html(words.counted("diff.config.count", keys.length)), a, b, rows });
  };
  const stored = (one, words) => one
    ? fill("stored", { pattern: html(one.pattern), dtype: html(one.dtype), shape: one.shape, count: words.grouped(one.count) }) : parts["stored.none"];
  const tensors = (all, a, b, words) => {
    if (!all.length) return "";
    const said = word => all.filter(row => (row.words.length ? row.words : ["same"]).includes(word)).length;
    const counts = table.shown.changes.filter(said).map(word => words.text("tensors.count." + word, { count: words.grouped(said(word)) }));
    const rows = all.map(row => fill("tensor", {
      role: html(row.role), a: stored(row.a, words), b: stored(row.b, words),
      words: (row.words.length ? row.words : ["same"]).map(word => parts["tensor." + word]).join(" "),
    })).join("");
    const side = one => fill("tensor.side." + Boolean(one.weights.copies), { name: html(one.name) });
    return fill("tensors", {
      count: html(words.counted("diff.tensors.count", all.length)), counts: html(words.list(counts)), a: side(a), b: side(b), rows,
    });
  };
  const page = (a, b) => {
    const words = pedigreeWords(table, document.documentElement.lang.startsWith("zh"));
    const found = pedigreeRules.compare(table, a, b);
    const [nameA, nameB] = [html(a.name), html(b.name)], mark = words.rebuilt([a.weights, b.weights]);
    const numbers = ["derived", "independent"].includes(found.weights.answer) ? "different" : found.weights.answer;
    const first = found.differences.slice(0, table.shown.rows), rest = found.differences.slice(table.shown.rows);
    const folded = rest.length ? fill("rest", { count: html(words.counted("diff.rest", rest.length)), changes: changes("changes.rest", rest, a, b) }) : "";
    const rests = words.rests(found).map(([kind, sentence]) => fill("piece." + kind, { sentence: html(sentence) }));
    const said = [a.weights.copies, b.weights.copies].filter(Boolean).concat(found.claims.map(c => c.item));
    return [
      fill(found.claimed ? "head.claimed" : "head", { a: a.link, b: b.link, sentence: html(words.verdict(found, a.name, b.name)) }),
      fill("answers", { answers: ["design", "shape"].map(q => fill(`answer.${q}.${found[q]}`)).join("")
        + fill(`answer.weights.${found.weights.answer}`, { note: html(words.beside(found)) }) }),
      mark && fill("rebuilt", { mark: html(mark) }),
      fill("listing", {
        a: nameA, b: nameB, beside: a.beside + b.beside,
        lines: a.listing.map((line, i) => fill("line." + found.states[i], { subject: html(line.name), a: line.cell, b: b.listing[i].cell })).join(""),
      }),
      named("renames", found.renames.filter(r => !r.fusion), numbers, nameA, nameB, words),
      named("fusions", found.renames.filter(r => r.fusion), numbers, nameA, nameB, words),
      tensors(found.tensors, a, b, words),
      fill("differences", { body: first.length ? changes("changes", first, a, b) + folded + parts.legend : parts.nothing }),
      config(found.config, nameA, nameB, words),
      fill("evidence", { pieces: rests.concat(said).join("") }),
    ].join("\n");
  };

  // ---- Which two ---------------------------------------------------------------------------------

  const form = document.querySelector("form.choose"), said = form.querySelector(".said");
  const region = document.getElementById("pair"), about = document.getElementById("about");
  const intro = document.querySelectorAll(".intro");
  const untitled = document.title;
  const ID = /^[A-Za-z0-9][\w.-]*\/[A-Za-z0-9][\w.-]*(?:@[A-Za-z0-9][\w.-]*)?$/;
  const tell = (key, name) => form.dataset[key].replace("#", () => name);
  const model = async id => {
    if (!ID.test(id) || id.includes("..")) return undefined;
    try {
      await load(id + ".js");
    } catch (error) {
      return undefined;
    }
    return models.get(id);
  };
  // The address names both: behind a question mark, or behind # where a browser keeps that alone.
  const asked = () => new URLSearchParams(location.search || location.hash.slice(1));
  const address = pair => "?" + ["a", "b"].filter(side => pair[side])
    .map(side => side + "=" + encodeURIComponent(pair[side]).replace(/%2F/g, "/").replace(/%40/g, "@")).join("&");

  const picks = {};
  let pair = {}, turn = 0;
  const links = (a, b) => {
    const built = b.built[a.id], other = a.built[b.id];
    about.querySelectorAll("[data-when]").forEach(p => { p.hidden = !{ built, other, alone: !built && !other }[p.dataset.when]; });
    about.querySelector("[data-when=built] a").href = built || "";
    about.querySelector("[data-when=other] a").href = other || "";
    about.hidden = false;
  };
  const show = async () => {
    const mine = ++turn;
    const [a, b] = await Promise.all(["a", "b"].map(side => pair[side] ? model(pair[side]) : undefined));
    await load("table.js");
    if (mine !== turn) return; // two others have been chosen since
    picks.a.name(a ? a.name : pair.a);
    picks.b.name(b ? b.name : pair.b);
    const lost = [["a", a], ["b", b]].filter(([side, found]) => pair[side] && !found).map(([side]) => pair[side]);
    const told = [a, b].filter(one => one && !one.described).map(one => one.name);
    const both = Boolean(a && b), ready = both && a !== b && !told.length;
    const title = both ? pedigreeWords(table, document.documentElement.lang.startsWith("zh")).text("diff.title", { a: a.name, b: b.name }) : "";
    said.textContent = lost.length ? tell("lost", lost[0]) : told.length ? tell("undescribed", told[0])
      : both && a === b ? form.dataset.same : title;
    said.classList.toggle("sr", ready); // the heading says it to those who see it
    region.innerHTML = ready ? page(a, b) : "";
    region.dataset.shown = ready ? `${a.id} ${b.id}` : "";
    document.title = both ? title + " · " + form.dataset.site : untitled;
    intro.forEach(part => { part.hidden = ready; });
    about.hidden = true;
    if (both && a !== b) links(a, b);
  };
  const choose = (side, id) => {
    pair = { ...pair, [side]: id };
    remember();
    show();
  };
  const remember = () => {
    try {
      history.pushState(null, "", address(pair));
    } catch (error) { // a browser that keeps the address of a file as it is
      location.hash = address(pair).slice(1);
    }
  };
  const read = () => {
    const from = asked();
    const now = { a: from.get("a") || "", b: from.get("b") || "" };
    if (now.a === pair.a && now.b === pair.b || !now.a && !now.b && location.hash && pair.a) return;
    pair = now;
    show();
  };

  // ---- The search for a model --------------------------------------------------------------------

  const pick = (side, other) => {
    const box = form.querySelector(`.pick-${side}`), input = box.querySelector("input"), list = box.querySelector("ul");
    let current = "", turn = 0, at = -1;
    const close = () => {
      turn++;
      list.hidden = true;
      list.replaceChildren();
      at = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };
    const move = to => {
      const options = [...list.children];
      at = (to + options.length) % options.length;
      options.forEach((option, i) => option.setAttribute("aria-selected", String(i === at)));
      input.setAttribute("aria-activedescendant", options[at].id);
      options[at].scrollIntoView({ block: "nearest" });
    };
    const take = option => {
      current = option.firstChild.textContent;
      input.value = current;
      close();
      choose(side, option.dataset.id);
      if (!pair[other]) picks[other].focus();
    };
    const option = ([, title, , link], i) => {
      const id = link.replace(/^\.\.\/models\//, "").replace(/\/index\.html$/, "");
      const one = Object.assign(document.createElement("li"), { id: `${list.id}-${i}`, role: "option" });
      one.dataset.id = id;
      one.setAttribute("aria-selected", "false");
      one.append(Object.assign(document.createElement("span"), { textContent: title }), Object.assign(document.createElement("small"), { textContent: id, lang: "en" }));
      one.addEventListener("mousedown", event => { event.preventDefault(); take(one); });
      return one;
    };
    const search = async () => {
      const mine = ++turn, query = input.value.trim();
      if (!query) return close();
      try {
        const found = await shown((await find(query, form.dataset.assets)).filter(isModel).slice(0, OPTIONS), form.dataset.search);
        if (mine !== turn) return;
        list.replaceChildren(...found.map(option));
        list.hidden = !found.length;
        at = -1;
        input.removeAttribute("aria-activedescendant");
        input.setAttribute("aria-expanded", String(found.length > 0));
        said.classList.remove("sr");
        said.textContent = found.length ? form.dataset.some.replace("#", found.length) : form.dataset.none;
      } catch (error) {
        if (mine === turn) said.textContent = form.dataset.broken;
      }
    };
    input.addEventListener("input", search);
    input.addEventListener("focus", () => input.select());
    input.addEventListener("blur", () => { close(); input.value = current; });
    input.addEventListener("keydown", event => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && !list.hidden) {
        event.preventDefault();
        move(at < 0 && step < 0 ? -1 : at + step);
      } else if (event.key === "Enter") {
        event.preventDefault();
        if (!list.hidden) take(list.children[Math.max(0, at)]);
      } else if (event.key === "Escape") {
        close();
        input.value = current;
      }
    });
    picks[side] = { name: text => { current = text || ""; input.value = current; }, focus: () => input.focus() };
  };
  pick("a", "b");
  pick("b", "a");
  form.addEventListener("submit", event => event.preventDefault());
  form.querySelector(".swap").addEventListener("click", () => {
    pair = { a: pair.b, b: pair.a };
    remember();
    show();
  });
  addEventListener("popstate", read);
  addEventListener("hashchange", read);
  form.hidden = false;
  read();
})();
