// Shows one neutral notice. Its scope holds no page and it hears no request: nothing ever passes through it.
const kept = () => new Promise((done) => {
  const opening = indexedDB.open("notices", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("words");
  opening.onerror = () => done();
  opening.onsuccess = () => {
    const asked = opening.result.transaction("words").objectStore("words").get(self.registration.scope);
    asked.onsuccess = () => { opening.result.close(); done(asked.result); };
    asked.onerror = () => { opening.result.close(); done(); };
  };
});

// What a message says is not looked at. Words that are gone leave a dot: a browser wants every message to be seen.
async function show() {
  const words = await kept();
  await self.registration.showNotification(words?.title ?? "·", { body: words?.text ?? "", tag: "notice" });
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("push", (event) => event.waitUntil(show()));
self.addEventListener("message", (event) => event.waitUntil(show()));
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow("/"));
});
