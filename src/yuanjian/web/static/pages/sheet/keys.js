// Keyboard, mouse and clipboard of the grid, as people know them from Excel and WPS.
"use strict";

(() => {
  const { readBlock, writeBlock } = window.sheetGrid;

  class Keys {
    constructor(grid, editor, actions) {
      Object.assign(this, { grid, editor, actions, leaving: false });
      const { field } = editor;
      field.addEventListener("keydown", (event) => this.key(event));
      field.addEventListener("copy", (event) => this.copy(event));
      field.addEventListener("cut", (event) => this.copy(event, true));
      field.addEventListener("paste", (event) => this.paste(event));
      field.addEventListener("focus", () => { this.leaving = false; grid.place.classList.add("active"); editor.mode || editor.rest(); });
      field.addEventListener("blur", () => { grid.place.classList.remove("active"); editor.commit(); actions.left(); });
      grid.place.addEventListener("mousedown", (event) => this.press(event));
      grid.place.addEventListener("mouseover", (event) => this.drag(event));
      grid.place.addEventListener("dblclick", (event) => event.target.closest("td[data-column]") && this.enter());
      window.addEventListener("mouseup", () => { this.pressed = false; });
    }

    // Mouse

    spot(event) {
      const cell = event.target.closest("[data-column], th.number");
      const line = event.target.closest("tr[data-row]");
      if (!cell || !line || !this.grid.body.contains(line)) return null;
      return { row: Number(line.dataset.row), column: cell.dataset.column === undefined ? null : Number(cell.dataset.column) };
    }

    press(event) {
      const at = this.spot(event);
      if (!at || event.button > 0) return;
      event.preventDefault();
      this.editor.commit();
      this.pressed = true;
      if (at.column === null) {
        this.grid.move(at.row, 0, event.shiftKey);
        this.grid.from = { row: event.shiftKey ? this.grid.from.row : at.row, column: 0 };
        this.grid.at.column = this.grid.columns.length - 1;
        this.grid.mark();
      } else this.grid.move(at.row, at.column, event.shiftKey);
      this.editor.field.focus({ preventScroll: true });
    }

    drag(event) {
      const at = this.pressed && event.buttons === 1 ? this.spot(event) : null;
      if (at && at.column !== null && !this.editor.mode) this.grid.move(at.row, at.column, true);
    }

    // Keyboard

    key(event) {
      if (event.isComposing || event.keyCode === 229) return;
      const done = (event.ctrlKey || event.metaKey ? this.command(event) : false) || this.inList(event) || (this.editor.mode ? this.inText(event) : this.onCell(event));
      if (done) event.preventDefault();
    }

    command(event) {
      const { grid, actions, editor } = this;
      const name = event.key.toLowerCase();
      if (name === "s") { editor.commit(); actions.save(); return true; }
      if (editor.mode) return false;
      const commands = {
        z: () => actions.undo(),
        d: () => this.fill("down"),
        r: () => this.fill("right"),
        a: () => { grid.from = { row: 0, column: 0 }; grid.at = { row: grid.rows.all.length - 1, column: grid.columns.length - 1 }; grid.mark(); },
        ";": () => this.write(today()),
        "-": () => actions.remove(),
        home: () => grid.move(0, 0, event.shiftKey),
        end: () => grid.move(grid.listed.length - 1, grid.columns.length - 1, event.shiftKey),
        arrowup: () => grid.move(0, grid.at.column, event.shiftKey),
        arrowdown: () => grid.move(grid.listed.length - 1, grid.at.column, event.shiftKey),
        arrowleft: () => grid.move(grid.at.row, 0, event.shiftKey),
        arrowright: () => grid.move(grid.at.row, grid.columns.length - 1, event.shiftKey),
      };
      if (!commands[name] || (["d", "r", ";", "-"].includes(name) && !grid.data.write)) return false;
      commands[name]();
      return true;
    }

    inList(event) {
      const { editor } = this;
      if (event.altKey && event.key === "ArrowDown") { editor.drop(); return true; }
      if (!editor.listOpen) return false;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") { editor.step(event.key === "ArrowDown" ? 1 : -1); return true; }
      if (event.key === "Escape") { editor.close(); return true; }
      if (event.key === "Enter" && editor.picked >= 0 && !editor.typedInFull) {
        const single = !editor.multi;
        editor.pick(editor.picked);
        if (single) this.grid.move(this.grid.at.row + 1, this.grid.at.column);
        return true;
      }
      return false;
    }

    inText(event) {
      const { editor, grid } = this;
      const { row, column } = grid.at;
      const by = event.shiftKey ? -1 : 1;
      if (event.key === "Escape") return editor.cancel();
      if (event.key === "Enter" && event.altKey) { editor.field.setRangeText("\n", editor.field.selectionStart, editor.field.selectionEnd, "end"); editor.settle(); return true; }
      if (event.key === "Enter") { editor.commit(); grid.move(row + by, column); return true; }
      if (event.key === "Tab") { editor.commit(); this.tab(by); return true; }
      if (event.key === "F2") { editor.open("edit"); return true; }
      const arrow = ARROWS[event.key];
      if (!arrow || editor.mode !== "type") return false;
      editor.commit();
      grid.move(row + arrow[0], column + arrow[1]);
      return true;
    }

    onCell(event) {
      const { editor, grid } = this;
      const { row, column } = grid.at;
      const arrow = ARROWS[event.key];
      const page = Math.max(1, Math.floor(grid.place.clientHeight / grid.height) - 2);
      const by = event.shiftKey ? -1 : 1;
      if (arrow && !event.altKey) grid.move(row + arrow[0], column + arrow[1], event.shiftKey);
      else if (event.key === "Tab" && !this.leaving) return this.tab(by);
      else if (event.key === "Enter" && grid.column.computed) this.enter();
      else if (event.key === "Enter") grid.move(row + by, column);
      else if (event.key === "F2") this.enter();
      else if (event.key === "Home") grid.move(row, 0, event.shiftKey);
      else if (event.key === "End") grid.move(row, grid.columns.length - 1, event.shiftKey);
      else if (event.key === "PageDown") grid.move(row + page, column, event.shiftKey);
      else if (event.key === "PageUp") grid.move(row - page, column, event.shiftKey);
      else if (event.key === "Delete") this.clear();
      else if (event.key === "Backspace" && editor.mayWrite) { editor.field.value = ""; editor.open("type"); }
      else if (event.key === "Escape") this.leaving = true;
      else return false;
      return true;
    }

    // The next cell; past the last cell of the last row, and before the first, the grid is left.
    tab(by) {
      const { grid } = this;
      const many = grid.columns.length;
      const next = grid.at.row * many + grid.at.column + by;
      if (next < 0 || next >= grid.listed.length * many) return false;
      grid.move(Math.floor(next / many), next % many);
      return true;
    }

    enter() {
      const { column } = this.grid;
      if (column.computed) this.actions.fact();
      else this.editor.open("edit");
    }

    // Writing into many cells

    writable(column) {
      return this.grid.data.write && column && !column.computed;
    }

    write(text) {
      this.grid.rows.set([[this.grid.row, this.grid.column.key, text]].filter(() => this.writable(this.grid.column)));
      this.editor.rest();
    }

    clear() {
      if (!this.grid.data.write) return;
      const { left, right } = this.grid.range;
      const columns = this.grid.columns.slice(left, right + 1).filter((c) => this.writable(c));
      this.grid.rows.set(this.grid.selectedRows().flatMap((row) => columns.map((c) => [row, c.key, ""])));
      this.editor.rest();
    }

    // Ctrl+D: the first row of the selection into those below it; of a single cell, the cell above into it.
    fill(way) {
      const { grid } = this;
      const { top, bottom, left, right } = grid.range;
      const down = way === "down";
      const from = down ? (top === bottom ? top - 1 : top) : left === right ? left - 1 : left;
      if (from < 0) return;
      const changes = [];
      for (let r = down ? from + 1 : top; r <= bottom; r += 1) {
        for (let c = down ? left : from + 1; c <= right; c += 1) {
          const source = down ? [grid.listed[from], grid.columns[c]] : [grid.listed[r], grid.columns[from]];
          if (this.writable(grid.columns[c])) changes.push([grid.listed[r], grid.columns[c].key, grid.shown(...source)]);
        }
      }
      grid.rows.set(changes);
      this.editor.rest();
    }

    copy(event, cut = false) {
      if (this.editor.mode) return;
      event.preventDefault();
      const { left, right } = this.grid.range;
      const columns = this.grid.columns.slice(left, right + 1);
      const block = this.grid.selectedRows().map((row) => columns.map((c) => this.grid.shown(row, c)));
      event.clipboardData.setData("text/plain", writeBlock(block));
      if (cut) this.clear();
    }

    // A block goes over the cells from the cursor on, and makes new rows below the end; one cell fills the selection.
    paste(event) {
      if (this.editor.mode) return;
      event.preventDefault();
      const { grid } = this;
      if (!grid.data.write) return;
      const block = readBlock(event.clipboardData.getData("text/plain"));
      const { top, left, bottom, right } = grid.range;
      const single = block.length === 1 && block[0].length === 1;
      const height = single ? bottom - top + 1 : block.length;
      const rows = grid.listed.slice(top, top + height);
      const lacking = height - rows.length;
      if (lacking > 0) rows.push(...grid.rows.append(lacking));
      const changes = [];
      rows.forEach((row, r) => {
        const cells = single ? Array(right - left + 1).fill(block[0][0]) : block[r];
        cells.forEach((text, c) => {
          const column = grid.columns[left + c];
          if (this.writable(column)) changes.push([row, column.key, text.trim()]);
        });
      });
      grid.rows.set(changes);
      grid.from = { row: top, column: left };
      const wide = single ? right - left : Math.max(...block.map((cells) => cells.length)) - 1;
      grid.at = { row: Math.min(top + height, grid.listed.length) - 1, column: Math.min(left + wide, grid.columns.length - 1) };
      grid.mark();
      this.editor.rest();
      this.actions.pasted(height);
    }
  }

  const ARROWS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 10);

  Object.assign(window.sheetGrid, { Keys });
})();
