// Contradictions by keyboard: J and K go from card to card, A and B to the cells, E and X open a reason.
"use strict";

(() => {
  const cards = () => [...document.querySelectorAll("[data-card]")];
  const here = () => document.activeElement?.closest("[data-card]");

  const go = (step) => {
    const all = cards();
    const at = all.indexOf(here());
    const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step];
    if (!next) return;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "start", behavior: "auto" });
  };

  const open = (key) => {
    const reason = here()?.querySelector(`details[data-key="${key}"]`);
    if (!reason) return false;
    reason.open = true;
    reason.querySelector("textarea").focus();
    return true;
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, #drawer")) {
      const reason = event.key === "Escape" && event.target.closest("details[data-key]");
      if (reason) {
        reason.open = false;
        reason.closest("[data-card]").focus();
      }
      return;
    }
    const key = event.key.toLowerCase();
    if (key === "j") go(1);
    else if (key === "k") go(-1);
    else if (key === "a" || key === "b") here()?.querySelector(`[data-side="${key.toUpperCase()}"]`)?.click();
    else if (!((key === "e" || key === "x") && open(key))) return;
    event.preventDefault();
  });

  // A reason is written right after it was asked for; the others close.
  document.addEventListener("toggle", (event) => {
    const reason = event.target;
    if (!reason.open || !reason.matches?.("details[data-key]")) return;
    for (const other of reason.parentElement.querySelectorAll("details[data-key][open]")) if (other !== reason) other.open = false;
    reason.querySelector("textarea").focus();
  }, true);

  // The card that was decided stays where the eyes and the focus are.
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target?.matches?.("[data-card]")) document.getElementById(event.detail.target.id)?.focus({ preventScroll: true });
  });
})();
