// Comforts for the family tree: relatives stand out, keys walk from sign to sign, a field finds,
// lists filter, buttons zoom, the mouse drags. The pictures are complete without this file.
(() => {
  const plain = (text) => text.toLowerCase().normalize("NFKC").replace(/[^\p{L}\p{N}]/gu, "");
  const words = (text) => text.toLowerCase().normalize("NFKC").split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const make = (name, attributes, text) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) element.setAttribute(key, value);
    if (text) element.textContent = text;
    return element;
  };

  // The signs of one picture, each with its parent, its children and its place.
  const read = (svg) => {
    const signs = new Map();
    for (const g of svg.querySelectorAll(".t-glyph[data-n]")) {
      const mark = g.querySelector("circle, rect");
      const at = (a, b) => +(mark.getAttribute(a) || mark.getAttribute(b));
      const title = g.querySelector("title").textContent;
      const name = g.querySelector(".t-name a");
      signs.set(g.dataset.n, {
        g, n: g.dataset.n, name, title, x: at("cx", "x"), y: at("cy", "y"), parent: "", children: [],
        also: g.dataset.also ? g.dataset.also.split(" ").map((pair) => pair.split(":")) : [],
      });
    }
    for (const tie of svg.querySelectorAll(".t-tie[data-to]")) {
      const { from, to } = tie.dataset;
      if (from && signs.has(to) && !tie.querySelector(".t-tick")) {
        signs.get(to).parent = from;
        signs.get(from).children.push(to);
      }
    }
    return { svg, signs };
  };

  // Shows only what is asked for; with nothing, everything.
  const light = ({ svg }, on) => {
    svg.classList.toggle("t-lit", !!on);
    for (const sign of svg.querySelectorAll(".t-glyph[data-n]")) {
      sign.classList.toggle("t-on", !!on && on.has(sign.dataset.n));
    }
    for (const line of svg.querySelectorAll("[data-from]")) {
      const { from, to } = line.dataset;
      const lit = !!on && (to === undefined ? on.has(from) : on.has(to) && (!from || on.has(from)));
      line.classList.toggle("t-on", lit);
    }
    for (const ghost of svg.querySelectorAll(".t-ghost")) {
      ghost.classList.toggle("t-on", !!on && on.has(ghost.dataset.of));
    }
    svg.querySelector(".t-also")?.remove();
  };

  // A sign with its ancestors, its children, and lines to its other parents.
  const relatives = (picture, sign) => {
    const on = new Set([sign.n, ...sign.children]);
    for (let at = sign; at && at.parent; at = picture.signs.get(at.parent)) on.add(at.parent);
    sign.also.forEach(([from]) => on.add(from));
    light(picture, on);
    const space = "http://www.w3.org/2000/svg";
    const group = document.createElementNS(space, "g");
    group.setAttribute("class", "t-also");
    for (const [from, state] of sign.also) {
      const other = picture.signs.get(from);
      const path = document.createElementNS(space, "path");
      const bend = Math.max(30, Math.abs(sign.x - other.x) / 2);
      const tall = sign.x === other.x;
      path.setAttribute("d", tall
        ? `M${other.x} ${other.y}C${other.x + 150} ${other.y} ${sign.x + 150} ${sign.y} ${sign.x} ${sign.y}`
        : `M${other.x} ${other.y}C${other.x + bend} ${other.y} ${sign.x - bend} ${sign.y} ${sign.x} ${sign.y}`);
      path.setAttribute("class", `t-line t-${state}`);
      group.append(path);
    }
    picture.svg.querySelector(".t-ties").after(group);
  };

  const start = (root) => {
    const say = root.dataset;
    const layers = [...root.querySelectorAll(".tree-layer")].map((layer) => ({
      layer, wide: layer.querySelector(".t-wide"), pictures: [...layer.querySelectorAll("svg.t-main")].map(read),
    }));
    const seen = () => layers.flatMap((l) => l.pictures).find((p) => p.svg.getClientRects().length) || layers[0].pictures[0];
    const everywhere = (run) => layers.forEach((l) => l.pictures.forEach(run));
    const said = root.querySelector(".tree-said");
    let filtered = null;

    // What the field and the lists leave, by picture.
    const calm = () => everywhere((picture) => light(picture, filtered && filtered.get(picture)));

    // One tab stop for all signs of a picture.
    const stop = (picture, sign) => {
      picture.signs.forEach((other) => other.name.setAttribute("tabindex", other === sign ? "0" : "-1"));
    };
    const show = (sign) => sign.name.scrollIntoView({ block: "nearest", inline: "nearest" });
    const go = (picture, sign) => {
      stop(picture, sign);
      sign.name.focus({ preventScroll: true });
      show(sign);
    };
    const near = (picture, sign, step) => {
      const parent = picture.signs.get(sign.parent);
      const kin = parent ? parent.children.map((n) => picture.signs.get(n)) : [];
      const list = (kin.length > 1 ? kin : [...picture.signs.values()]).sort((a, b) => a.y - b.y || a.x - b.x);
      return list[list.indexOf(sign) + step];
    };
    const walk = (event, picture, sign) => {
      const child = () => sign.children.map((n) => picture.signs.get(n)).sort((a, b) => a.y - b.y)[0];
      const next = {
        ArrowLeft: () => picture.signs.get(sign.parent),
        ArrowRight: child,
        ArrowUp: () => near(picture, sign, -1),
        ArrowDown: () => near(picture, sign, 1),
      }[event.key];
      if (next) {
        event.preventDefault();
        const to = next();
        if (to) go(picture, to);
      } else if (event.key === "Escape") {
        sign.name.blur();
      }
    };
    for (const { wide, pictures } of layers) {
      wide.removeAttribute("tabindex");
      for (const picture of pictures) {
        picture.svg.querySelectorAll("a").forEach((a) => a.setAttribute("tabindex", "-1"));
        const first = [...picture.signs.values()][0];
        if (first) stop(picture, first);
        const of = (event) => {
          const g = event.target.closest(".t-glyph[data-n]");
          return g && picture.signs.get(g.dataset.n);
        };
        picture.svg.addEventListener("pointerover", (event) => {
          const sign = of(event);
          if (sign && event.pointerType === "mouse") relatives(picture, sign);
        });
        picture.svg.addEventListener("pointerleave", calm);
        picture.svg.addEventListener("focusin", (event) => {
          const sign = of(event);
          if (sign) {
            relatives(picture, sign);
            said.textContent = sign.title.replaceAll("\n", " · ");
          }
        });
        picture.svg.addEventListener("focusout", () => {
          said.textContent = "";
          calm();
        });
        picture.svg.addEventListener("keydown", (event) => {
          const sign = of(event);
          if (sign) walk(event, picture, sign);
        });
      }
      drag(wide);
    }

    const place = root.querySelector(".tree-bar");
    if (place) bar(place);

    function drag(box) {
      let from = null;
      let moved = false;
      box.addEventListener("pointerdown", (event) => {
        moved = false;
        if (event.pointerType === "mouse" && event.button === 0) {
          from = { x: event.clientX + box.scrollLeft, y: event.clientY + box.scrollTop };
        }
      });
      box.addEventListener("pointermove", (event) => {
        if (!from) return;
        const x = from.x - event.clientX;
        const y = from.y - event.clientY;
        if (moved || Math.hypot(x - box.scrollLeft, y - box.scrollTop) > 5) {
          moved = true;
          box.classList.add("t-held");
          box.scrollTo({ left: x, top: y, behavior: "instant" });
        }
      });
      const end = () => {
        from = null;
        box.classList.remove("t-held");
      };
      addEventListener("pointerup", end);
      box.addEventListener("dragstart", (event) => event.preventDefault());
      box.addEventListener("click", (event) => moved && event.preventDefault(), true);
    }

    function bar(box) {
      const field = make("input", { type: "search", placeholder: say.find, "aria-label": say.find });
      const count = make("span", { class: "tree-count", role: "status" });
      const listed = make("span", { class: "tree-listed", role: "status" });
      const lists = ["lab", "family", "licence", "year"].map((key) => {
        const select = make("select", { "aria-label": say[key], name: key });
        select.append(make("option", { value: "" }, say[key]));
        const values = new Set();
        everywhere(({ signs }) => signs.forEach(({ g }) => g.dataset[key].split("|").forEach((v) => values.add(v))));
        [...values].filter(Boolean).sort((a, b) => a.localeCompare(b)).forEach((v) => select.append(make("option", { value: v }, v)));
        select.addEventListener("change", look);
        return select;
      });
      let found = [];
      let at = 0;

      // 0 the name, 1 its beginning, 2 that of a word, 3 within it, 4 elsewhere; none is -1.
      function rank(sign, asked) {
        const name = plain(sign.name.textContent);
        if (name === asked) return 0;
        if (name.startsWith(asked)) return 1;
        if (words(sign.name.textContent).some((w) => w.startsWith(asked))) return 2;
        if (name.includes(asked)) return 3;
        return plain(sign.title).includes(asked) ? 4 : -1;
      }

      function look() {
        const asked = plain(field.value);
        const chosen = lists.filter((list) => list.value);
        filtered = asked || chosen.length ? new Map() : null;
        everywhere((picture) => {
          if (!filtered) return;
          const fits = [...picture.signs.values()].filter(
            (sign) => chosen.every((list) => sign.g.dataset[list.name].split("|").includes(list.value)) && (!asked || rank(sign, asked) >= 0));
          filtered.set(picture, new Set(fits.map((sign) => sign.n)));
        });
        calm();
        const picture = seen();
        const fits = filtered ? [...picture.signs.values()].filter((sign) => filtered.get(picture).has(sign.n)) : [];
        found = asked ? fits.sort((a, b) => rank(a, asked) - rank(b, asked) || a.n - b.n) : fits;
        at = 0;
        unmark();
        count.textContent = filtered ? `${found.length} / ${picture.signs.size}` : "";
        listed.replaceChildren(...(asked && !found.length ? entries(asked) : []));
        if (found.length) mark();
      }

      // What the picture has no room for is in the list: the first families and models whose name has what is asked.
      function entries(asked) {
        const all = [...document.querySelectorAll('.tree-list a:not([href*="diff/"])')].filter((a) => plain(a.textContent).includes(asked));
        return all.slice(0, 3).map((a) => {
          const link = make("a", { href: a.getAttribute("href") }, `${say.list} ${a.textContent}`);
          link.addEventListener("click", (event) => {
            event.preventDefault();
            for (let fold = a.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
            a.scrollIntoView({ block: "center" });
            a.focus();
          });
          return link;
        });
      }

      function unmark() {
        everywhere(({ svg }) => svg.querySelectorAll(".t-at").forEach((sign) => sign.classList.remove("t-at")));
      }

      function mark() {
        unmark();
        found[at].g.classList.add("t-at");
        // A browser brings the field into view that is typed in; the sign has to come after it.
        const name = found[at].name;
        requestAnimationFrame(() => name.scrollIntoView({ block: "center", inline: "center" }));
      }

      function clear() {
        field.value = "";
        lists.forEach((list) => (list.value = ""));
        look();
      }

      let scale = 1;
      function zoom(to) {
        scale = Math.min(3, Math.max(1, to));
        for (const { wide } of layers) {
          const before = wide.scrollWidth;
          for (const svg of wide.querySelectorAll("svg")) {
            svg.setAttribute("width", svg.viewBox.baseVal.width * scale);
            svg.setAttribute("height", svg.viewBox.baseVal.height * scale);
          }
          wide.scrollLeft *= wide.scrollWidth / before;
          wide.scrollTop *= wide.scrollWidth / before;
        }
      }

      field.addEventListener("input", look);
      field.addEventListener("keydown", (event) => {
        if (event.key === "Escape") {
          clear();
          field.blur();
        } else if (event.key === "Enter" && found.length) {
          event.preventDefault();
          at = (at + 1) % found.length;
          mark();
        } else if (event.key === "ArrowDown" && found.length) {
          event.preventDefault();
          go(seen(), found[at]);
        }
      });
      addEventListener("keydown", (event) => {
        const typing = event.target.closest?.("input:not([type=radio]), textarea, select");
        if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
          event.preventDefault();
          field.focus();
        }
      });
      root.querySelectorAll("input[name=tree-layer]").forEach((input) => input.addEventListener("change", look));
      const more = make("details", { class: "tree-filters" });
      more.append(make("summary", {}, say.filter), ...lists);
      box.append(field, count, listed, more);
      for (const [text, name, run] of [
        ["+", say.in, () => zoom(scale * 1.25)],
        ["−", say.out, () => zoom(scale / 1.25)],
        [say.reset, "", () => (zoom(1), clear())],
      ]) {
        const button = make("button", { type: "button", ...(name && { "aria-label": name }) }, text);
        button.addEventListener("click", run);
        box.append(button);
      }
    }
  };

  // The layer of the address is shown at once. All else waits until the pictures come into view, are
  // reached by a key, or are asked for, as reading them takes longer than all the rest of a page.
  document.querySelectorAll(".tree-pictures").forEach((root) => {
    root.querySelectorAll("input[name=tree-layer]").forEach((input) => {
      if (location.hash === `#${input.id}`) input.checked = true;
      input.addEventListener("change", () => history.replaceState(null, "", `#${input.id}`));
    });
    let started = false;
    const begin = () => {
      if (started) return;
      started = true;
      view.disconnect();
      start(root);
    };
    const view = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && begin());
    view.observe(root);
    root.addEventListener("focusin", begin, true);
    addEventListener("keydown", (event) => event.key === "/" && begin(), true);
  });
})();
