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

  const send = (form) => {
    form.classList.add("busy");
    form.querySelector(".drop-busy").hidden = false;
    form.requestSubmit();
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
      send(form);
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
      send(form);
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
