// On help pages only: asks the browser to keep them for offline use.
if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register("/help/worker.js", { scope: "/help/" }).catch(() => {});
}
