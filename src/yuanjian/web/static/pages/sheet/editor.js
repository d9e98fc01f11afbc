// The one field of the grid: it stands on the cursor's cell, takes what is typed (Chinese input included), and offers words.
"use strict";

(() => {
  const OFFERED = 200;

  class Editor {
    constructor(grid, field, list) {
      this.grid = grid;
      this.field = field;
      this.list = list;
      this.mode = ""; // "" at rest, "type" (arrows leave the cell) or "edit" (arrows move in the text)
      this.words = new Map();
      this.picked = -1;
      this.stepped = false; // somebody went through the offered words by arrows
      field.addEventListener("input", () => this.typed());
      field.addEventListener("compositionstart", () => this.open("type"));
      list.addEventListener("mousedown", (event) => {
        event.preventDefault();
        const option = event.target.closest("[role=option]");
        if (option) this.pick(Number(option.dataset.n));
      });
    }

    get mayWrite() {
      return this.grid.data.write && !this.grid.column.computed;
    }

    // At rest the field lies unseen on the cell and holds its text, all of it selected: typing replaces it.
    rest() {
      const { grid, field } = this;
      this.mode = "";
      this.close();
      field.classList.remove("open");
      field.readOnly = !this.mayWrite;
      field.value = grid.row ? grid.shown(grid.row, grid.column) : "";
      field.setAttribute("aria-label", `第${grid.at.row + 1}行 ${grid.column.header}`);
      this.settle();
      if (document.activeElement === field) field.select();
    }

    settle() {
      const cell = this.grid.cellHere();
      const { field } = this;
      field.hidden = false;
      if (!cell) return;
      const place = this.grid.place.getBoundingClientRect();
      const box = cell.getBoundingClientRect();
      const left = box.left - place.left - this.grid.place.clientLeft + this.grid.place.scrollLeft;
      const top = box.top - place.top - this.grid.place.clientTop + this.grid.place.scrollTop;
      Object.assign(field.style, { left: `${left}px`, top: `${top}px`, width: `${box.width}px`, height: `${box.height}px` });
      if (this.mode) this.fit(left, box);
    }

    // While open the field grows with its text, and stays inside what is in sight.
    fit(left, box) {
      const { field, grid } = this;
      const room = grid.place.scrollLeft + grid.place.clientWidth - left - 4;
      const long = field.value.length * 14 > box.width || field.value.includes("\n");
      field.style.width = `${Math.min(Math.max(box.width, long ? 340 : 0), Math.max(room, box.width))}px`;
      field.style.height = "auto";
      field.style.height = `${Math.min(Math.max(field.scrollHeight + 2, box.height), 260)}px`;
      this.hang(this.list);
    }

    // Puts a box below the field, or above where there is more room, and inside what is in sight.
    hang(box) {
      const { field } = this;
      const { place, table } = this.grid;
      const [left, top] = [parseFloat(field.style.left), parseFloat(field.style.top)];
      const below = place.scrollTop + place.clientHeight - top - field.offsetHeight;
      const above = top - place.scrollTop - table.tHead.offsetHeight;
      const up = box.offsetHeight + 4 > below && above > below;
      box.style.left = `${Math.max(place.scrollLeft, Math.min(left, place.scrollLeft + place.clientWidth - box.offsetWidth - 6))}px`;
      box.style.top = `${up ? top - box.offsetHeight - 2 : top + field.offsetHeight + 2}px`;
    }

    open(mode) {
      if (!this.mayWrite) return;
      if (!this.mode) {
        this.field.classList.add("open");
        if (mode === "edit") this.field.setSelectionRange(this.field.value.length, this.field.value.length);
      }
      this.mode = mode;
      this.settle();
    }

    typed() {
      if (!this.mode) this.open("type");
      this.settle();
      if (this.offers()) this.offer(this.segment());
    }

    // Takes the text into the row; returns whether something was open.
    commit() {
      if (!this.mode) return false;
      const { grid, field } = this;
      const [row, key, text] = [grid.row, grid.column.key, field.value.trim()];
      this.mode = "";
      this.close();
      field.classList.remove("open");
      grid.rows.set([[row, key, text]]);
      this.rest();
      return true;
    }

    cancel() {
      const open = this.mode !== "";
      this.rest();
      return open;
    }

    // Words to choose from

    offers() {
      const { column } = this.grid;
      return this.mayWrite && (column.options.length > 0 || column.asks);
    }

    get multi() {
      return this.grid.column.kind === "multi";
    }

    segment() {
      return this.multi ? this.field.value.split(/[；;]/).pop().trim() : this.field.value.trim();
    }

    chosen() {
      const parts = this.multi ? this.field.value.split(/[；;]/) : [this.field.value];
      return parts.map((p) => p.trim());
    }

    async known(column) {
      if (!column.asks) return column.options.map((word) => [word, ""]);
      if (!this.words.has(column.key)) {
        const asked = fetch(`${this.grid.data.addresses.choices}?cell=${column.key}`, { headers: { "HX-Request": "true" } });
        this.words.set(column.key, asked.then((r) => r.json()).then((r) => r.words).catch(() => []));
      }
      return this.words.get(column.key);
    }

    async offer(wanted) {
      const { column, row } = this.grid;
      const all = await this.known(column);
      if (column !== this.grid.column || row !== this.grid.row || !this.mode) return;
      const key = wanted.toLowerCase();
      const fits = ([word, hint]) => word.toLowerCase().includes(key) || hint.toLowerCase().includes(key);
      this.offered = all.filter(fits).slice(0, OFFERED);
      const chosen = this.chosen();
      const free = column.open && !column.asks;
      this.picked = this.offered.length && wanted && !free ? 0 : this.offered.findIndex(([w]) => w === this.field.value);
      this.list.replaceChildren(...this.offered.map((one, n) => option(one, n, chosen.includes(one[0]))));
      this.stepped = false;
      this.list.hidden = !this.offered.length;
      this.settle();
      this.point();
    }

    // The last word of a list was written out: Enter takes the cell as it stands, however soon the offer came.
    get typedInFull() {
      return this.multi && !this.stepped && this.offered[this.picked]?.[0] === this.segment();
    }

    get listOpen() {
      return !this.list.hidden;
    }

    // Alt+↓: every word, whatever stands in the cell.
    drop() {
      this.open("edit");
      if (this.mode) this.offer("");
    }

    step(by) {
      const count = this.offered.length;
      this.picked = (this.picked + by + count) % count;
      this.stepped = true;
      this.point();
    }

    point() {
      for (const [n, one] of [...this.list.children].entries()) {
        one.classList.toggle("picked", n === this.picked);
        if (n === this.picked) one.scrollIntoView({ block: "nearest" });
      }
      const on = this.listOpen && this.picked >= 0;
      if (on) this.field.setAttribute("aria-activedescendant", `word-${this.picked}`);
      else this.field.removeAttribute("aria-activedescendant");
    }

    // A word is taken: it is the cell's, or one more of its list (or one less).
    pick(n) {
      const [word] = this.offered[n];
      if (!this.multi) {
        this.field.value = word;
        this.commit();
        this.field.focus();
        return;
      }
      const before = this.field.value.split(/[；;]/).map((p) => p.trim()).filter(Boolean);
      const open = this.segment();
      const kept = before.filter((p) => p !== word && (p !== open || this.offered.some(([w]) => w === p)));
      this.field.value = (before.includes(word) ? kept : [...kept, word]).join("；");
      this.field.focus();
      this.offer("").then(() => { this.picked = -1; this.point(); });
    }

    close() {
      this.list.hidden = true;
      this.offered = [];
      this.picked = -1;
      this.field.removeAttribute("aria-activedescendant");
    }
  }

  const option = ([word, hint], n, chosen) => {
    const line = document.createElement("li");
    line.id = `word-${n}`;
    line.role = "option";
    line.dataset.n = String(n);
    line.setAttribute("aria-selected", String(chosen));
    line.append(Object.assign(document.createElement("span"), { textContent: word }));
    if (hint) line.append(Object.assign(document.createElement("small"), { textContent: hint }));
    return line;
  };

  Object.assign(window.sheetGrid, { Editor });
})();
