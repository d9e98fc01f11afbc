// Audit of report files: files dropped or chosen are sent at once; marks and findings lead to one another.
"use strict";

(() => {
  const all = (what, within = document) => [...within.querySelectorAll(what)];

  // Hand in: drop anywhere on the form; a file dropped beside it must not replace the page.
  const drop = document.querySelector("[data-drop]");
  if (drop) {
    const files = drop.querySelector("input[type=file]");
    const bar = drop.querySelector(".drop-sending");
    const over = (on) => drop.classList.toggle("over", on);
    for (const kind of ["dragover", "drop"]) document.addEventListener(kind, (event) => event.preventDefault());
    drop.addEventListener("dragover", () => over(true));
    drop.addEventListener("dragleave", (event) => { if (!drop.contains(event.relatedTarget)) over(false); });
    drop.addEventListener("drop", (event) => {
      over(false);
      if (!event.dataTransfer.files.length) return;
      files.files = event.dataTransfer.files;
      drop.requestSubmit();
    });
    drop.addEventListener("htmx:xhr:progress", (event) => {
      if (!event.detail.lengthComputable || !event.detail.total) return;
      const percent = Math.round((100 * event.detail.loaded) / event.detail.total);
      bar.hidden = percent >= 100;
      bar.setAttribute("aria-valuenow", percent);
      bar.firstElementChild.style.width = `${percent}%`;
    });
    drop.addEventListener("htmx:afterRequest", (event) => {
      if (event.detail.elt !== drop) return;
      bar.hidden = true;
      files.value = "";
    });
  }

  const room = document.getElementById("review");
  if (!room) return;

  const text = document.getElementById("pane-text");
  const tabs = all("[role=tab]");
  const severities = all("input[data-severity]");
  const family = document.getElementById("family");
  const state = document.getElementById("state");
  const find = document.getElementById("find");
  const narrow = matchMedia("(max-width: 62rem)");
  const marks = all("mark", room);
  const findings = () => all("#pane-findings .finding", room);
  const card = (number) => document.getElementById(`f${number}`);
  const numbers = (mark) => mark.dataset.f.split(" ");
  const marksOf = (number) => marks.filter((mark) => numbers(mark).includes(number));
  let current = null;
  let via = null; // the mark that the current finding was reached by

  const scroll = (to, block) => to.scrollIntoView({ block, behavior: "instant" });

  function turn(to) {
    room.dataset.tab = to;
    for (const tab of tabs) {
      const on = tab.dataset.tab === to;
      tab.setAttribute("aria-selected", String(on));
      tab.tabIndex = on ? 0 : -1;
    }
    reachTables();
  }

  // A table that is wider than the screen is scrolled by keys too.
  function reachTables() {
    for (const table of all(".sheet .table", room)) {
      const wide = table.scrollWidth > table.clientWidth;
      table.tabIndex = wide ? 0 : -1;
      if (wide) {
        table.setAttribute("role", "region");
        table.setAttribute("aria-label", "表格，可左右滚动");
      }
    }
  }

  // Where the first quote of a finding stands in the text.
  function first(number) {
    const quote = card(number).querySelector("blockquote a[href^='#']");
    return quote ? target(quote.hash.slice(1)) : marksOf(number)[0];
  }

  // Make a finding the current one; the text follows to its first quote, or stays where it is for «at» null.
  function show(number, at, follow = true) {
    all(".on, .found", room).forEach((one) => one.classList.remove("on", "found"));
    current = number;
    via = null;
    const one = card(number);
    if (!one) return;
    one.classList.add("on");
    marksOf(number).forEach((mark) => mark.classList.add("on"));
    const to = at === undefined ? first(number) : at;
    if (!narrow.matches && to) scroll(to, "center");
    if (follow && one.offsetParent) scroll(one, "nearest");
  }

  function step(by) {
    const open = findings().filter((one) => !one.hidden);
    if (!open.length) return;
    turn("findings");
    const at = open.findIndex((one) => one.dataset.f === current);
    const next = open[at < 0 ? (by > 0 ? 0 : open.length - 1) : Math.min(Math.max(at + by, 0), open.length - 1)];
    show(next.dataset.f);
    next.focus({ preventScroll: true });
  }

  function fromMark(mark) {
    const open = numbers(mark).filter((number) => !card(number).hidden);
    if (!open.length) return;
    // Back to the finding that led here; the same mark once more: the next of its findings.
    const again = via === mark || !open.includes(current);
    const number = again ? open[(open.indexOf(current) + 1) % open.length] : current;
    turn("findings");
    show(number, null);
    via = mark;
    scroll(card(number), narrow.matches ? "start" : "nearest");
    card(number).focus({ preventScroll: true });
  }

  // The mark that an anchor stands before, or the paragraph.
  function target(id) {
    let at = document.getElementById(id);
    while (at && at.matches("a[id]") && at.nextElementSibling) at = at.nextElementSibling;
    return at;
  }

  function toText(at) {
    if (!at) return;
    if (narrow.matches) turn("text");
    scroll(at, "center");
    const focusable = at.matches("mark") ? at : null;
    if (focusable) focusable.focus({ preventScroll: true });
    else at.classList.add("found");
  }

  function fromQuote(link) {
    const at = target(link.hash.slice(1));
    show(link.closest(".finding").dataset.f, null);
    toText(at);
  }

  function fromFigure(link) {
    all(".found", room).forEach((one) => one.classList.remove("found"));
    const paragraph = document.getElementById(link.hash.slice(1));
    if (!paragraph) return;
    const { words, untraced } = link.dataset;
    const exact = words
      ? all(".fact", paragraph).filter((one) => one.title.split("；").includes(words))
      : all(".untraced", paragraph).filter((one) => one.textContent.includes(untraced) || untraced.includes(one.textContent));
    toText(exact[0] || paragraph);
    exact.forEach((one) => one.classList.add("found"));
  }

  function filter() {
    const wanted = new Set(severities.filter((box) => box.checked).map((box) => box.dataset.severity));
    const families = family.value ? family.value.split(" ") : null;
    const words = find.value.trim().toLowerCase();
    const shown = new Set();
    const counts = {};
    for (const one of findings()) {
      counts[one.dataset.state] = (counts[one.dataset.state] || 0) + 1;
      one.hidden = !(
        wanted.has(one.dataset.severity) && (!families || families.includes(one.dataset.family)) &&
        (!state.value || state.value === one.dataset.state) && (!words || one.textContent.toLowerCase().includes(words))
      );
      if (!one.hidden) shown.add(one.dataset.f);
    }
    for (const mark of marks) mark.classList.toggle("off", !numbers(mark).some((number) => shown.has(number)));
    document.getElementById("shown-count").textContent = shown.size;
    document.getElementById("none-shown").hidden = shown.size > 0 || !findings().length;
    for (const option of state.options) {
      if (option.value) option.textContent = `${option.dataset.words} ${counts[option.value] || 0}`;
    }
  }

  document.addEventListener("click", (event) => {
    const on = (selector) => event.target.closest(selector);
    const mark = on("#pane-text mark");
    const quote = on("#pane-findings blockquote a[href^='#']");
    const figure = on(".read a");
    const heading = on(".outline a");
    const one = on("#pane-findings .finding");
    if (on("[role=tab]")) turn(on("[role=tab]").dataset.tab);
    else if (quote || figure || heading) {
      event.preventDefault();
      if (quote) fromQuote(quote);
      else if (figure) fromFigure(figure);
      else {
        heading.closest("details").open = false;
        scroll(document.getElementById(heading.hash.slice(1)), "start");
      }
    } else if (mark && !mark.classList.contains("off")) fromMark(mark);
    else if (one && !on("summary, a, button, input, select, textarea, label") && one.dataset.f !== current) show(one.dataset.f);
  });

  document.addEventListener("keydown", (event) => {
    if (event.target.matches("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
    const one = event.target.matches(".finding") ? event.target : null;
    const tab = event.target.matches("[role=tab]") ? event.target : null;
    if (event.key === "j" || (one && event.key === "ArrowDown")) step(1);
    else if (event.key === "k" || (one && event.key === "ArrowUp")) step(-1);
    else if (event.key === "Enter" && one) {
      show(one.dataset.f, null);
      toText(first(one.dataset.f));
    } else if (event.key === "Enter" && event.target.matches("mark")) event.target.click();
    else if (tab && (event.key === "ArrowRight" || event.key === "ArrowLeft")) {
      const open = tabs.filter((other) => other.offsetParent);
      const next = open[(open.indexOf(tab) + (event.key === "ArrowRight" ? 1 : open.length - 1)) % open.length];
      turn(next.dataset.tab);
      next.focus();
    } else return;
    event.preventDefault();
  });

  for (const box of [...severities, family, state]) box.addEventListener("change", filter);
  find.addEventListener("input", filter);
  for (const [id, look] of [["show-facts", "show-facts"], ["show-untraced", "show-untraced"], ["open-all", "open-all"]]) {
    const box = document.getElementById(id);
    if (!box) continue;
    const set = () => room.classList.toggle(look, box.checked);
    box.addEventListener("change", set);
    set();
  }
  document.addEventListener("input", (event) => {
    if (!event.target.matches("[data-filters]")) return;
    const words = event.target.value.trim().toLowerCase();
    for (const row of all("tr", document.getElementById(event.target.dataset.filters))) row.hidden = !row.textContent.toLowerCase().includes(words);
  });

  // A decision was written: the finding comes back as it now stands.
  document.addEventListener("htmx:afterSettle", (event) => {
    if (!event.target.closest?.("#pane-findings")) return;
    filter();
    if (current && card(current)) {
      card(current).hidden = false;
      show(current, null);
      card(current).focus({ preventScroll: true });
    }
  });

  filter();
  reachTables();
  addEventListener("resize", reachTables);
  const asked = location.hash.slice(1);
  if (/^f\d+$/.test(asked) && card(asked.slice(1))) show(asked.slice(1));
  else if (/^p\d+$/.test(asked) && text) toText(document.getElementById(asked));
  else if (findings().length) show(findings()[0].dataset.f, null, false);
})();
