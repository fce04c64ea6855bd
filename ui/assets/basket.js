// The basket: articles are ticked on any page and in any search, and the browser keeps which.
// Streamlit replaces the page at each run, so clicks are caught at the document and boxes are
// ticked anew whenever it has changed.
(() => {
  "use strict";
  const KEY = "tinxa.basket";
  const { say, onChange } = window.tinxa;
  let ids = read();

  function read() {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY) || "[]");
      return Array.isArray(kept) ? kept.filter((id) => typeof id === "string") : [];
    } catch {
      return [];
    }
  }

  function keep(now) {
    ids = now;
    try {
      localStorage.setItem(KEY, JSON.stringify(ids));
    } catch {
      // Where nothing may be kept, the basket lasts as long as the page.
    }
    dress();
  }

  const bar = () => document.querySelector(".tx-basket");
  const counted = () => {
    const status = bar() && bar().querySelector("[data-count]");
    return status ? status.dataset.count.replace("{n}", ids.length) : "";
  };

  document.addEventListener("click", (event) => {
    const target = event.target.closest && event.target.closest("[data-pick], [data-unpick]");
    if (!target) return;
    if (target.dataset.pick === undefined) empty();
    else toggle(target.dataset.pick);
  });

  function toggle(id) {
    const kept = read();
    if (kept.includes(id)) keep(kept.filter((other) => other !== id));
    else if (bar() && kept.length >= Number(bar().dataset.most)) say(bar().dataset.full);
    else keep([...kept, id]);
  }

  function empty() {
    keep([]);
    // The button is gone; the keyboard goes on where the boxes are.
    const box = document.querySelector("[data-pick]");
    if (box) box.focus({ preventScroll: true });
    say(counted());
  }

  function dress() {
    document.querySelectorAll("[data-pick]").forEach((box) => {
      set(box, "aria-checked", String(ids.includes(box.dataset.pick)));
    });
    const shown = bar();
    if (!shown) return;
    const query = ids.map((id) => `chon=${encodeURIComponent(id)}`).join("&");
    shown.querySelectorAll("[data-picked]").forEach((link) => {
      const path = link.dataset.picked;
      set(link, "href", ids.length ? `${path}${path.includes("?") ? "&" : "?"}${query}` : path);
    });
    shown.hidden = !ids.length;
    const status = shown.querySelector("[data-count]");
    if (status.textContent !== counted()) status.textContent = counted();
    document.documentElement.classList.toggle("tx-basketed", !!ids.length);
  }

  // What is as it should be stays untouched, or every change would bring another.
  function set(element, name, value) {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }

  window.addEventListener("storage", (event) => {
    if (event.key !== KEY) return;
    ids = read();
    dress();
  });
  onChange(dress);
  dress();
})();
