/* A recording that is stored while it is made: one request at a time; what did not arrive goes with what follows. */
"use strict";

globalThis.StoredWhileMade ??= class {
  static EVERY = 8000; // milliseconds of speech that are lost at most when everything breaks off

  /* `ask` sends once and throws what was refused; `note` says how it stands: "stored", "unstored", "locked". */
  constructor({ live, up, draft, ask, note }) {
    Object.assign(this, { live, up, draft, ask, note, pieces: [], size: 0, seconds: 0, run: {} });
    // Also what was refused, or spoken last, is tried again and again.
    this.timer = setInterval(() => this.flush(), this.constructor.EVERY);
  }

  add(piece, seconds) {
    this.pieces.push(piece);
    this.size += piece.size;
    this.seconds = seconds;
    if (this.hurried) this.flush();
    this.hurried = false;
  }

  /* What comes next is stored at once. */
  hurry() { this.hurried = true; }

  get lacks() { return !this.over && this.size > (this.there?.came ?? 0); }

  flush() {
    if (this.flushing || !this.lacks) return;
    const run = this.run;
    this.begin(this.stored(this.ask)).then(
      () => run === this.run && this.note("stored"),
      (error) => {
        if (error.gone) this.there = null; // forgotten elsewhere: the next time from its beginning
        if (run === this.run) this.note(error.message === "locked" ? "locked" : "unstored");
      },
    );
  }

  /* The one thing that is under way. */
  begin(work) {
    this.flushing = work.finally(() => { this.flushing = null; });
    return this.flushing;
  }

  /* Send what is not there yet, also what is recorded meanwhile, and say where it is. */
  async stored(ask, told = () => {}) {
    const run = this.run;
    if (!this.there) {
      const begun = await ask(this.live, JSON.stringify({ draft: this.draft }));
      if (run !== this.run) this.cancelled(begun);
      else this.there = { came: 0, ...begun };
    }
    const there = this.there;
    while (run === this.run && there.came < this.size) {
      told(there.came / this.size);
      const first = Math.floor(there.came / there.chunk);
      const end = Math.min(first * there.chunk + there.part, this.size);
      const bytes = new Blob(this.pieces).slice(first * there.chunk, end);
      await ask(`${this.live}${there.media}/${first}/${this.seconds}/`, bytes, "application/octet-stream");
      there.came = end;
    }
    if (run !== this.run) throw new Error("stopped");
    return `${this.up}${there.media}/`;
  }

  /* All of it, and then `finish` where it is; anew, once, where what was stored is not there whole any more. */
  async whole(ask, told, finish) {
    while (this.flushing) await this.flushing.catch(() => {});
    return this.begin(this.finished(ask, told, finish));
  }

  async finished(ask, told, finish) {
    try {
      return await finish(await this.stored(ask, told));
    } catch (error) {
      if (!error.gone) throw error;
      if (this.there) this.cancelled(this.there);
      this.there = null;
      return finish(await this.stored(ask, told));
    }
  }

  /* Nothing of it stays on the server. What is on the page can still be saved. */
  async cancel() {
    this.run = {};
    await this.flushing?.catch(() => {});
    if (this.there) this.cancelled(this.there);
    this.there = null;
  }

  forget() {
    this.end();
    return this.cancel();
  }

  end() {
    this.over = true;
    clearInterval(this.timer);
  }

  cancelled(there) { this.ask(`${this.up}${there.media}/cancel/`, "").catch(() => {}); }
};
