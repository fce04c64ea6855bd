// What is new in each watch since this browser last looked. Only the browser knows how far it has
// read: the number of the newest piece of news that it marked as read, kept in localStorage.
(() => {
  "use strict";
  const KEY = "tinxa.looked/";
  const kept = new Map();

  function looked(name) {
    try {
      return Number(localStorage.getItem(KEY + name)) || 0;
    } catch {
      return kept.get(name) || 0;
    }
  }

  function look(name, number) {
    kept.set(name, number);
    try {
      localStorage.setItem(KEY + name, String(number));
    } catch {
      // Where nothing may be kept, it lasts as long as the page.
    }
  }

  const numbers = (shown) => shown.dataset.numbers.split(",").filter(Boolean).map(Number);

  function dress(shown) {
    const last = looked(shown.dataset.look);
    const fresh = numbers(shown).filter((number) => number > last).length;
    const count = shown.querySelector(".tx-fresh");
    const text = fresh ? count.dataset.label.replace("{n}", fresh) : "";
    // Written only where it differs, for every change of the page calls us again.
    if (count.textContent !== text) count.textContent = text;
    if (count.hidden !== !fresh) count.hidden = !fresh;
    const button = shown.querySelector("[data-seen]");
    if (button && button.hidden !== !fresh) button.hidden = !fresh;
    shown.querySelectorAll("[data-number]").forEach((piece) => {
      const unread = Number(piece.dataset.number) > last;
      if (piece.classList.contains("tx-unread") !== unread) piece.classList.toggle("tx-unread", unread);
    });
  }

  const dressAll = () => document.querySelectorAll("[data-look]").forEach(dress);

  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("[data-seen]");
    if (!button) return;
    const shown = button.closest("[data-look]");
    look(shown.dataset.look, Math.max(0, ...numbers(shown)));
    dressAll();
  });
  window.addEventListener("storage", dressAll);
  new MutationObserver(dressAll).observe(document.documentElement, {
    childList: true, subtree: true, attributes: true, attributeFilter: ["data-look", "data-numbers"],
  });
})();
