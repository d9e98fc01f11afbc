// The page around the grid: tools, what is said of the cell, the list of errors, saving in time, undo, history, conflicts.
"use strict";

(() => {
  const IDLE = 2500; // so long after the last key a row is saved even if the cursor stays in it
  const AGAIN = 15000; // so long until a save that found no server is tried again
  const { Grid, Editor, Keys, conflict } = window.sheetGrid;
  const find = (id) => document.getElementById(id);

  const start = () => {
    const place = find("grid");
    const data = JSON.parse(find("sheet-data").textContent);
    const told = (words, good) => window.yuanjian.notice(words, good);
    const grid = new Grid(place, data, told);
    const editor = new Editor(grid, find("grid-field"), find("grid-words"));
    let timer = 0;
    let spoken = "";

    // Saving

    const save = () => grid.rows.save(null);
    const later = () => {
      clearTimeout(timer);
      const wait = grid.rows.unheard ? AGAIN : IDLE;
      // A new row is begun, not wrong: it is judged when it is left.
      timer = setTimeout(() => (editor.mode ? later() : grid.rows.save(grid.row?.key ? null : grid.row)), wait);
    };

    const undo = async () => {
      if (grid.rows.undoTyped()) return editor.rest();
      if (grid.rows.saving) return told("正在保存，请稍等再撤销。", false);
      const keys = await grid.rows.undoSaved();
      if (!keys) return;
      await notes();
      const at = grid.find(keys[0], "");
      if (at.row >= 0) grid.move(at.row, grid.at.column);
      editor.rest();
    };

    // What the system says of the rows, after they were read and after each save

    let asking = false;
    const notes = async () => {
      if (asking) return;
      asking = true;
      try {
        const reply = await fetch(data.addresses.notes, { headers: { "HX-Request": "true" } });
        if (reply.ok) grid.notes = await reply.json();
      } finally {
        asking = false;
      }
      grid.draw(true);
    };

    // Words beside the grid

    const state = () => {
      const { rows } = grid;
      const wrong = rows.wrong().length;
      const open = rows.unsaved().length;
      const at = rows.savedAt ? `${String(rows.savedAt.getHours()).padStart(2, "0")}:${String(rows.savedAt.getMinutes()).padStart(2, "0")}` : "";
      const kept = at ? `已保存 ${at}` : "已保存";
      let words = kept;
      if (rows.saving) words = "保存中……";
      else if (rows.unheard) words = "没有连上服务，改动在本页";
      else if (wrong) words = `${wrong} 行有错，未保存`;
      else if (open) words = "有改动，离开这一行时保存";
      find("grid-state").textContent = words;
      find("grid-state").dataset.state = wrong || rows.unheard ? "wrong" : open || rows.saving ? "open" : "kept";
      find("grid-count").textContent = `${rows.all.filter((r) => r.key).length} 行`;
    };

    const cellWords = () => {
      const { row, column } = grid;
      const help = find("grid-help");
      if (!row) return help.replaceChildren();
      const problems = grid.problems(row).filter((p) => p[1] === column.key);
      const head = Object.assign(document.createElement("strong"), { textContent: column.header });
      const unit = column.unit ? `（${column.unit}）` : "";
      const example = column.example ? `　例：${column.example}` : "";
      const before = grid.last(row, column) ? `　上年：${grid.last(row, column)}` : "";
      help.replaceChildren(head, `${unit}　${column.told}${example}${before}`);
      const bubble = find("grid-bubble");
      bubble.replaceChildren(...problems.map((p) => line(p[2], p[0])));
      bubble.hidden = !problems.length || editor.listOpen;
      if (!bubble.hidden) editor.hang(bubble);
      const said = `第${grid.at.row + 1}行 ${column.header} ${grid.shown(row, column) || "空"} ${problems.map((p) => p[2]).join("；")}`;
      if (said !== spoken && document.activeElement === editor.field) find("grid-said").textContent = said;
      spoken = said;
    };

    const line = (words, level) => {
      const one = document.createElement("p");
      one.className = level;
      one.textContent = words;
      return one;
    };

    const errors = () => {
      const place = find("grid-errors");
      const wrong = grid.rows.wrong();
      const items = wrong.flatMap((row) => {
        if (row.state === "conflict") return [item(row, "", conflict.words(row.other))];
        const errors = row.problems.filter((p) => p[0] === "error");
        return errors.length ? errors.map((p) => item(row, p[1], p[2])) : [item(row, "", "这一行没有保存，请修改后重试")];
      });
      place.hidden = !items.length;
      find("grid-errors-title").textContent = `${wrong.length} 行没有保存，改正后自动保存（关闭页面会丢失）`;
      find("grid-errors-list").replaceChildren(...items.slice(0, 30));
    };

    const item = (row, key, words) => {
      const entry = document.createElement("li");
      const column = data.columns.find((c) => c.key === key);
      const button = document.createElement("button");
      button.type = "button";
      button.className = "btn-link";
      button.textContent = [`第${grid.listed.indexOf(row) + 1}行`, row.key, column?.header].filter(Boolean).join(" · ");
      button.addEventListener("click", () => {
        if (row.state === "conflict") return settle(row);
        grid.move(grid.listed.indexOf(row), Math.max(0, data.columns.indexOf(column)));
        editor.field.focus({ preventScroll: true });
      });
      entry.append(button, `　${words}`);
      return entry;
    };

    const settle = async (row) => {
      const kept = await conflict.ask(grid.rows, data.columns, row);
      if (kept) await grid.rows.settle(row, kept === "mine");
      editor.field.focus({ preventScroll: true });
    };

    // Tools

    const confirmed = (words) =>
      new Promise((answer) => {
        const dialog = find("sure");
        find("sure-words").textContent = words;
        dialog.onclose = () => { answer(dialog.returnValue === "yes"); dialog.returnValue = ""; };
        dialog.showModal();
      });

    const remove = async () => {
      editor.commit();
      const rows = grid.selectedRows().filter((row) => row.key || row.state);
      if (!rows.length) return told("请先选中要删除的行。", false);
      const names = rows.slice(0, 3).map((r) => r.key || "新行").join("、");
      const words = `删除 ${rows.length} 行（${names}${rows.length > 3 ? "……" : ""}）？删除的内容保留在历史里，可以撤销。`;
      if (!(await confirmed(words))) return editor.field.focus();
      const named = await grid.rows.remove(rows);
      if (named && (await confirmed(`${named}仍要删除吗？`))) await grid.rows.remove(rows, true);
      grid.move(grid.range.top, 0);
      editor.rest();
      editor.field.focus({ preventScroll: true });
    };

    const history = () => {
      const { row, column } = grid;
      if (!row?.key) return told("这一行还没有保存过，没有历史。", false);
      drawer(`${data.addresses.history}?${new URLSearchParams({ row: row.key, cell: column.key })}`);
    };

    const act = async () => {
      editor.commit();
      await save();
      if (!grid.row?.key) return told("请先选中已保存的行，再转为整改事项。", false);
      if (grid.rows.unsaved().length) return told("还有没保存的修改，请改好后再转。", false);
      location.assign(`${data.addresses.act}?${new URLSearchParams({ sheet: data.no, row: grid.row.key })}`);
    };

    const fact = () => {
      const subject = grid.notes.computed[grid.row.key]?.[grid.column.key]?.[1];
      if (!subject) return told(grid.notes.waiting ? "正在计算，请稍候。" : "这一行保存后才会计算。", false);
      drawer(`${data.addresses.fact.replace("FACT", grid.column.computed)}?${new URLSearchParams({ subject })}`);
    };

    const drawer = (address) => window.htmx.ajax("GET", address, { source: editor.field, target: "#drawer", swap: "innerHTML" });

    const actions = {
      save, undo, remove, fact,
      left: () => setTimeout(() => document.activeElement !== editor.field && save(), 0),
      pasted: (rows) => { told(`已粘贴 ${rows} 行，正在保存。`, true); save(); },
    };
    const keys = new Keys(grid, editor, actions);

    const tools = {
      add: () => { grid.wanted = ""; grid.onlyWrong = false; grid.filter(); grid.move(grid.listed.length - 1, 0); editor.field.focus({ preventScroll: true }); },
      remove, undo, save,
      history, act,
      fill: () => keys.fill("down"),
      edit: () => { editor.field.focus({ preventScroll: true }); editor.open("edit"); if (editor.offers()) editor.drop(); },
    };
    for (const button of document.querySelectorAll("[data-tool]")) {
      // The cursor stays where it is while a tool is used.
      button.addEventListener("mousedown", (event) => event.preventDefault());
      button.addEventListener("click", () => tools[button.dataset.tool]());
    }
    find("grid-find").addEventListener("input", (event) => { grid.wanted = event.target.value.trim(); grid.filter(); });
    find("grid-wrong").addEventListener("change", (event) => { grid.onlyWrong = event.target.checked; grid.filter(); });
    const lastSwitch = find("grid-last");
    lastSwitch.checked = grid.lastShown;
    lastSwitch.disabled = !Object.keys(data.last).length;
    lastSwitch.addEventListener("change", () => {
      grid.lastShown = lastSwitch.checked;
      localStorage.setItem("sheet-last-year", lastSwitch.checked ? "yes" : "no");
      grid.draw(true);
      grid.move(grid.at.row, grid.at.column);
    });

    grid.onDraw = () => { editor.settle(); cellWords(); };
    grid.onMove = (otherRow) => {
      editor.rest();
      cellWords();
      if (otherRow) grid.rows.save(grid.row);
    };
    grid.onChange = () => { state(); errors(); cellWords(); later(); };
    document.body.addEventListener("saved", notes);
    window.addEventListener("beforeunload", (event) => {
      editor.commit();
      if (!grid.rows.unsaved().length) return;
      save();
      event.preventDefault();
    });

    const focus = () => {
      const { row, cell } = data.focus;
      if (!row && !cell) return;
      const at = row ? grid.find(row, cell) : { row: 0, column: grid.find("", cell).column };
      if (at.row < 0) return told(`没有找到“${row}”这一行，可能已经改名或删除。`, false);
      grid.move(at.row, at.column);
      editor.field.focus({ preventScroll: true });
    };
    editor.rest();
    focus();
    state();
    notes();
    window.sheetGrid.open = { grid, editor };
  };

  document.addEventListener("DOMContentLoaded", () => find("grid") && start());
})();
