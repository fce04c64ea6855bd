// A portal is added: a button says that a page is being read, an error leads to its line, and the
// screen of a crawl keeps itself up to date. Without this script everything works by loading anew.
(() => {
  "use strict";
  const PAUSE = 2000; // milliseconds between two looks at a crawl

  // Twice is never meant, and the text of the button is what a visitor looks at.
  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    const form = event.target;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    if (!button || !button.dataset.wait) return;
    form.dataset.sent = "1";
    button.setAttribute("aria-disabled", "true");
    button.textContent = button.dataset.wait;
    window.tinxa.say(button.dataset.wait);
  });

  // Back shows the form as it was left.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted && document.querySelector("form[data-sent]")) location.reload();
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("[data-line]");
    const text = button && document.getElementById("tx-profile");
    if (!text) return;
    const lines = text.value.split("\n");
    const number = Math.min(Number(button.dataset.line), lines.length);
    const start = lines.slice(0, number - 1).join("\n").length + (number > 1 ? 1 : 0);
    text.focus();
    text.setSelectionRange(start, start + lines[number - 1].length);
    text.scrollTop = (text.scrollHeight / lines.length) * Math.max(0, number - 4);
  });

  const underWay = (shown) => shown.querySelector('[data-state="starting"], [data-state="crawling"], [data-state="indexing"]');
  let timer = 0;

  async function look() {
    timer = 0;
    const shown = document.querySelector("[data-progress]");
    if (!shown || !underWay(shown)) return;
    try {
      const answer = await fetch(shown.dataset.progress);
      const found = await answer.json();
      if (answer.ok && shown.isConnected) show(shown, found.html);
    } catch {
      // The server may be on its way back.
    }
    watch();
  }

  function show(shown, html) {
    const before = shown.querySelector(".tx-state");
    const kept = shown.contains(document.activeElement) && document.activeElement.tagName;
    if (shown.dataset.html !== html) {
      // The server escapes what it sends, as it does for the page itself.
      shown.innerHTML = html;
      shown.dataset.html = html;
      if (kept) shown.querySelector(kept)?.focus({ preventScroll: true });
    }
    const now = shown.querySelector(".tx-state");
    if (before && now && before.dataset.state !== now.dataset.state) window.tinxa.say(now.textContent);
  }

  function watch() {
    const shown = document.querySelector("[data-progress]");
    if (!timer && shown && underWay(shown)) timer = setTimeout(look, PAUSE);
  }

  window.tinxa.onChange(watch);
})();
