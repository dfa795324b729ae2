// Reloads the page when the site is another than the one it shows.
const shown = document.currentScript.dataset.version;

async function follow() {
  for (;;) {
    try {
      const now = await (await fetch("/-/version?" + shown)).text();
      if (now !== shown) {
        location.reload();
        return;
      }
    } catch {
      // The program was stopped; it may be started again.
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}

follow();
