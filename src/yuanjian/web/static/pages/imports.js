// Files dropped or chosen are sent by the form as it stands; folders are opened, other files in them left out.
"use strict";

(() => {
  const workbook = /^(?!~\$|\.).*\.(xlsx|xlsm|xls|et|ods)$/i;

  const readAll = async (reader) => {
    const found = [];
    for (;;) {
      const some = await new Promise((done, fail) => reader.readEntries(done, fail));
      if (!some.length) return found;
      found.push(...some);
    }
  };

  // The files of an entry; of folders those that look like workbooks, as deep as they go.
  const filesOf = async (entry, inFolder) => {
    if (entry.isFile) {
      const file = await new Promise((done, fail) => entry.file(done, fail));
      return !inFolder || workbook.test(file.name) ? [file] : [];
    }
    const inside = await readAll(entry.createReader());
    return (await Promise.all(inside.map((one) => filesOf(one, true)))).flat();
  };

  const hand = (input, files) => {
    const holder = new DataTransfer();
    for (const file of files) holder.items.add(file);
    input.files = holder.files;
  };

  // As much as goes into one request; a folder that holds more is sent in several, which make one batch.
  const PART = { files: 100, bytes: 100 * 2 ** 20 };

  const partsOf = (files) => {
    const parts = [[]];
    let bytes = 0;
    for (const file of files) {
      const part = parts[parts.length - 1];
      if (part.length && (part.length >= PART.files || bytes + file.size > PART.bytes)) {
        parts.push([]);
        bytes = 0;
      }
      parts[parts.length - 1].push(file);
      bytes += file.size;
    }
    return parts;
  };

  const inParts = async (form, files) => {
    const most = Number(form.dataset.mostBytes) || Infinity;
    const unsent = files.filter((file) => file.size > most).map((file) => [file.name, file.size]);
    const parts = partsOf(files.filter((file) => file.size <= most));
    const busy = form.querySelector(".drop-busy");
    let batch = "", done = 0;
    for (const [number, part] of parts.entries()) {
      const data = new FormData();
      data.append("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
      data.append("part", number + 1);
      if (batch) data.append("batch", batch);
      if (number === parts.length - 1) {
        data.append("last", 1);
        data.append("unsent", JSON.stringify(unsent));
      }
      for (const file of part) data.append("files", file);
      busy.textContent = `正在上传，已传 ${done} / ${files.length - unsent.length} 个，请不要关闭页面……`;
      const answer = await fetch(form.action, { method: "POST", body: data, headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error();
      const said = await answer.json();
      if (said.go) return window.location.assign(said.go);
      batch = said.batch;
      done += part.length;
    }
  };

  const send = (form, input) => {
    form.classList.add("busy");
    form.querySelector(".drop-busy").hidden = false;
    const files = [...input.files];
    const most = Number(form.dataset.mostBytes) || Infinity;
    const alone = files.length === 1; // the server says itself what is wrong with it
    if (alone || (partsOf(files).length === 1 && files.every((file) => file.size <= most))) return form.requestSubmit();
    inParts(form, files).catch(() => {
      form.dispatchEvent(new Event("not-sent"));
      window.yuanjian.notice("上传中断，没有收全，台账没有改动。请检查网络后重新选择文件夹。", false);
    });
  };

  document.addEventListener("DOMContentLoaded", () => {
    const form = document.querySelector("[data-drop]");
    if (!form) return;
    const input = form.querySelector("input[name=files]");
    const none = () => window.yuanjian.notice("没有找到 Excel 工作簿（.xlsx、.xls、.et）。", false);

    form.addEventListener("change", (event) => {
      const chosen = event.target;
      if (!chosen.matches("[data-send]") || !chosen.files.length) return;
      if (chosen.matches("[data-workbooks-only]")) {
        hand(input, [...chosen.files].filter((file) => workbook.test(file.name)));
        chosen.value = "";
        if (!input.files.length) return none();
      }
      send(form, input);
    });

    let depth = 0;
    const over = (by) => {
      depth = Math.max(0, depth + by);
      form.classList.toggle("over", depth > 0);
    };
    form.addEventListener("dragenter", () => over(1));
    form.addEventListener("dragleave", () => over(-1));
    // A file dropped beside the place must not replace the page.
    document.addEventListener("dragover", (event) => event.preventDefault());
    document.addEventListener("drop", (event) => event.preventDefault());
    form.addEventListener("drop", async (event) => {
      depth = 0;
      over(0);
      const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
      const dropped = [...event.dataTransfer.files];
      const files = entries.length ? (await Promise.all(entries.map((one) => filesOf(one, false)))).flat() : dropped;
      if (!files.length) return none();
      hand(input, files);
      send(form, input);
    });

    // Back with the browser's button: the page is ready again.
    const idle = () => {
      form.classList.remove("busy");
      form.querySelector(".drop-busy").hidden = true;
    };
    window.addEventListener("pageshow", idle);
    form.addEventListener("not-sent", idle);
  });
})();
