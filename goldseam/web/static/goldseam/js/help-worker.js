// Keeps the public help pages for offline use. Its scope is /help/: no signed-in page ever passes through it.
const STORE = "goldseam-help-1";

self.addEventListener("install", (event) => {
  event.waitUntil(keepHelp().then(() => self.skipWaiting()));
});

// The page, the words for now, and what both are drawn with: opened once, help is there without the network.
async function keepHelp() {
  const store = await caches.open(STORE);
  const page = await fetch("/help/");
  const files = new Set((await page.clone().text()).match(/\/static\/[^"]+/g));
  await Promise.all([store.put("/help/", page), store.addAll([...files, "/help/words/"])]);
}

self.addEventListener("activate", (event) => {
  const old = (names) => names.filter((name) => name !== STORE).map((name) => caches.delete(name));
  event.waitUntil(caches.keys().then((names) => Promise.all(old(names))).then(() => self.clients.claim()));
});

const mayKeep = (address) =>
  address.origin === self.location.origin &&
  (address.pathname.startsWith("/help/") || address.pathname.startsWith("/static/"));

self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== "GET" || !mayKeep(address)) return;
  event.respondWith(
    fetch(event.request)
      .then((answer) => {
        if (answer.ok) {
          const copy = answer.clone();
          event.waitUntil(caches.open(STORE).then((store) => store.put(event.request, copy)));
        }
        return answer;
      })
      .catch(() => keptFor(event.request))
  );
});

// Without the network: the page as it was kept, else the first help page; a missing file stays missing.
async function keptFor(request) {
  const kept = await caches.match(request, { ignoreSearch: true, ignoreVary: true });
  if (kept || request.mode !== "navigate") return kept ?? Response.error();
  return (await caches.match("/help/", { ignoreVary: true })) ?? Response.error();
}
