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
})();
