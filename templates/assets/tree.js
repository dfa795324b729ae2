// Comforts for the family tree: relatives stand out on hover and focus, buttons zoom, a field
// filters. The pictures are complete without this file.
(() => {
  const chinese = document.documentElement.lang.startsWith("zh");
  const hant = document.documentElement.lang === "zh-Hant";
  const say = chinese
    ? { zoomIn: hant ? "放大" : "放大", zoomOut: hant ? "縮小" : "缩小", find: hant ? "在譜系圖中搜尋" : "在谱系图中搜索" }
    : { zoomIn: "Zoom in", zoomOut: "Zoom out", find: "Find in the tree" };

  const kinOf = (svg) => {
    const up = new Map();
    const down = new Map();
    const add = (map, key, value) => map.set(key, [...(map.get(key) || []), value]);
    for (const tie of svg.querySelectorAll(".t-tie")) {
      add(up, tie.dataset.to, tie.dataset.from);
      add(down, tie.dataset.from, tie.dataset.to);
    }
    const walk = (map, from, far) => {
      const seen = new Set([from]);
      const queue = [from];
      while (queue.length) {
        for (const next of map.get(queue.shift()) || []) {
          if (!seen.has(next)) {
            seen.add(next);
            if (far) queue.push(next);
          }
        }
      }
      return seen;
    };
    return (n) => ({ before: walk(up, n, true), after: walk(down, n, false) });
  };

  const light = (svg, on) => {
    svg.classList.toggle("t-lit", !!on);
    for (const sign of svg.querySelectorAll("[data-n]")) {
      sign.classList.toggle("t-on", !!on && on.sign(sign.dataset.n));
    }
    for (const tie of svg.querySelectorAll("[data-from]")) {
      tie.classList.toggle("t-on", !!on && on.tie(tie.dataset.from, tie.dataset.to));
    }
  };

  const relatives = (svg) => {
    const kin = kinOf(svg);
    const show = (event) => {
      const sign = event.target.closest(".t-glyph");
      if (!sign || svg.dataset.filter) return;
      const n = sign.dataset.n;
      const { before, after } = kin(n);
      light(svg, {
        sign: (m) => before.has(m) || after.has(m),
        tie: (a, b) => (before.has(a) && (b === undefined || before.has(b))) || (a === n && (b === undefined || after.has(b))),
      });
    };
    const hide = () => svg.dataset.filter || light(svg, null);
    svg.addEventListener("pointerover", show);
    svg.addEventListener("focusin", show);
    svg.addEventListener("pointerleave", hide);
    svg.addEventListener("focusout", hide);
  };

  const filter = (svg, words) => {
    svg.dataset.filter = words;
    if (!words) {
      light(svg, null);
      return;
    }
    const found = new Set();
    for (const sign of svg.querySelectorAll(".t-glyph")) {
      if (sign.textContent.toLowerCase().includes(words.toLowerCase())) found.add(sign.dataset.n);
    }
    light(svg, { sign: (n) => found.has(n), tie: (a, b) => found.has(a) && (b === undefined || found.has(b)) });
    const first = [...svg.querySelectorAll(".t-glyph.t-on")][0];
    const box = svg.closest(".scroll");
    if (first && box && svg.getBoundingClientRect().width > box.clientWidth) {
      const left = first.getBoundingClientRect().left - svg.getBoundingClientRect().left;
      box.scrollLeft = left - box.clientWidth / 2;
    }
  };

  for (const pictures of document.querySelectorAll(".tree-pictures")) {
    const svgs = [...pictures.querySelectorAll(".t-wide, .t-tall")];
    svgs.forEach(relatives);
    const wide = svgs[0];
    if (!wide || wide.querySelectorAll(".t-glyph").length < 12) continue;
    const bar = document.createElement("div");
    bar.className = "tree-bar";
    const field = document.createElement("input");
    field.type = "search";
    field.placeholder = say.find;
    field.setAttribute("aria-label", say.find);
    field.addEventListener("input", () => svgs.forEach((svg) => filter(svg, field.value.trim())));
    bar.append(field);
    let scale = 1;
    for (const [sign, name, factor] of [["+", say.zoomIn, 1.25], ["−", say.zoomOut, 0.8]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = sign;
      button.setAttribute("aria-label", name);
      button.addEventListener("click", () => {
        scale = Math.min(4, Math.max(0.5, scale * factor));
        const natural = wide.viewBox.baseVal.width;
        wide.style.width = wide.style.minWidth = natural * scale + "px";
      });
      bar.append(button);
    }
    pictures.prepend(bar);
  }
})();
