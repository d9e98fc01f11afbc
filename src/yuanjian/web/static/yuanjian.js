// Behaviour that every page shares. Pages bring their own script from their folder's static file where they need more.
"use strict";

(() => {
  const root = document.documentElement;

  // Light or dark: kept in a cookie so that the server writes the right page at once.
  const setTheme = (theme) => {
    root.dataset.bsTheme = theme;
    document.cookie = `theme=${theme}; path=/; max-age=31536000; samesite=lax`;
  };

  const closeDrawer = () => {
    const place = document.getElementById("drawer");
    if (!place || !place.firstElementChild) return;
    place.replaceChildren();
    if (drawerOpener && drawerOpener.isConnected) drawerOpener.focus();
  };
  let drawerOpener = null;

  // Browsers give the clipboard to pages of https and of this machine only; over plain http in the office the old way is left.
  const toClipboard = async (words, opener) => {
    let done = true;
    if (navigator.clipboard && window.isSecureContext) {
      await navigator.clipboard.writeText(words).catch(() => { done = false; });
    } else {
      const field = document.createElement("textarea");
      field.value = words;
      field.className = "visually-hidden";
      document.body.append(field);
      field.select();
      done = document.execCommand("copy");
      field.remove();
      opener.focus();
    }
    notice(done ? "已复制。" : "浏览器不让复制，请选中文字后按 Ctrl+C。", done);
  };

  document.addEventListener("click", (event) => {
    const on = (selector) => event.target.closest(selector);
    if (on("[data-close]")) on("[data-close]").closest("[data-notice]")?.remove();
    if (on("[data-close-drawer]")) closeDrawer();
    if (on("[data-theme-switch]")) setTheme(root.dataset.bsTheme === "dark" ? "light" : "dark");
    if (on("[data-toggle-side]")) {
      const open = document.getElementById("side").classList.toggle("open");
      on("[data-toggle-side]").setAttribute("aria-expanded", String(open));
    }
    const copy = on("[data-copy]");
    if (copy) toClipboard(copy.dataset.copy, copy);
  });

  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-go]")) window.location.assign(event.target.value);
    if (event.target.matches("[data-submit]")) event.target.form.requestSubmit();
  });

  // More than the server takes in at once is said before it is sent. On the way down, before htmx or the form act.
  document.addEventListener("submit", (event) => {
    const chosen = [...event.target.querySelectorAll("input[type=file]")].flatMap((input) => [...input.files]);
    const most = Number(document.body.dataset.mostSent);
    const sum = chosen.reduce((bytes, file) => bytes + file.size, 0);
    if (sum <= most) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const megabytes = (bytes) => Math.ceil(bytes / 2 ** 20);
    const said = `选中的 ${chosen.length} 个文件共 ${megabytes(sum)} MB，一次最多 ${megabytes(most)} MB，没有上传。请分几次提交。`;
    notice(said, false);
    event.target.dispatchEvent(new Event("not-sent"));
  }, true);

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeDrawer();
  });

  // A bar's length and a mark's place come as data: the content policy allows no style attributes.
  const measure = (within) => {
    for (const bar of within.querySelectorAll("[data-width]")) bar.style.width = `${bar.dataset.width}%`;
    for (const mark of within.querySelectorAll("[data-left]")) mark.style.left = `${mark.dataset.left}%`;
  };

  const fade = (within) => {
    for (const good of within.querySelectorAll(".notice-good")) setTimeout(() => good.remove(), 6000);
  };

  const notice = (words, good) => {
    const line = document.createElement("div");
    line.className = `notice ${good ? "notice-good" : "notice-bad"}`;
    line.dataset.notice = "";
    line.append(words);
    document.getElementById("notices").append(line);
    fade(document.getElementById("notices"));
  };
  window.yuanjian = { notice, closeDrawer };

  const ready = (within) => {
    measure(within);
    const follow = within.matches?.("[data-follow]") ? within : within.querySelector?.("[data-follow]");
    if (follow) window.location.assign(follow.dataset.follow);
  };

  document.addEventListener("DOMContentLoaded", () => {
    measure(document);
    fade(document);
  });
  document.addEventListener("htmx:load", (event) => ready(event.detail.elt));
  document.addEventListener("htmx:beforeRequest", (event) => {
    const opener = event.detail.elt;
    if (event.detail.target?.id === "drawer" && !opener.closest("#drawer")) drawerOpener = opener;
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target?.id === "drawer") event.detail.target.querySelector("[data-drawer]")?.focus();
  });
  document.addEventListener("htmx:sendError", () => notice("连不上服务，内容没有保存。请确认园鉴还开着，再试一次。", false));
})();
