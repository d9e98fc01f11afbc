// Two versions of a row side by side; the person chooses.
"use strict";

(() => {
  const find = (id) => document.getElementById(id);

  const words = ({ by, at, state }) => {
    const who = `${by || "别人"} ${at || ""}`.trim();
    return state === "gone" ? `${who} 已删除这一行` : `${who} 改过这一行，请选择保留哪一份`;
  };

  const line = ([header, mine, theirs]) => {
    const one = document.createElement("tr");
    one.append(Object.assign(document.createElement("th"), { textContent: header, scope: "row" }));
    for (const text of [mine, theirs]) one.insertCell().textContent = text || "（空）";
    return one;
  };

  // Asks which version is kept: «mine», «theirs», or «» when it is left for later.
  const ask = (rows, columns, row) => {
    const { cells, state } = row.other;
    const gone = state === "gone";
    const differing = gone ? [] : columns.filter((c) => !c.computed && rows.text(row, c.key) !== (cells[c.key] ?? ""));
    find("conflict-words").textContent = `${row.key}：${words(row.other)}。`;
    find("conflict-rows").replaceChildren(...differing.map((c) => line([c.header, rows.text(row, c.key), cells[c.key]])));
    find("conflict-table").hidden = !differing.length;
    find("conflict-mine").textContent = gone ? "重新添加这一行" : "保留我填的";
    find("conflict-theirs").textContent = gone ? "不要这一行" : "采用对方的";
    const dialog = find("conflict");
    return new Promise((chosen) => {
      dialog.onclose = () => {
        chosen(["mine", "theirs"].includes(dialog.returnValue) ? dialog.returnValue : "");
        dialog.returnValue = "";
      };
      dialog.showModal();
    });
  };

  Object.assign(window.sheetGrid, { conflict: { ask, words } });
})();
