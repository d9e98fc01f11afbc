// Files that are dropped or chosen are sent at once; one box ticks all rows of its table.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  for (const all of document.querySelectorAll("[data-all]")) {
    const boxes = all.closest("form").querySelectorAll("input[name=row]");
    all.addEventListener("change", () => {
      for (const box of boxes) box.checked = all.checked;
    });
  }

  const form = document.querySelector("[data-proofs]");
  if (!form) return;
  const input = form.querySelector("input[name=files]");
  const send = () => {
    if (!input.files.length) return;
    form.classList.add("busy");
    form.querySelector(".drop-busy").hidden = false;
    form.requestSubmit();
  };
  input.addEventListener("change", send);
  form.addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("over");
  });
  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    input.files = event.dataTransfer.files;
    send();
  });
});
