// The outline follows the text: the section in sight is marked.
"use strict";

(() => {
  document.addEventListener("DOMContentLoaded", () => {
    const lines = new Map([...document.querySelectorAll(".outline nav a")].map((a) => [a.hash.slice(1), a]));
    const heads = [...lines.keys()].map((id) => document.getElementById(id)).filter(Boolean);
    if (!heads.length) return;
    const mark = () => {
      let here = heads[0];
      for (const head of heads) if (head.getBoundingClientRect().top < 120) here = head;
      for (const line of lines.values()) line.removeAttribute("aria-current");
      lines.get(here.id).setAttribute("aria-current", "location");
    };
    let waiting = false;
    document.addEventListener("scroll", () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => { waiting = false; mark(); });
    }, { passive: true });
    mark();
  });

  // The small form under a button closes when one turns elsewhere.
  document.addEventListener("click", (event) => {
    for (const open of document.querySelectorAll("details.build[open]")) if (!open.contains(event.target)) open.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const open of document.querySelectorAll("details.build[open]")) {
      open.open = false;
      open.querySelector("summary").focus();
    }
  });

  // One edited file, dropped on its place; a file dropped beside it must not replace the page.
  const place = document.querySelector("[data-drop-one]");
  if (place) {
    const input = place.querySelector("input[type=file]");
    const over = (on) => place.classList.toggle("over", on);
    for (const kind of ["dragover", "drop"]) document.addEventListener(kind, (event) => event.preventDefault());
    place.addEventListener("dragover", () => over(true));
    place.addEventListener("dragleave", (event) => { if (!place.contains(event.relatedTarget)) over(false); });
    place.addEventListener("drop", (event) => {
      over(false);
      if (!event.dataTransfer.files.length) return;
      input.files = event.dataTransfer.files;
      place.requestSubmit();
    });
  }
})();
