// A field at the head of a long facet: what is typed is looked for among all of its values, and the
// links found stand in place of the list. The arrows and Tab lead from the field to them. Of a long
// list the page comes with its head; the rest comes when it is unfolded.
(() => {
  "use strict";
  const PAUSE = 150; // milliseconds without a key before the server is asked
  let timer = 0;
  let asked = null;

  const fieldOf = (target) => target.closest && target.closest("input[data-values]");

  async function find(field) {
    if (asked) asked.abort();
    const typed = field.value.trim();
    if (!typed) return show(field, { html: "", told: "" }, false);
    const mine = (asked = new AbortController());
    try {
      const answer = await fetch(`${field.dataset.values}&tim=${encodeURIComponent(typed)}`, { signal: mine.signal });
      const found = await answer.json();
      // An answer that comes late is none.
      if (asked === mine && field.isConnected && field.value.trim() === typed) show(field, found, true);
    } catch {
      // Without an answer the list stays as it is.
    }
  }

  function show(field, found, instead) {
    const facet = field.closest(".tx-facet");
    facet.querySelector(".tx-values").hidden = instead;
    const matches = facet.querySelector(".tx-matches");
    const held = matches.contains(document.activeElement) && document.activeElement.href;
    // The server escapes what it sends, as it does for the page itself.
    matches.innerHTML = found.html;
    // Who has gone down to a link before a later answer stays at it, or returns to the field.
    if (held) ([...matches.querySelectorAll("a")].find((link) => link.href === held) || field).focus();
    facet.querySelector(".tx-found-told").textContent = found.told;
  }

  // Toggling does not bubble.
  document.addEventListener("toggle", (event) => {
    const folded = event.target;
    if (folded.open && folded.dataset && folded.dataset.rest) unfold(folded);
  }, true);

  async function unfold(folded) {
    const list = folded.querySelector("ul");
    if (list.childElementCount) return;
    try {
      const answer = await fetch(folded.dataset.rest);
      list.innerHTML = (await answer.json()).html;
    } catch {
      // Without an answer it folds again, to be asked once more.
      folded.open = false;
    }
  }

  document.addEventListener("input", (event) => {
    const field = fieldOf(event.target);
    if (!field) return;
    clearTimeout(timer);
    timer = setTimeout(find, PAUSE, field);
  });

  document.addEventListener("keydown", (event) => {
    const facet = event.target.closest && event.target.closest(".tx-facet");
    const field = facet && facet.querySelector("input[data-values]");
    if (!field || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && field.value) {
      event.preventDefault();
      event.stopPropagation();
      field.value = "";
      field.focus();
      find(field);
    } else if (event.key === "Enter" && event.target === field) {
      event.preventDefault();
      find(field);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") step(event, facet, field);
  }, true);

  function step(event, facet, field) {
    const stops = [field, ...facet.querySelectorAll(".tx-matches a")];
    const at = stops.indexOf(document.activeElement);
    const next = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (at < 0 || !next) return;
    event.preventDefault();
    next.focus();
  }
})();
