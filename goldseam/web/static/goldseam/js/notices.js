/* Sets up notices on this device, keeps their words here, and ends them. Every word shown comes from the page. */
"use strict";

customElements.define("notice-device", class extends HTMLElement {
  static PATIENCE = 2000; // milliseconds

  async connectedCallback() {
    for (const form of this.parts("forget")) form.addEventListener("submit", (event) => this.end(event));
    if (!("serviceWorker" in navigator && "PushManager" in window && "Notification" in window)) return;
    if (this.dataset.refused) await this.forget(this.dataset.refused);
    for (const device of this.devices) {
      const registered = await this.registered(device);
      if (registered) await this.keep(registered.scope);
      if (registered) this.here = device;
    }
    this.offer();
  }

  get devices() {
    return this.dataset.devices.split(" ").filter(Boolean);
  }

  /* Each person's device has a place of its own: two people with one browser keep apart. */
  place(device) {
    return `/notices/${device}/`;
  }

  async registered(device) {
    const found = await navigator.serviceWorker.getRegistration(this.place(device));
    return found?.scope.endsWith(this.place(device)) ? found : null;
  }

  offer() {
    const [off] = this.parts("off");
    for (const part of this.parts("without")) part.hidden = true;
    for (const part of this.parts("on")) part.hidden = !this.here;
    this.querySelector("[data-do=try]")?.addEventListener("click", () => this.show());
    if (!off) return;
    off.hidden = Boolean(this.here);
    off.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!this.beginning) this.beginning = this.begin(off).finally(() => { this.beginning = null; });
    });
  }

  async begin(form) {
    const device = crypto.randomUUID();
    // Asked for by a tap and never before.
    if (await Notification.requestPermission() !== "granted") return this.say("denied");
    try {
      const registered = await navigator.serviceWorker.register("/notices/worker.js", { scope: this.place(device) });
      await this.keep(registered.scope);
      await this.active(registered);
      const found = await registered.pushManager.subscribe({
        userVisibleOnly: true,
        applicationServerKey: this.dataset.key,
      });
      form.elements.device.value = device;
      form.elements.endpoint.value = found.endpoint;
      form.submit();
    } catch {
      await this.forget(device);
      this.say("failed");
    }
  }

  active(registered) {
    const worker = registered.installing ?? registered.waiting ?? registered.active;
    return new Promise((done, fail) => {
      const look = () => {
        if (worker.state === "activated") done();
        if (worker.state === "redundant") fail(new Error("gone"));
      };
      worker.addEventListener("statechange", look);
      look();
    });
  }

  async show() {
    if (Notification.permission !== "granted") return this.say("denied");
    (await this.registered(this.here))?.active.postMessage("show");
    this.say("shown");
  }

  /* First here, then there: a device that is given away keeps no words, also where the answer never comes. */
  async end(event) {
    event.preventDefault();
    const form = event.target;
    if (form.elements.device && this.here) form.elements.device.value = this.here;
    const ended = Promise.allSettled(this.devices.map((device) => this.forget(device)));
    // Stopping waits for no network.
    await Promise.race([ended, new Promise((done) => setTimeout(done, this.constructor.PATIENCE))]);
    form.submit();
  }

  async forget(device) {
    const registered = await this.registered(device);
    if (!registered) return;
    await this.words("readwrite", (store) => store.delete(registered.scope));
    const found = await registered.pushManager.getSubscription();
    await Promise.all([found?.unsubscribe(), registered.unregister()]);
  }

  keep(scope) {
    const { title, text } = this.dataset;
    return this.words("readwrite", (store) => store.put({ title, text }, scope));
  }

  words(mode, change) {
    return new Promise((done, fail) => {
      const opening = indexedDB.open("notices", 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore("words");
      opening.onerror = () => fail(opening.error);
      opening.onsuccess = () => {
        const changing = opening.result.transaction("words", mode);
        change(changing.objectStore("words"));
        changing.oncomplete = () => { opening.result.close(); done(); };
        changing.onabort = () => { opening.result.close(); fail(changing.error); };
      };
    });
  }

  parts(name) {
    return [...this.querySelectorAll(`[data-part=${name}]`)];
  }

  say(what) {
    for (const line of this.parts("status")) line.textContent = this.dataset[what];
  }
});
