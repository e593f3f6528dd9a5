/* Records voice or video, storing it while it is made, or sends a chosen file part by part. Without it the form carries
   the file. */
"use strict";

// A page with several players asks for this file several times.
customElements.get("media-recorder") || customElements.define("media-recorder", class extends HTMLElement {
  static TYPES = {
    voice: ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"],
    video: ["video/webm;codecs=vp8,opus", "video/webm", "video/mp4"],
  };
  static TRIES = 6;
  static LONG = 10 * 60 * 1000; // milliseconds after which a request is one that did not arrive, also on a slow line
  static AWAKE = 4 * 60 * 1000; // milliseconds: less than the shortest time after which a device locks

  connectedCallback() {
    this.form = this.querySelector("form");
    this.longest = Number(this.dataset.longest);
    this.form.addEventListener("submit", (event) => this.submitted(event));
    this.addEventListener("click", (event) => {
      const act = event.target.dataset?.do;
      if (act) this[act]();
    });
    addEventListener("goldseam:leaving", () => this.forget());
    addEventListener("visibilitychange", () => this.hurry());
    addEventListener("beforeunload", (event) => { if (this.recording || this.sending) event.preventDefault(); });
    if (!navigator.mediaDevices?.getUserMedia || !globalThis.MediaRecorder) return;
    this.part("recorder").hidden = false;
    this.part("none").hidden = true;
    this.show("start");
  }

  part(name) { return this.querySelector(`[data-part="${name}"]`); }
  note(name) {
    const said = this.dataset[name] ?? "";
    // The same words again would be read aloud again, into the microphone.
    if (this.part("kept").textContent !== said) this.part("kept").textContent = said;
  }
  get draft() { return Number(this.form.elements.draft?.value ?? 0); }
  say(name) { this.part("status").textContent = name ? this.dataset[name] ?? name : ""; }
  get recording() { return this.recorder && this.recorder.state !== "inactive"; }
  /* Begun, and not yet there to be listened to: the browser gives its end a moment after it stopped. */
  get unfinished() { return this.made && !this.made.over && !this.taken; }

  /* ---- Recording */

  show(...buttons) {
    for (const button of this.part("recorder").querySelectorAll("[data-do]")) button.hidden = !buttons.includes(button.dataset.do);
  }

  async start() {
    const kind = this.querySelector("input[name=kind]:checked").value;
    const type = this.constructor.TYPES[kind].find((each) => MediaRecorder.isTypeSupported(each));
    if (!type) return this.say("none");
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: kind === "video" && { width: 960 } });
    } catch {
      return this.say("refused");
    }
    this.recorder = new MediaRecorder(this.stream, { mimeType: type, audioBitsPerSecond: 64000, videoBitsPerSecond: 1200000 });
    this.lasted = 0;
    this.stopping = this.saving = false;
    this.made = new StoredWhileMade({
      live: this.dataset.live, up: this.dataset.up, draft: this.draft,
      ask: (...given) => this.once(...given), note: (name) => this.note(name),
    });
    this.recorder.addEventListener("dataavailable", (event) => this.piece(event.data));
    this.recorder.addEventListener("stop", () => this.stopped());
    // What ends the microphone from outside ends the recording, and keeps what was said.
    for (const track of this.stream.getTracks()) track.addEventListener("ended", () => this.stop());
    this.watch(kind === "video");
    this.recorder.start(1000);
    this.clock = setInterval(() => this.tick(), 1000);
    this.awake = setInterval(() => fetch(this.dataset.up).catch(() => {}), this.constructor.AWAKE);
    this.say("running");
    this.show("pause", "stop");
    this.querySelector("[data-do=stop]").focus();
  }

  watch(seen) {
    const live = this.part("live");
    live.hidden = !seen;
    live.srcObject = seen ? this.stream : null;
    if (seen) live.play().catch(() => {});
  }

  piece(data) {
    this.made.add(data, this.lasted);
    if (this.made.size > this.longest * 0.98) this.stop();
  }

  /* A pause, a call, another app: the page may not come back. */
  hurry() {
    if (this.recorder?.state !== "recording") return;
    this.made.hurry();
    this.recorder.requestData();
  }

  tick() {
    if (this.recorder.state !== "recording") return;
    this.lasted += 1;
    this.part("time").textContent = `${Math.floor(this.lasted / 60)}:${String(this.lasted % 60).padStart(2, "0")}`;
  }

  pause() {
    if (this.recorder?.state !== "recording") return;
    this.hurry();
    this.recorder.pause();
    this.say("paused");
    this.show("resume", "stop");
  }

  resume() {
    if (this.recorder?.state !== "paused") return;
    this.recorder.resume();
    this.say("running");
    this.show("pause", "stop");
  }

  stop() {
    if (this.recording) this.recorder.stop();
  }

  stopped() {
    this.release();
    this.taken = new Blob(this.made.pieces, { type: this.recorder.mimeType.split(";")[0] });
    const heard = this.part(this.taken.type.startsWith("video") ? "seen" : "heard");
    this.address = URL.createObjectURL(this.taken);
    heard.src = this.address;
    heard.hidden = false;
    this.part("file").hidden = true;
    this.say("listen");
    this.show("again");
    if (this.stopping) return;
    if (this.saving) this.send(this.taken);
    else this.made.flush();
    this.saving = false;
  }

  again() {
    this.made.forget();
    this.made = null;
    this.drop();
    this.note("");
    this.show("start");
    this.say("");
  }

  release() {
    clearInterval(this.clock);
    clearInterval(this.awake);
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    this.watch(false);
  }

  drop() {
    for (const name of ["heard", "seen"]) {
      this.part(name).removeAttribute("src");
      this.part(name).hidden = true;
    }
    if (this.address) URL.revokeObjectURL(this.address);
    this.address = this.taken = null;
    this.part("time").textContent = "";
    this.part("file").hidden = false;
  }

  forget() {
    this.stopping = true;
    this.release();
    this.drop();
  }

  /* ---- Sending */

  submitted(event) {
    if (this.unfinished) {
      event.preventDefault();
      this.saving = true; // what was said until now, as soon as the browser has given all of it
      return this.stop();
    }
    const file = this.taken ?? this.form.elements.file.files[0];
    if (!file) return; // the form says so itself
    event.preventDefault();
    if (!this.sending) this.send(file);
  }

  async send(file) {
    if (file.size > this.longest) return this.say("long");
    this.sending = true;
    this.stopping = false;
    this.part("wait").hidden = false;
    this.show();
    this.say("");
    try {
      const done = this.taken ? await this.whole() : await this.finish(await this.brought(file));
      this.made?.end();
      this.sending = false;
      dispatchEvent(new Event("goldseam:leaving"));
      location.assign(done.page);
    } catch (error) {
      this.sending = false;
      this.part("wait").hidden = true;
      this.show(this.taken ? "again" : "start");
      if (!this.stopping) this.say(error.message || "failed");
    }
  }

  whole() {
    const told = (share) => this.progress(share);
    return this.made.whole((...given) => this.asked(...given), told, (place) => this.finish(place));
  }

  finish(place) {
    this.progress(1);
    const made = this.taken ? { seconds: this.lasted, length: this.made.size } : {};
    return this.asked(place, JSON.stringify({ name: this.form.elements.name.value, draft: this.draft, ...made }));
  }

  /* A file, part by part, from where it broke off. */
  async brought(file) {
    const begun = await this.asked(this.dataset.up, JSON.stringify({ length: file.size, mark: await this.mark(file) }));
    this.upload = `${this.dataset.up}${begun.media}/`;
    let left = begun.lacking.length;
    const all = Math.ceil(file.size / begun.part);
    for (const number of begun.lacking) {
      this.progress(1 - left / all);
      const bytes = file.slice(number * begun.part, (number + 1) * begun.part);
      await this.asked(`${this.upload}${number}/`, bytes, "application/octet-stream");
      left -= 1;
    }
    return this.upload;
  }

  progress(share) { this.part("progress").value = Math.round(share * 100); }

  /* One request; nothing where nobody answered. */
  request(address, body, type = "application/json") {
    const headers = { "Content-Type": type, "X-CSRFToken": this.form.elements.csrfmiddlewaretoken.value };
    const signal = AbortSignal.timeout?.(this.constructor.LONG);
    return fetch(address, { method: "POST", body, redirect: "error", headers, signal }).catch(() => null);
  }

  /* What was answered; a refusal is thrown with its sentence. */
  async read(answer) {
    if (answer?.ok) return answer.status === 204 ? {} : answer.json();
    if (answer?.status === 403) throw new Error("locked");
    const said = await answer?.json().catch(() => null);
    throw Object.assign(new Error(said?.error ?? "failed"), { gone: answer?.status === 404 || answer?.status === 409 });
  }

  async once(...given) { return this.read(await this.request(...given)); }

  /* One request, tried again while the connection is away; a refusal is said and ends it. */
  async asked(...given) {
    for (let tries = 1; ; tries += 1) {
      if (this.stopping) throw new Error();
      const answer = await this.request(...given);
      if (answer && (answer.status < 500 || answer.status === 507)) return this.read(answer);
      if (tries >= this.constructor.TRIES) throw new Error("failed");
      this.say("waiting");
      await new Promise((resolve) => setTimeout(resolve, Math.min(500 * 2 ** tries, 15000)));
      this.say("");
    }
  }

  /* By what the same recording is known again, so that it goes on where it broke off. */
  async mark(file) {
    const edge = 65536;
    const ends = await new Blob([file.slice(0, edge), file.slice(-edge)]).arrayBuffer();
    const digest = await crypto.subtle?.digest("SHA-256", ends);
    return digest ? [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("") : "";
  }

  cancel() {
    this.stopping = true;
    if (this.taken) this.made.cancel();
    else if (this.upload) this.once(`${this.upload}cancel/`, "").catch(() => {});
    this.upload = null;
    this.note("");
    this.part("wait").hidden = true;
    this.say("cancelled");
  }
});

/* A browser's own recording does not say how long it is: looking for its end finds out, and makes it seekable. */
for (const player of document.querySelectorAll("audio[data-player], video[data-player]")) {
  player.addEventListener("loadedmetadata", () => {
    if (player.duration !== Infinity) return;
    player.addEventListener("timeupdate", () => { player.currentTime = 0; }, { once: true });
    player.currentTime = 1e7;
  }, { once: true });
}

/* The next step of something longer follows by itself. */
for (const form of document.querySelectorAll("form[data-goes-on]")) form.requestSubmit(form.querySelector("button"));
