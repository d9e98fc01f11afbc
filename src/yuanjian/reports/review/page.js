(() => {
  "use strict";
  const all = (what, within = document) => [...within.querySelectorAll(what)];
  const room = document.querySelector(".review");
  const cards = all(".card", room);
  const marks = all("mark", room);
  const boxes = all("input[data-severity]");
  const family = document.getElementById("family");
  const facts = document.getElementById("show-facts");
  const tabs = all(".tabs button");
  const has = (mark, number) => mark.dataset.f.split(" ").includes(number);
  let current = null;

  function turn(to) {
    room.classList.toggle("at-text", to === "text");
    tabs.forEach((tab) => tab.setAttribute("aria-pressed", String(tab.dataset.to === to)));
  }

  function scroll(to, block) {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
    to.scrollIntoView({ block, behavior: calm });
  }

  // at: the element of the text to scroll to; null leaves the text where it is
  function show(number, at) {
    all(".on", room).forEach((one) => one.classList.remove("on"));
    current = number;
    const card = document.getElementById("f" + number);
    if (!card) return;
    card.classList.add("on");
    marks.filter((mark) => has(mark, number)).forEach((mark) => mark.classList.add("on"));
    scroll(card, "nearest");
    if (at) scroll(at, "center");
  }

  const first = (number) => marks.find((mark) => has(mark, number));

  function filter() {
    const wanted = new Set(boxes.filter((box) => box.checked).map((box) => box.dataset.severity));
    const families = family && family.value ? family.value.split(" ") : null;
    const shown = new Set();
    cards.forEach((card) => {
      const on = wanted.has(card.dataset.severity) && (!families || families.includes(card.dataset.family));
      card.hidden = !on;
      if (on) shown.add(card.dataset.f);
    });
    marks.forEach((mark) => mark.classList.toggle("off", !mark.dataset.f.split(" ").some((n) => shown.has(n))));
  }

  function step(by) {
    const open = cards.filter((card) => !card.hidden);
    if (!open.length) return;
    const at = open.findIndex((card) => card.dataset.f === current);
    const next = open[at < 0 ? (by > 0 ? 0 : open.length - 1) : Math.min(Math.max(at + by, 0), open.length - 1)];
    show(next.dataset.f, first(next.dataset.f));
  }

  function fromMark(mark) {
    const open = mark.dataset.f.split(" ").filter((n) => !document.getElementById("f" + n).hidden);
    turn("cards");
    show(open[(open.indexOf(current) + 1) % open.length], null);
  }

  function fromQuote(link, card) {
    const anchor = document.getElementById(link.hash.slice(1));
    turn("text");
    let at = anchor;
    while (at && at.matches("a[id]")) at = at.nextElementSibling; // anchors stand before their mark
    show(card.dataset.f, at || anchor);
  }

  document.addEventListener("click", (event) => {
    const mark = event.target.closest("mark");
    const link = event.target.closest(".card a[href^='#']");
    const plain = event.target.closest("a[href^='#']");
    const card = event.target.closest(".card");
    const tab = event.target.closest(".tabs button");
    if (tab) turn(tab.dataset.to);
    else if (mark && !mark.classList.contains("off")) fromMark(mark);
    else if (link) {
      event.preventDefault();
      fromQuote(link, card);
    } else if (plain) turn("text");
    else if (card && !event.target.closest("summary, a, button, input, select, textarea, label")) {
      show(card.dataset.f, first(card.dataset.f));
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.target.matches("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "Enter" && event.target.matches("mark, .card")) event.target.click();
  });
  boxes.forEach((box) => box.addEventListener("change", filter));
  if (family) family.addEventListener("change", filter);
  if (facts) facts.addEventListener("change", () => room.classList.toggle("show-facts", facts.checked));
})();
