// The grid on the page: draws the rows that are in sight, keeps the cursor and the selection.
"use strict";

(() => {
  const AROUND = 12; // rows drawn above and below those in sight
  const { leap } = window.sheetGrid;

  class Grid {
    constructor(place, data, told) {
      this.place = place;
      this.data = data;
      this.scale = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
      for (const column of data.columns) column.width = Math.round(column.width * this.scale);
      this.columns = data.columns;
      this.gutter = Math.round(46 * this.scale);
      this.rows = new window.sheetGrid.Rows(data, () => this.changed(), told);
      this.told = told;
      this.table = place.querySelector("table");
      this.body = this.table.tBodies[0];
      this.notes = { computed: {}, notes: {}, waiting: true };
      this.at = { row: 0, column: 0 };
      this.from = { row: 0, column: 0 };
      this.lastShown = localStorage.getItem("sheet-last-year") !== "no" && Object.keys(data.last).length > 0;
      this.wanted = "";
      this.onlyWrong = false;
      this.drawn = [0, 0];
      this.frozen = this.frozenColumns();
      this.head();
      this.filter();
      place.addEventListener("scroll", () => requestAnimationFrame(() => this.draw()));
      new ResizeObserver(() => this.draw(true)).observe(place);
    }

    get height() {
      return Math.round((this.lastShown ? 46 : 32) * this.scale);
    }

    // Leading columns that name the row stay in sight; one on a narrow screen.
    frozenColumns() {
      const most = window.innerWidth < 700 ? 1 : 2;
      const first = this.columns.slice(0, most);
      const wide = first.reduce((sum, c) => sum + c.width, 0) > this.place.clientWidth / 2.5;
      return first.length > 1 && (wide || !first[1].names && first[1].key !== "name") ? 1 : first.length;
    }

    head() {
      const group = document.createElement("colgroup");
      const line = document.createElement("tr");
      const widths = [this.gutter, ...this.columns.map((c) => c.width)];
      for (const width of widths) {
        const column = document.createElement("col");
        column.style.width = `${width}px`;
        group.append(column);
      }
      this.table.style.width = `${widths.reduce((a, b) => a + b)}px`;
      const corner = document.createElement("th");
      corner.scope = "col";
      corner.append(hidden("行号"));
      corner.className = "frozen";
      line.append(corner, ...this.columns.map((column) => heading(column)));
      this.freeze(line);
      this.table.prepend(group);
      this.table.tHead.append(line);
    }

    freeze(line) {
      let left = 0;
      for (let n = 0; n <= this.frozen; n += 1) {
        line.children[n].classList.add("frozen");
        line.children[n].style.left = `${left}px`;
        left += n ? this.columns[n - 1].width : this.gutter;
      }
      if (this.frozen) line.children[this.frozen].classList.add("frozen-last");
    }

    get frozenWidth() {
      return this.gutter + this.columns.slice(0, this.frozen).reduce((sum, c) => sum + c.width, 0);
    }

    // Which rows are listed: all, or those that hold the words looked for or have something wrong.
    filter() {
      const word = this.wanted.toLowerCase();
      const holds = (row) => !word || this.columns.some((c) => this.shown(row, c).toLowerCase().includes(word));
      const wrong = (row) => !this.onlyWrong || this.problems(row).length > 0;
      this.listed = this.rows.all.filter((row) => row.state || (holds(row) && wrong(row)));
      if (this.data.write && !word && !this.onlyWrong) {
        const blank = this.rows.all.find((row) => !row.key && !row.state) ?? this.rows.append()[0];
        this.rows.tidy(blank);
        this.listed = this.listed.filter((row) => row.key || row.state).concat(blank);
      }
      this.at.row = Math.min(this.at.row, Math.max(0, this.listed.length - 1));
      this.from.row = Math.min(this.from.row, Math.max(0, this.listed.length - 1));
      this.draw(true);
    }

    changed() {
      this.filter();
      this.onChange?.();
    }

    get row() {
      return this.listed[this.at.row];
    }

    get column() {
      return this.columns[this.at.column];
    }

    shown(row, column) {
      if (column.computed) return this.notes.computed[row.key]?.[column.key]?.[0] ?? (this.notes.waiting && row.key ? "…" : "");
      return this.rows.text(row, column.key);
    }

    last(row, column) {
      return this.data.last[row.key]?.[column.key] ?? "";
    }

    // Errors of the last save, then what the system says of the saved row, where the cell is still as it was.
    problems(row) {
      const noted = (this.notes.notes[row.key] ?? []).filter((n) => row.draft[n[1]] === undefined);
      const own = row.problems.filter((p) => p[0] !== "info");
      const fresh = noted.filter((n) => !own.some((p) => p[1] === n[1] && p[0] === n[0]));
      return [...own, ...fresh];
    }

    // Drawing

    draw(anew = false) {
      const inSight = Math.ceil(this.place.clientHeight / this.height);
      const first = Math.max(0, Math.floor(this.place.scrollTop / this.height) - AROUND);
      const end = Math.min(this.listed.length, first + inSight + 2 * AROUND);
      const inside = this.drawn[0] <= first + AROUND / 2 && this.drawn[1] >= Math.min(this.listed.length, end - AROUND / 2);
      if (!anew && inside) return;
      this.drawn = [first, end];
      const lines = [];
      for (let n = first; n < end; n += 1) lines.push(this.line(this.listed[n], n));
      this.body.replaceChildren(spacer(first * this.height), ...lines, spacer((this.listed.length - end) * this.height));
      this.table.setAttribute("aria-rowcount", String(this.listed.length + 1));
      this.place.classList.toggle("with-last", this.lastShown);
      this.mark();
    }

    line(row, n) {
      const line = document.createElement("tr");
      line.dataset.row = String(n);
      line.setAttribute("aria-rowindex", String(n + 2));
      const problems = this.problems(row);
      const number = document.createElement("th");
      number.scope = "row";
      number.className = `number ${row.state}`;
      number.textContent = row.key || row.state ? String(n + 1) : "＊";
      const words = { dirty: "未保存", saving: "保存中", refused: "有错未保存", conflict: "别人改过" }[row.state];
      if (words) number.append(icon(row.state === "refused" || row.state === "conflict" ? "wrong" : "dirty", words));
      line.append(number, ...this.columns.map((column, c) => this.cell(row, column, c, problems)));
      this.freeze(line);
      return line;
    }

    cell(row, column, c, problems) {
      const cell = document.createElement("td");
      cell.dataset.column = String(c);
      const text = this.shown(row, column);
      cell.className = `kind-${column.kind}`;
      if (row.draft[column.key] !== undefined) cell.classList.add("typed");
      const words = document.createElement("div");
      words.className = "text";
      words.textContent = text;
      cell.append(words);
      const own = problems.filter((p) => p[1] === column.key);
      const worst = ["error", "gap", "doubt"].find((level) => own.some((p) => p[0] === level));
      if (worst === "gap" && !text) words.textContent = "未填";
      if (worst) {
        cell.classList.add(worst);
        cell.append(icon(worst, own.map((p) => p[2]).join("；")));
        if (worst === "error") cell.setAttribute("aria-invalid", "true");
      }
      if (this.lastShown) this.beside(cell, row, column, text);
      return cell;
    }

    beside(cell, row, column, text) {
      const before = this.last(row, column);
      if (!before || before === text || column.computed) return;
      const line = document.createElement("div");
      line.className = "last";
      const change = ["integer", "number", "percent"].includes(column.kind) ? leap(text, before) : "";
      if (change) line.append(Object.assign(document.createElement("strong"), { textContent: change, title: "与上年相差 30% 以上，请核对" }), " ");
      line.append(`上年 ${before}`);
      cell.append(line);
    }

    // Cursor and selection

    get range() {
      const rows = [this.at.row, this.from.row].sort((a, b) => a - b);
      const columns = [this.at.column, this.from.column].sort((a, b) => a - b);
      return { top: rows[0], bottom: rows[1], left: columns[0], right: columns[1] };
    }

    selectedRows() {
      return this.listed.slice(this.range.top, this.range.bottom + 1);
    }

    move(row, column, extend = false) {
      const before = this.row;
      this.at = { row: clamp(row, this.listed.length), column: clamp(column, this.columns.length) };
      if (!extend) this.from = { ...this.at };
      this.intoSight();
      this.draw();
      this.mark();
      this.onMove?.(before !== this.row);
    }

    intoSight() {
      const { place, height } = this;
      const top = this.at.row * height;
      const headHeight = this.table.tHead.offsetHeight;
      const room = place.clientHeight - headHeight;
      if (top < place.scrollTop) place.scrollTop = top;
      if (top + height > place.scrollTop + room) place.scrollTop = top + height - room;
      if (this.at.column < this.frozen) return;
      const left = this.gutter + this.columns.slice(0, this.at.column).reduce((sum, c) => sum + c.width, 0);
      const right = left + this.column.width;
      if (left - this.frozenWidth < place.scrollLeft) place.scrollLeft = left - this.frozenWidth;
      if (right > place.scrollLeft + place.clientWidth) place.scrollLeft = right - place.clientWidth;
    }

    mark() {
      const { top, bottom, left, right } = this.range;
      const many = top !== bottom || left !== right;
      for (const line of this.body.querySelectorAll("tr[data-row]")) {
        const n = Number(line.dataset.row);
        for (const cell of line.querySelectorAll("td")) {
          const c = Number(cell.dataset.column);
          cell.classList.toggle("chosen", many && n >= top && n <= bottom && c >= left && c <= right);
          cell.classList.toggle("here", n === this.at.row && c === this.at.column);
        }
        line.children[0].classList.toggle("row-here", n >= top && n <= bottom);
      }
      this.onDraw?.();
    }

    cellHere() {
      return this.body.querySelector(`tr[data-row="${this.at.row}"] td[data-column="${this.at.column}"]`);
    }

    find(key, column) {
      const row = this.listed.findIndex((one) => one.key === key);
      return { row, column: Math.max(0, this.columns.findIndex((c) => c.key === column)) };
    }
  }

  const clamp = (at, count) => Math.max(0, Math.min(at, count - 1));

  const hidden = (words) => Object.assign(document.createElement("span"), { className: "visually-hidden", textContent: words });

  // A sign with its words, cut from the page's store of signs.
  const icon = (name, words) => {
    const found = document.getElementById("signs").content.querySelector(`[data-sign="${name}"]`).cloneNode(true);
    found.title = words;
    found.append(hidden(words));
    return found;
  };

  const spacer = (height) => {
    const line = document.createElement("tr");
    line.className = "spacer";
    line.setAttribute("aria-hidden", "true");
    const cell = line.insertCell();
    cell.style.height = `${height}px`;
    line.hidden = height <= 0;
    return line;
  };

  const heading = (column) => {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.className = `kind-${column.kind}`;
    cell.title = column.told;
    const words = Object.assign(document.createElement("span"), { textContent: column.header });
    cell.append(words);
    if (column.needs === "●") {
      cell.classList.add("required");
      cell.append(hidden("（必填）"));
    }
    const below = { A: "系统计算", "◐": "视情况必填" }[column.needs] ?? "";
    const unit = [column.unit, below].filter(Boolean).join(" · ");
    cell.append(Object.assign(document.createElement("small"), { textContent: unit || " " }));
    return cell;
  };

  Object.assign(window.sheetGrid, { Grid });
})();
