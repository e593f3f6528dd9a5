/* Reads a draft over on a pause in writing and shows what the page answers. Without it a button does the same. */
"use strict";

customElements.define("draft-coach", class extends HTMLElement {
  static PAUSE = 1500; // milliseconds without a key

  connectedCallback() {
    this.form = this.closest("form");
    this.said = this.querySelector("[data-part=said]");
    this.dismissed = new Set();
    this.show(this.said.innerHTML);
    this.form.addEventListener("input", () => {
      this.stop();
      this.timer = setTimeout(() => this.read(), this.constructor.PAUSE);
    });
    this.form.addEventListener("submit", () => this.stop());
    this.form.addEventListener("click", (event) => this.pressed(event));
    addEventListener("goldseam:leaving", () => this.stop());
  }

  stop() {
    clearTimeout(this.timer);
    this.asking?.abort();
  }

  async pressed(event) {
    const dismiss = event.target.closest("[data-dismiss]");
    if (dismiss) return this.dismiss(dismiss.closest("[data-comment]"));
    const button = event.target.closest("button[value=read]");
    if (!button) return;
    event.preventDefault();
    // What cannot be read here is sent as a form: it says why, and keeps what was typed.
    if (!await this.read("yes")) this.form.requestSubmit(button);
  }

  async read(asked = "") {
    this.stop();
    const asking = this.asking = new AbortController();
    const { csrfmiddlewaretoken: token, ...words } = Object.fromEntries(new FormData(this.form));
    try {
      const answer = await fetch(this.form.getAttribute("action") ?? location.pathname, {
        method: "POST",
        body: JSON.stringify({ ...words, asked }),
        headers: { "Content-Type": "application/json", "X-CSRFToken": token },
        redirect: "error",
        signal: asking.signal,
      });
      if (answer.ok) this.show(await answer.text());
      return answer.ok;
    } catch {
      return asking.signal.aborted;
    }
  }

  /* Put it there if it says something else than before: a reader of screens is not told the same twice. */
  show(html) {
    const found = document.createElement("template");
    found.innerHTML = html;
    for (const comment of found.content.querySelectorAll("[data-comment]")) {
      if (this.dismissed.has(comment.dataset.comment)) comment.remove();
      else comment.querySelector("[data-dismiss]").hidden = false;
    }
    this.tidy(found.content);
    if (found.innerHTML.trim() !== this.said.innerHTML.trim()) this.said.replaceChildren(found.content);
  }

  dismiss(comment) {
    this.dismissed.add(comment.dataset.comment);
    comment.remove();
    this.tidy(this.said);
    (this.said.querySelector("[data-dismiss]") ?? this.form.querySelector("textarea")).focus();
  }

  tidy(place) {
    const list = place.querySelector("ul");
    if (list && !list.querySelector("[data-comment]")) list.closest("section").remove();
  }
});
