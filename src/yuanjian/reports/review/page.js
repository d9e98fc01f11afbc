(() => {
  "use strict";
  const all = (what, within = document) => [...within.querySelectorAll(what)];
  const cards = all(".card");
  const marks = all("mark");
  const family = document.getElementById("family");
  const facts = document.getElementById("show-facts");
  const has = (mark, number) => mark.dataset.f.split(" ").includes(number);
  let current = null;

  function show(number, target) {
    if (current) all(".on").forEach((one) => one.classList.remove("on"));
    current = number;
    const card = document.getElementById("f" + number);
    if (!card) return;
    card.classList.add("on");
    const here = marks.filter((mark) => has(mark, number));
    here.forEach((mark) => mark.classList.add("on"));
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
    if (target !== "text") card.scrollIntoView({ block: "nearest", behavior: calm });
    const at = target && target !== "text" && target !== "card" ? target : here[0];
    if (target !== "card" && at) at.scrollIntoView({ block: "center", behavior: calm });
  }

  function filter() {
    const wanted = new Set(all("[data-severity]:checked", document.querySelector(".tools")).map((box) => box.dataset.severity));
    const families = family.value ? family.value.split(" ") : null;
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
    show(next.dataset.f);
  }

  document.addEventListener("click", (event) => {
    const mark = event.target.closest("mark");
    const link = event.target.closest(".card a[href^='#']");
    const card = event.target.closest(".card");
    if (mark && !mark.classList.contains("off")) {
      const open = mark.dataset.f.split(" ").filter((n) => !document.getElementById("f" + n).hidden);
      const at = open.indexOf(current);
      show(open[(at + 1) % open.length], "card");
    } else if (link) {
      event.preventDefault();
      const anchor = document.getElementById(link.hash.slice(1));
      const next = anchor && anchor.nextElementSibling;
      show(card.dataset.f, next && next.matches("mark, a") ? anchor.parentElement.querySelector("#" + anchor.id + " ~ mark") : anchor);
    } else if (card && !event.target.closest("summary, a")) {
      show(card.dataset.f);
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.target.matches("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "Enter" && event.target.matches("mark, .card")) event.target.click();
  });
  all(".tools input[data-severity]").forEach((box) => box.addEventListener("change", filter));
  family.addEventListener("change", filter);
  facts.addEventListener("change", () => document.body.classList.toggle("show-facts", facts.checked));
  document.body.classList.add("show-facts");
})();
