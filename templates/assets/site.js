// Small comforts; every page works without them.
(() => {
  // Pages link to index.html so that a site on a disk works; on the web the address is shorter.
  if (location.protocol.startsWith("http") && location.pathname.endsWith("/index.html")) {
    history.replaceState(null, "", location.pathname.slice(0, -10) + location.search + location.hash);
  }
  // A link to a place inside a folded part opens it; so does printing.
  const unfold = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    for (let at = id && document.getElementById(id); at; at = at.parentElement) {
      if (at.localName === "details") at.open = true;
    }
  };
  addEventListener("hashchange", unfold);
  unfold();
})();
