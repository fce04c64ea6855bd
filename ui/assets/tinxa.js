// Links of the page rerun it in place; "/" leads to the box; marks are walked; the drawer opens.
// Everything works without this script too, by loading the page anew.
(() => {
  "use strict";
  const box = () => document.querySelector('input[aria-label="Tìm kiếm"]');
  const write = (field, text) => {
    // React heeds only what the browser's own setter wrote.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  // What the other scripts want done whenever the page has changed, and what they want said.
  const dressers = [];
  const told = document.createElement("p");
  told.className = "tx-hidden";
  told.setAttribute("aria-live", "polite");
  document.body.append(told);
  const say = (text) => {
    told.textContent = "";
    setTimeout(() => (told.textContent = text), 50);
  };
  window.tinxa = { box, write, say, show, onChange: (dress) => dressers.push(dress) };
  document.documentElement.classList.add("tx-script");
  const ours = (target) => target.closest && target.closest("a[data-go], .tx-hits a, .tx-facets a");
  const plain = (event) =>
    event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

  // A click on a link must not take the focus from the box first: leaving it would send what is
  // typed there as a search of its own.
  document.addEventListener("mousedown", (event) => {
    if (ours(event.target) && plain(event) && document.activeElement === box()) event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    const anchor = ours(event.target);
    if (anchor && plain(event)) {
      event.preventDefault();
      go(new URL(anchor.href), anchor);
      return;
    }
    const button = event.target.closest && event.target.closest("[data-mark], [data-drawer]");
    if (!button) return;
    if (button.dataset.mark) step(Number(button.dataset.mark));
    else document.documentElement.classList.toggle("tx-drawer");
  });

  // So does a form: its fields become the address. A range of days is put into the address of
  // everything else that is chosen.
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-go]");
    if (!form) return;
    event.preventDefault();
    if (form.dataset.go) ranged(form);
    else go(filled(form), form);
  });

  function filled(form) {
    const url = new URL(form.action);
    url.search = "";
    for (const [key, value] of new FormData(form)) if (value.trim()) url.searchParams.append(key, value.trim());
    if (form.dataset.lang === "en") url.searchParams.set("lang", "en");
    return url;
  }

  function ranged(form) {
    const url = new URL(form.dataset.go, location.href);
    for (const field of form.querySelectorAll("input[type=text]")) {
      if (field.value.trim()) url.searchParams.set(field.name, field.value.trim());
    }
    if (matchMedia("(pointer: fine)").matches) left = document.activeElement.name || "since";
    setTimeout(() => (left = ""), 3000);
    go(url, form);
  }

  // The answer brings a form of its own, so what was typed in loses the focus.
  let left = "";
  function resume() {
    const field = document.activeElement === document.body && document.querySelector(`.tx-range [name="${left}"]`);
    if (!field) return;
    left = "";
    field.focus({ preventScroll: true });
  }

  // A menu closes when the visitor turns to something else.
  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll(".tx-export[open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });

  const addressed = () => new URLSearchParams(location.search).get("q") || "";

  function go(url, anchor) {
    const typed = box() && box().value;
    const asked = addressed();
    // What is typed but not yet searched goes along, except to the start page and to other words.
    const same = (url.searchParams.get("q") || "") === asked && !anchor.closest(".tx-name");
    if (typed !== null && typed !== asked && url.search && same) {
      url.searchParams.set("q", typed);
      url.searchParams.delete("page");
    } else if (typedIn) following = true;
    history.pushState(null, "", url);
    window.dispatchEvent(new PopStateEvent("popstate"));
    if (anchor.closest(".tx-facets, .tx-chips, .tx-sort, .tx-years, .tx-path")) return;
    window.scrollTo(0, 0);
    const main = document.querySelector('[data-testid="stMain"]');
    if (main) main.scrollTo(0, 0);
  }

  document.addEventListener("keydown", (event) => {
    const field = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (event.key === "/" && !field && box()) {
      event.preventDefault();
      box().focus();
      box().select();
    }
    if (event.key === "Escape") {
      document.documentElement.classList.remove("tx-drawer");
      const menu = document.querySelector(".tx-export[open]");
      if (menu) {
        menu.open = false;
        menu.querySelector("summary").focus();
      }
    }
  });

  let at = -1;
  function step(by) {
    const marks = [...document.querySelectorAll(".tx-article mark")];
    if (!marks.length) return;
    // Backwards from nowhere is the last one.
    if (at < 0 && by < 0) at = 0;
    at = (at + by + marks.length) % marks.length;
    show(marks[at]);
  }

  function show(element) {
    document.querySelectorAll(".tx-at").forEach((other) => other.classList.remove("tx-at"));
    element.classList.add("tx-at");
    const folded = element.closest("details");
    if (folded) folded.open = true;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    element.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  }

  // Streamlit leaves alone a box in which something was typed and not sent, so after Back it would
  // go on showing that. Then the box is set by hand to what the page answers.
  let typedIn = false;
  let following = false;
  document.addEventListener("input", (event) => {
    if (event.isTrusted && event.target === box()) {
      typedIn = true;
      following = false;
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target === box()) typedIn = false;
  });
  window.addEventListener("popstate", (event) => {
    if (event.isTrusted && typedIn) following = true;
  });

  function follow(asked) {
    const field = box();
    // What still stands there may be the answer before.
    if (!following || !field || asked !== addressed() || field.value === asked) return;
    following = typedIn = false;
    write(field, asked);
  }

  // Where an answer will come later, it is asked for again.
  setInterval(() => {
    if (document.querySelector("[data-again]")) window.dispatchEvent(new PopStateEvent("popstate"));
  }, 5000);

  // The language of the document follows the masthead, and nothing is seen until there is an answer.
  // Each only where it changed: the browser looks at the style of all elements anew for a language
  // that is set, the same one too, and for a rule with :has() over the whole page.
  const root = document.documentElement;
  new MutationObserver(() => {
    const answered = document.querySelector('#ket-qua, [data-testid="stException"]');
    root.classList.toggle("tx-shown", Boolean(answered));
    const masthead = document.querySelector(".tx-masthead");
    if (masthead) {
      if (root.lang !== masthead.dataset.lang) root.lang = masthead.dataset.lang;
      follow(masthead.dataset.asked);
    }
    if (!document.querySelector(".tx-article")) at = -1;
    if (left) resume();
    dressers.forEach((dress) => dress());
  }).observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-asked"] });
})();
