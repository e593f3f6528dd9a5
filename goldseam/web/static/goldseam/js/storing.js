/* A recording that is stored while it is made: one request at a time; what did not arrive goes with what follows. */
"use strict";

globalThis.StoredWhileMade ??= class {
  static EVERY = 4000; // milliseconds of speech that are lost at most when everything breaks off

  /* `ask` sends once and throws what was refused; `note` says "stored" or "unstored". */
  constructor({ live, up, draft, ask, note }) {
    Object.assign(this, { live, up, draft, ask, note, pieces: [], size: 0, seconds: 0, tried: performance.now() });
  }

  add(piece, seconds) {
    this.pieces.push(piece);
    this.size += piece.size;
    this.seconds = seconds;
    if (performance.now() - this.tried > this.constructor.EVERY) this.flush();
  }

  /* What comes next is stored at once. */
  hurry() { this.tried = -Infinity; }

  flush() {
    this.tried = performance.now();
    this.flushing ??= this.stored(this.ask)
      .then(() => this.over || this.note("stored"), (error) => this.failed(error))
      .finally(() => { this.flushing = null; });
  }

  failed(error) {
    if (error.gone) this.there = null; // forgotten elsewhere, or never begun: the next time from the start
    if (!this.over) this.note("unstored");
  }

  /* Send what is not there yet, and say where it is. */
  async stored(ask, told = () => {}) {
    const there = this.there ??= await this.begun(ask);
    const all = new Blob(this.pieces);
    while (there.came < all.size && !this.over) {
      told(there.came / all.size);
      const first = Math.floor(there.came / there.chunk);
      const end = Math.min(first * there.chunk + there.part, all.size);
      const place = `${this.live}${there.media}/${first}/${this.seconds}/`;
      await ask(place, all.slice(first * there.chunk, end), "application/octet-stream");
      there.came = end;
    }
    return `${this.up}${there.media}/`;
  }

  async begun(ask) {
    const begun = await ask(this.live, JSON.stringify({ draft: this.draft }));
    if (this.over) {
      this.cancelled(begun);
      throw new Error();
    }
    return { came: 0, ...begun };
  }

  /* All of it; anew where what was stored is not there any more. */
  async whole(ask, told) {
    await this.flushing;
    try {
      return await this.stored(ask, told);
    } catch (error) {
      if (!error.gone) throw error;
      this.there = null;
      return this.stored(ask, told);
    }
  }

  /* Nothing of it stays on the server. What is on the page can still be saved. */
  cancel() {
    if (this.there) this.cancelled(this.there);
    this.there = null;
  }

  forget() {
    this.over = true;
    Promise.resolve(this.flushing).then(() => this.cancel());
  }

  cancelled(there) { this.ask(`${this.up}${there.media}/cancel/`, "").catch(() => {}); }
};
