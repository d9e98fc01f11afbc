// Blocks of cells as Excel and WPS put them on the clipboard, and the change against last year.
"use strict";

window.sheetGrid = {};
(() => {
  // A quoted cell ends at a quote that is followed by a tab, a line end or the end; else the quote is a sign like others.
  const quotedEnd = (text, from) => {
    for (let at = from; at < text.length; at += 1) {
      if (text[at] !== '"') continue;
      if (text[at + 1] === '"') at += 1;
      else return at + 1 === text.length || "\t\n".includes(text[at + 1]) ? at : -1;
    }
    return -1;
  };

  // Rows of cells of a tab-separated text; line breaks inside quoted cells stay in their cell.
  const readBlock = (said) => {
    const text = said.replace(/\r\n?/g, "\n").replace(/\n$/, "");
    const rows = [[]];
    let at = 0;
    for (;;) {
      const row = rows[rows.length - 1];
      const end = text[at] === '"' ? quotedEnd(text, at + 1) : -1;
      let stop = end + 1;
      if (end >= 0) row.push(text.slice(at + 1, end).replaceAll('""', '"'));
      else {
        stop = at;
        while (stop < text.length && text[stop] !== "\t" && text[stop] !== "\n") stop += 1;
        row.push(text.slice(at, stop));
      }
      if (stop >= text.length) return rows;
      if (text[stop] === "\n") rows.push([]);
      at = stop + 1;
    }
  };

  const quoted = (cell) => (/[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const writeBlock = (rows) => rows.map((row) => row.map(quoted).join("\t")).join("\r\n");

  const number = (text) => {
    const plain = (text || "").replaceAll(",", "").trim();
    return /^[-+]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
  };

  // The change against last year in whole per cent, where it is 30 or more; «» otherwise.
  const leap = (now, before) => {
    const [one, other] = [number(now), number(before)];
    if (one === null || other === null || other === 0) return "";
    const change = Math.round(((one - other) / Math.abs(other)) * 100);
    if (Math.abs(change) < 30) return "";
    if (change >= 1000 && other > 0) return `▲${Math.round(one / other)}倍`;
    return change > 0 ? `▲${change}%` : `▼${-change}%`;
  };

  Object.assign(window.sheetGrid, { readBlock, writeBlock, leap });
})();
