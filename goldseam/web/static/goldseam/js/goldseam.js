/* Comforts for pages that work without them. Every word shown comes from the page. See docs/look.md. */
"use strict";

/* ---- Exit: first, and by itself, so that nothing below can keep it from working. */
{
  const GAP = 5000; // milliseconds between two presses of Shift
  let presses = 0;
  let last = 0;
  let alone = false;

  function leave(exit) {
    dispatchEvent(new Event("goldseam:leaving"));
    const body = new URLSearchParams(new FormData(exit));
    // The answer is not awaited: the browser finishes the request after this page is gone.
    if ("keepalive" in Request.prototype) fetch(exit.action, { method: "POST", body, keepalive: true }).catch(() => {});
    else navigator.sendBeacon(exit.action, body);
    // Emptied first: neither a slow network nor the Back button shows what stood here.
    document.title = "";
    document.body.replaceChildren();
    location.replace(exit.dataset.to);
  }

  document.addEventListener("submit", (event) => {
    if (!event.target.matches(".exit[data-to]")) return;
    event.preventDefault();
    leave(event.target);
  });

  // Only Shift pressed and let go by itself counts: no capitals, no Alt+Shift that changes the keyboard's language.
  document.addEventListener("keydown", (event) => {
    const shift = event.key === "Shift" && !event.altKey && !event.ctrlKey && !event.metaKey;
    if (!shift) presses = 0;
    if (!event.repeat) alone = shift;
  });
  document.addEventListener("pointerdown", () => { alone = false; presses = 0; });
  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !alone) return;
    alone = false;
    presses = event.timeStamp - last <= GAP ? presses + 1 : 1;
    last = event.timeStamp;
    const exit = document.querySelector(".exit[data-to]");
    if (presses >= 3 && exit) leave(exit);
  });

  // A page kept in memory by the browser is asked for again: it may belong to a session that has ended.
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
}

/* ---- Without the network: a link that names a kept page leads there, and not to the browser's error. */
{
  const PATIENCE = 3000; // milliseconds until a network that answers nothing counts as none

  async function reached(address) {
    const late = new Promise((done) => { setTimeout(done, PATIENCE); });
    const asked = fetch(address, { method: "HEAD", redirect: "manual" }).catch(() => undefined);
    return navigator.onLine && Boolean(await Promise.race([asked, late]));
  }

  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a[data-offline]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const there = await reached(link.href);
    // Whoever left meanwhile is not brought back: leaving empties the page.
    if (link.isConnected) location.assign(there ? link.href : link.dataset.offline);
  });
}

/* ---- Check-in: each tap is kept at once, one request after another, and can be taken back. */
customElements.define("check-in", class extends HTMLElement {
  connectedCallback() {
    this.queue = Promise.resolve();
    this.before = new Map();
    for (const input of this.querySelectorAll("input[type=radio]:checked")) this.before.set(input.name, input.value);
    this.addEventListener("change", (event) => {
      const input = event.target;
      if (input.type === "radio") this.keep(input.name, input.value, this.before.get(input.name) ?? "");
    });
  }

  keep(name, value, earlier) {
    this.before.set(name, value);
    this.line(name).textContent = ""; // an Undo that stands here belongs to the answer before
    this.queue = this.queue.then(() => this.send(name, value)).then((kept) => {
      if (this.before.get(name) === value) this.say(name, value, earlier, kept);
    });
  }

  async send(name, value) {
    const body = new URLSearchParams();
    for (const field of this.querySelectorAll("input[type=hidden]")) body.set(field.name, field.value);
    body.set(name, value);
    try {
      const answer = await fetch(this.dataset.url, { method: "POST", body, redirect: "manual" });
      return answer.status === 204;
    } catch {
      return false;
    }
  }

  say(name, value, earlier, kept) {
    const line = this.line(name);
    line.classList.toggle("failed", !kept);
    if (!kept) return void (line.textContent = this.dataset.failed);
    line.textContent = value ? this.dataset.saved : this.dataset.undone;
    if (!value) return;
    const undo = Object.assign(document.createElement("button"), { type: "button", className: "link", textContent: this.dataset.undo });
    undo.addEventListener("click", () => {
      const radios = this.radios(name);
      for (const radio of radios) radio.checked = radio.value === earlier;
      (radios.find((radio) => radio.checked) ?? radios[0]).focus();
      this.keep(name, earlier, value);
    });
    line.append(" ", undo);
  }

  line(name) {
    return this.radios(name)[0].closest("fieldset").querySelector(".kept");
  }

  radios(name) {
    return [...this.querySelectorAll("input[type=radio]")].filter((radio) => radio.name === name);
  }
});

/* ---- Passphrase: shown on request, hidden again before it is sent. */
customElements.define("pass-field", class extends HTMLElement {
  connectedCallback() {
    const [input, button] = [this.querySelector("input"), this.querySelector("button")];
    const set = (shown) => {
      input.type = shown ? "text" : "password";
      button.textContent = shown ? this.dataset.hide : this.dataset.show;
    };
    button.hidden = false;
    button.setAttribute("aria-controls", input.id);
    button.addEventListener("click", () => set(input.type === "password"));
    input.form?.addEventListener("submit", () => set(false));
  }
});

/* ---- Time zone: what this device says, where nothing was chosen. */
{
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  document.querySelectorAll("[data-zone]").forEach((field) => { field.value ||= timeZone ?? ""; });
}

/* ---- Forms: grow, are sent once, and ask before unsaved words are left behind. */
{
  const guarded = () => [...document.querySelectorAll("form[data-guard]")];
  const changed = new Set();
  let leaving = false;

  const grow = (area) => {
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
  };
  const grows = !CSS.supports("field-sizing", "content");
  if (grows) document.querySelectorAll("textarea").forEach(grow);

  document.addEventListener("input", (event) => {
    if (grows && event.target.matches("textarea")) grow(event.target);
    if (event.target.form) changed.add(event.target.form);
  });

  document.addEventListener("submit", (event) => {
    const form = event.target;
    // A file is the answer to a form marked so, and the page stays: it may be sent again at once.
    if (event.defaultPrevented || "again" in form.dataset) return;
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "yes";
    changed.delete(form);
    event.submitter?.setAttribute("aria-disabled", "true");
    // Somebody who stops the page from loading can send again.
    setTimeout(() => {
      delete form.dataset.sent;
      event.submitter?.removeAttribute("aria-disabled");
    }, 8000);
  });

  addEventListener("goldseam:leaving", () => { leaving = true; });
  addEventListener("beforeunload", (event) => {
    if (!leaving && guarded().some((form) => changed.has(form))) event.preventDefault();
  });

  document.querySelector(".summary")?.focus();
}
