// What is typed in the search box may be completed from a listbox below it: the combobox of the
// ARIA Authoring Practices, whose focus never leaves the box. Streamlit may put another box in
// place of the old one, so the box is looked up anew and its events are caught at the document.
(() => {
  "use strict";
  const PAUSE = 120; // milliseconds without a key before the server is asked
  const { box, write } = window.tinxa;
  // Keyboards on a screen compose every word, those beside a screen only what is not ready yet.
  const onScreen = matchMedia("(pointer: coarse)").matches;

  const list = document.createElement("ul");
  list.id = list.className = "tx-completions";
  list.setAttribute("role", "listbox");
  list.hidden = true;
  const told = document.createElement("p");
  told.className = "tx-hidden";
  told.setAttribute("aria-live", "polite");
  document.body.append(told);

  let chosen = -1;
  let timer = 0;
  let asked = null;
  let composing = false;

  function dress() {
    const field = box();
    const holder = field && field.closest('[data-testid="stTextInput"]');
    if (!holder || (list.parentNode === holder && field.getAttribute("role") === "combobox")) return;
    holder.append(list);
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", list.id);
    close();
  }
  new MutationObserver(dress).observe(document.documentElement, { childList: true, subtree: true });

  async function ask() {
    drop();
    const typed = box() ? box().value : "";
    if (!typed.trim()) return close();
    const mine = (asked = new AbortController());
    let found = [];
    try {
      const answer = await fetch(`/goi-y?q=${encodeURIComponent(typed)}`, { signal: mine.signal });
      if (answer.ok) found = await answer.json();
    } catch {
      // Without completions the box is a box.
    }
    // An answer that comes late is none.
    if (asked === mine && box() === document.activeElement && box().value === typed) show(found, typed);
  }

  function drop() {
    clearTimeout(timer);
    if (asked) asked.abort();
    asked = null;
  }

  function show(found, typed) {
    if (!found.length) return close();
    const masthead = document.querySelector(".tx-masthead");
    const label = masthead ? masthead.dataset.completions : "";
    list.setAttribute("aria-label", label);
    list.replaceChildren(...found.map((text, number) => option(text, number, typed)));
    list.hidden = false;
    told.textContent = `${label}: ${found.length}`;
    box().setAttribute("aria-expanded", "true");
    choose(-1);
  }

  function close() {
    drop();
    list.hidden = true;
    list.replaceChildren();
    told.textContent = "";
    if (box()) box().setAttribute("aria-expanded", "false");
    choose(-1);
  }

  function option(text, number, typed) {
    const item = document.createElement("li");
    item.id = `tx-completion-${number}`;
    item.setAttribute("role", "option");
    const further = document.createElement("b");
    const known = begun(text, typed);
    further.textContent = text.slice(known);
    item.append(text.slice(0, known), further);
    return item;
  }

  // How much of a completion is what was typed, accents apart; all of it where that cannot be told.
  function begun(text, typed) {
    const length = typed.normalize("NFC").length;
    return fold(text.slice(0, length)) === fold(typed) ? length : text.length;
  }

  const fold = (text) =>
    text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();

  function choose(number) {
    chosen = number;
    [...list.children].forEach((item, at) => item.setAttribute("aria-selected", at === number));
    if (number < 0) {
      if (box()) box().removeAttribute("aria-activedescendant");
      return;
    }
    box().setAttribute("aria-activedescendant", list.children[number].id);
    list.children[number].scrollIntoView({ block: "nearest" });
  }

  // Past either end stands the box itself, with nothing chosen.
  function move(by) {
    if (list.hidden) return ask();
    const places = list.children.length + 1;
    choose(((chosen + 1 + by + places) % places) - 1);
  }

  function take(text) {
    close();
    write(box(), text);
    box().dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
  }

  const keys = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: () => take(list.children[chosen].textContent),
    Escape: close,
  };

  // Before Streamlit, which searches on Enter.
  document.addEventListener("keydown", (event) => {
    if (event.target !== box() || composing || event.isComposing) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const arrow = event.key === "ArrowDown" || event.key === "ArrowUp";
    if (arrow || (event.key === "Enter" && chosen >= 0) || (event.key === "Escape" && !list.hidden)) {
      event.preventDefault();
      event.stopPropagation();
      keys[event.key]();
    } else if (event.key === "Enter" || event.key === "Escape") close();
  }, true);

  document.addEventListener("input", (event) => {
    if (event.target !== box() || !event.isTrusted) return;
    clearTimeout(timer);
    choose(-1);
    if (!composing || onScreen) timer = setTimeout(ask, PAUSE);
  });
  document.addEventListener("compositionstart", (event) => {
    if (event.target !== box()) return;
    composing = true;
    if (!onScreen) close();
  });
  document.addEventListener("compositionend", (event) => {
    if (event.target !== box()) return;
    composing = false;
    drop();
    timer = setTimeout(ask, PAUSE);
  });

  // The focus stays in the box: leaving it would search for what is typed there.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const item = event.target.closest("[role=option]");
    if (item) take(item.textContent);
  });
  document.addEventListener("click", (event) => {
    if (event.target !== box() && !list.contains(event.target)) close();
  });
  document.addEventListener("focusout", (event) => {
    if (event.target === box()) close();
  });
  window.addEventListener("popstate", close);
})();
