// Small comforts; every page works without them.
(() => {
  // Pages link to index.html so that a site on a disk works; on the web the address is shorter.
  if (location.protocol.startsWith("http") && location.pathname.endsWith("/index.html")) {
    history.replaceState(null, "", location.pathname.slice(0, -10) + location.search + location.hash);
  }
  // A link to a place inside a folded part opens it; so does printing, and what it opened closes again.
  const unfold = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    for (let at = id && document.getElementById(id); at; at = at.parentElement) {
      if (at.localName === "details") at.open = true;
    }
  };
  addEventListener("hashchange", unfold);
  unfold();
  let printed = [];
  addEventListener("beforeprint", () => {
    printed = [...document.querySelectorAll("main details:not([open])")];
    printed.forEach((part) => { part.open = true; });
  });
  addEventListener("afterprint", () => printed.forEach((part) => { part.open = false; }));
  // Another language shows the same place and the same question.
  document.querySelectorAll(".languages a").forEach((link) => {
    const page = link.href;
    link.addEventListener("click", () => { link.href = page + location.search + location.hash; });
  });
})();
