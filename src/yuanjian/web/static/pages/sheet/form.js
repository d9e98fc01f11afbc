// The single record of a sheet as a form: each field saves when it is left; what is wrong stands below it.
"use strict";

(() => {
  const { Rows, leap, conflict } = window.sheetGrid;
  const find = (id) => document.getElementById(id);

  const start = () => {
    const data = JSON.parse(find("sheet-data").textContent);
    const form = find("record");
    const rows = new Rows(data, () => show(), (words, good) => window.yuanjian.notice(words, good));
    if (!rows.all.length) rows.append();
    const row = rows.all[0];
    let noted = [];

    const field = (key) => form.querySelector(`[name="${key}"]`);

    const show = () => {
      const wrong = row.state === "refused" || row.state === "conflict";
      const words = { dirty: "有改动未保存", saving: "保存中……", refused: "有错，未保存", conflict: "别人改过" }[row.state];
      find("grid-state").textContent = words ?? "已保存";
      find("grid-state").dataset.state = wrong ? "wrong" : row.state ? "open" : "kept";
      const own = row.problems.filter((p) => p[0] !== "info");
      const fresh = noted.filter((n) => row.draft[n[1]] === undefined && !own.some((p) => p[1] === n[1]));
      for (const input of form.querySelectorAll("[data-field]")) say(input, [...own, ...fresh].filter((p) => p[1] === input.name));
      errors(own.filter((p) => p[0] === "error"));
      if (row.state === "conflict" && !find("conflict").open) settle();
    };

    const say = (input, problems) => {
      const place = find(`said-${input.name}`);
      const lines = problems.map((p) => Object.assign(document.createElement("p"), { className: `record-said ${p[0]}`, textContent: p[2] }));
      place.replaceChildren(...lines);
      input.setAttribute("aria-invalid", String(problems.some((p) => p[0] === "error")));
      const change = find(`change-${input.name}`);
      if (change) change.textContent = leap(input.value, change.dataset.before);
      if (!row.draft[input.name] && row.cells[input.name] !== undefined && document.activeElement !== input && input.name in row.cells && !row.state) input.value = row.cells[input.name];
    };

    const errors = (wrong) => {
      find("grid-errors").hidden = !wrong.length;
      find("grid-errors-list").replaceChildren(...wrong.map((p) => {
        const button = Object.assign(document.createElement("button"), { type: "button", className: "btn-link", textContent: data.columns.find((c) => c.key === p[1])?.header ?? "本表" });
        button.addEventListener("click", () => field(p[1])?.focus());
        const item = document.createElement("li");
        item.append(button, `　${p[2]}`);
        return item;
      }));
    };

    // Somebody saved this record meanwhile. Cells that only one of the two changed go together; else the person chooses.
    const settle = async () => {
      const { by, at, cells } = row.other;
      const both = Object.keys(row.draft).some((key) => (cells?.[key] ?? "") !== (row.cells[key] ?? ""));
      const kept = both || !cells ? await conflict.ask(rows, data.columns, row) : "mine";
      if (!kept) return;
      await rows.settle(row, kept === "mine");
      for (const input of form.querySelectorAll("[data-field]")) input.value = rows.text(row, input.name);
      window.yuanjian.notice(`${by || "别人"} ${at || ""} 也改过本表，已一并更新，请核对。`, true);
    };

    const notes = async () => {
      const reply = await fetch(data.addresses.notes, { headers: { "HX-Request": "true" } });
      if (reply.ok) noted = (await reply.json()).notes[row.key] ?? [];
      show();
    };

    form.addEventListener("change", (event) => {
      if (!event.target.matches("[data-field]")) return;
      // The first save of a new record takes along what stands in the other fields.
      const fields = row.key ? [event.target] : [...form.querySelectorAll("[data-field]")];
      rows.set(fields.map((input) => [row, input.name, input.value.trim()]));
      rows.save();
    });
    form.addEventListener("focusin", async (event) => {
      const list = event.target.getAttribute("list") && find(event.target.getAttribute("list"));
      if (!list || list.childElementCount) return;
      const reply = await fetch(`${data.addresses.choices}?cell=${event.target.name}`, { headers: { "HX-Request": "true" } });
      if (reply.ok) list.replaceChildren(...(await reply.json()).words.map(([word]) => Object.assign(document.createElement("option"), { value: word })));
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    find("record-undo")?.addEventListener("click", async () => {
      if (!rows.undoTyped()) await rows.undoSaved();
      window.location.reload();
    });
    window.addEventListener("beforeunload", (event) => row.state && event.preventDefault());
    document.body.addEventListener("saved", notes);
    const { cell } = data.focus;
    if (cell) field(cell)?.focus();
    show();
    notes();
  };

  document.addEventListener("DOMContentLoaded", () => find("record") && start());
})();
