// An old address leads on with what is asked and the place on the page, which a refresh would lose.
addEventListener("DOMContentLoaded", () => {
  const to = document.querySelector("main a");
  location.replace(to.href + location.search + (to.hash ? "" : location.hash));
});
