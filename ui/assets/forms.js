// Forms that change something: who signs is remembered, and what was typed comes back where a form
// was not taken.
(() => {
  "use strict";
  const DRAFT = "tinxa.draft";
  const FAILED = "tinxa.failed";
  const NAME = "tinxa.remembered/";

  // Where a browser keeps nothing, nothing is remembered.
  function keep(store, key, value) {
    try {
      if (value === null) window[store].removeItem(key);
      else window[store].setItem(key, value);
    } catch {
      return;
    }
  }
  function kept(store, key) {
    try {
      return window[store].getItem(key);
    } catch {
      return null;
    }
  }

  const path = (form) => new URL(form.action).pathname;
  const alike = (action) => [...document.querySelectorAll("form.tx-form")].filter((form) => path(form) === action);
  const typed = (form) => [...form.elements].filter((field) => field.name && field.type !== "hidden" && !field.hidden);

  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form.tx-form");
    if (!form) return;
    for (const field of form.querySelectorAll("[data-remember]")) keep("localStorage", NAME + field.dataset.remember, field.value);
    const values = typed(form).map((field) => (field.type === "checkbox" ? field.checked : field.value));
    const draft = { from: location.href, action: path(form), number: alike(path(form)).indexOf(form), values };
    keep("sessionStorage", DRAFT, JSON.stringify(draft));
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest && event.target.closest("[data-back]")) history.back();
  });

  if (document.querySelector("[data-failed]")) keep("sessionStorage", FAILED, "1");

  function refill() {
    if (!kept("sessionStorage", FAILED)) return;
    const draft = JSON.parse(kept("sessionStorage", DRAFT) || "null");
    if (!draft || draft.from !== location.href) return;
    const form = alike(draft.action)[draft.number];
    const fields = form ? typed(form) : [];
    if (fields.length !== draft.values.length) return;
    keep("sessionStorage", FAILED, null);
    fields.forEach((field, at) => {
      if (field.type === "checkbox") field.checked = draft.values[at];
      else field.value = draft.values[at];
    });
    for (let folded = form.closest("details"); folded; folded = folded.parentElement.closest("details")) folded.open = true;
  }

  const dressed = new WeakSet();
  const once = (selector, dress) =>
    document.querySelectorAll(selector).forEach((element) => {
      if (dressed.has(element)) return;
      dressed.add(element);
      dress(element);
    });

  function dress() {
    once("[data-remember]", (field) => {
      if (!field.value) field.value = kept("localStorage", NAME + field.dataset.remember) || "";
    });
    // Enter leads on to the next article of a list that is worked through.
    once(".tx-outcome a", (way) => way.focus({ preventScroll: true }));
    refill();
  }
  dress();
  if (window.tinxa) window.tinxa.onChange(dress);
  window.addEventListener("pageshow", dress);
})();
