// Asks the browser to keep the public help pages for offline use, once the page itself is there.
if ("serviceWorker" in navigator) {
  addEventListener("load", () => {
    navigator.serviceWorker.register("/help/worker.js", { scope: "/help/" }).catch(() => {});
  });
}
