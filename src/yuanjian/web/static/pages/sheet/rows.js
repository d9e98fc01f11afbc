// The rows of a sheet with what was typed and is not saved yet; saving, undoing, telling of conflicts.
"use strict";

(() => {
  const SENT_AT_ONCE = 500;
  let count = 0;

  const rowOf = ([key, version, cells]) => ({
    id: String((count += 1)), key, version, cells, draft: {}, state: "", problems: [], other: null,
  });
  const blankRow = () => rowOf(["", 0, {}]);

  class Rows {
    // ``changed(rows)`` is called after every change of what is shown; ``told(words, good)`` speaks to the person.
    constructor(data, changed, told) {
      this.data = data;
      this.all = data.rows.map(rowOf);
      this.steps = [];
      this.changed = changed;
      this.told = told;
      this.saving = false;
      this.savedAt = null;
      this.unheard = false; // the last save found no server: it is tried again by itself, and said once
    }

    text(row, key) {
      return row.draft[key] ?? row.cells[key] ?? "";
    }

    // Changes of one gesture: [row, column key, text]. They are undone together until their rows are saved.
    set(changes) {
      const step = [];
      for (const [row, key, text] of changes) {
        if (this.text(row, key) === text) continue;
        step.push({ row, key, before: row.draft[key] });
        this.put(row, key, text);
      }
      if (!step.length) return;
      this.steps.push(step);
      for (const row of new Set(step.map((c) => c.row))) this.judge(row);
      this.changed();
    }

    put(row, key, text) {
      if (text === undefined || text === (row.cells[key] ?? "")) delete row.draft[key];
      else row.draft[key] = text;
      row.problems = row.problems.filter((p) => p[1] !== key);
    }

    judge(row) {
      if (Object.keys(row.draft).length) row.state = row.state === "conflict" ? "conflict" : "dirty";
      else [row.state, row.other] = ["", null];
      if (!row.state) row.problems = row.problems.filter((p) => p[0] !== "error");
    }

    append(many = 1) {
      const made = Array.from({ length: many }, blankRow);
      this.all.push(...made);
      return made;
    }

    // Rows that nobody wrote anything into are not kept.
    tidy(except) {
      const blank = (row) => !row.key && !Object.keys(row.draft).length && row !== except;
      this.all = this.all.filter((row) => !blank(row));
    }

    unsaved() {
      return this.all.filter((row) => row.state);
    }

    wrong() {
      return this.all.filter((row) => row.state === "refused" || row.state === "conflict");
    }

    undoTyped() {
      const step = this.steps.pop();
      if (!step) return false;
      for (const { row, key, before } of step.reverse()) this.put(row, key, before);
      for (const row of new Set(step.map((c) => c.row))) this.judge(row);
      this.tidy(null);
      this.changed();
      return true;
    }

    forget(row) {
      this.steps = this.steps.map((s) => s.filter((c) => c.row !== row)).filter((s) => s.length);
    }

    // Saves every row that was changed, but not the one that is being worked on.
    async save(except = null) {
      if (this.saving) return;
      const rows = this.all.filter((row) => row.state === "dirty" && row !== except).slice(0, SENT_AT_ONCE);
      if (!rows.length) return;
      this.saving = true;
      const sent = rows.map((row) => ({ ...row.draft }));
      for (const row of rows) row.state = "saving";
      this.changed();
      const body = rows.map((row, n) => ({ key: row.key, version: row.version, cells: sent[n], mark: row.id }));
      const answer = await this.post("save", { rows: body });
      this.saving = false;
      if (answer?.rows) answer.rows.forEach((one, n) => this.take(rows[n], one, sent[n]));
      else for (const row of rows) row.state = answer ? "refused" : "dirty";
      if (answer?.rows?.some((one) => one.state === "saved")) this.saved();
      this.changed();
      if (answer?.rows) await this.save(except);
    }

    saved() {
      this.savedAt = new Date();
      document.body.dispatchEvent(new CustomEvent("saved", { bubbles: true }));
    }

    take(row, answer, sent) {
      row.problems = answer.problems;
      if (answer.state === "saved" || answer.state === "same") {
        this.forget(row);
        Object.assign(row, { key: answer.key, version: answer.version, cells: answer.cells, other: null });
        for (const key of Object.keys(sent)) if (row.draft[key] === sent[key]) delete row.draft[key];
        row.state = Object.keys(row.draft).length ? "dirty" : "";
        const read = answer.problems.filter((p) => p[0] === "info").map((p) => p[2]);
        if (read.length) this.told(read.join("　"), true);
      } else if (answer.state === "refused") row.state = row.draft && !same(row.draft, sent) ? "dirty" : "refused";
      else {
        row.state = "conflict";
        row.other = answer;
      }
    }

    // Of two versions of a row: mine is sent again on top of theirs, or theirs is taken.
    async settle(row, mine) {
      const { state, version, cells } = row.other;
      if (state === "gone" && mine) Object.assign(row, { draft: { ...row.cells, ...row.draft }, key: "", version: 0, cells: {} });
      else if (state === "gone") this.all = this.all.filter((one) => one !== row);
      else Object.assign(row, { version, cells });
      if (!mine) row.draft = {};
      row.other = null;
      row.state = "";
      row.problems = [];
      this.forget(row);
      this.judge(row);
      this.changed();
      await this.save();
    }

    async remove(rows, even = false) {
      const kept = rows.filter((row) => row.key);
      const drop = () => {
        this.all = this.all.filter((row) => !rows.includes(row));
        rows.forEach((row) => this.forget(row));
        this.changed();
      };
      if (!kept.length) return drop();
      const named = Object.fromEntries(kept.map((row) => [row.key, row.version]));
      const answer = await this.post("remove", { rows: named, even });
      if (answer?.removed) {
        drop();
        this.saved();
        this.changed();
      }
      return answer?.named;
    }

    // The last save, of this or an earlier visit, from the history.
    async undoSaved() {
      const answer = await this.post("undo", {});
      if (!answer?.rows) return null;
      const drafts = new Map(this.all.filter((row) => row.state && row.key).map((row) => [row.key, row]));
      const fresh = this.all.filter((row) => !row.key && row.state);
      this.all = answer.rows.map((one) => {
        const old = drafts.get(one[0]);
        return old && !answer.keys.includes(one[0]) ? old : rowOf(one);
      });
      this.all.push(...fresh);
      this.steps = [];
      this.saved();
      this.told(answer.words, true);
      this.changed();
      return answer.keys;
    }

    async post(name, body) {
      const token = JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];
      const headers = { "Content-Type": "application/json", "X-CSRFToken": token, "HX-Request": "true" };
      try {
        const reply = await fetch(this.data.addresses[name], { method: "POST", headers, body: JSON.stringify(body) });
        if (reply.headers.get("HX-Redirect")) window.location.assign(reply.headers.get("HX-Redirect"));
        if (!reply.ok) throw new Error(String(reply.status));
        const answer = await reply.json();
        this.unheard = false;
        if (answer.refused) this.told(answer.refused, false);
        return answer;
      } catch {
        if (!this.unheard) this.told("没有保存：服务没有响应，或登录已过期。改动还在本页，会自动重试；也可按 Ctrl+S。", false);
        this.unheard = true;
        return null;
      }
    }
  }

  const same = (one, other) =>
    Object.keys(one).length === Object.keys(other).length && Object.keys(one).every((k) => one[k] === other[k]);

  Object.assign(window.sheetGrid, { Rows });
})();
