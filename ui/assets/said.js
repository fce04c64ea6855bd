// What Streamlit says by itself is English alone: here it is said in the language of the page, with
// the words that the server has put into its head (ui/shell_texts.py).
(() => {
  "use strict";
  const words = JSON.parse(document.getElementById("tx-words").textContent);
  const DIALOGS = { "Connection error": "lost", "Page not found": "no_page" };
  const LABELS = { "Clear entry": "clear_box", Close: "close" };
  const text = (name) => words[document.documentElement.lang === "en" ? "en" : "vi"][name];

  // Only values of nodes that React made are changed, so that it finds them all again.
  function write(element, told) {
    const [first, ...others] = textsOf(element);
    if (first && first.nodeValue !== told) first.nodeValue = told;
    for (const other of others) other.nodeValue = "";
  }

  function textsOf(element) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    return found;
  }

  // What was said first tells what is meant; it is kept for the other language.
  const meant = (element, from) => (element.dataset.txMeant ||= from in DIALOGS ? DIALOGS[from] : "failed");

  function translate() {
    for (const dialog of document.querySelectorAll('[role="dialog"]')) {
      const heading = dialog.querySelector('[slot="title"]');
      if (!heading || !heading.nextElementSibling) continue;
      const name = meant(heading, heading.textContent);
      write(heading, text(`${name}_heading`));
      write(heading.nextElementSibling, text(`${name}_told`));
    }
    for (const failure of document.querySelectorAll('[data-testid="stException"]')) {
      write(failure, `${text("failed_heading")}. ${text("failed_told")}`);
    }
    for (const labelled of document.querySelectorAll("button[aria-label]")) {
      const name = (labelled.dataset.txMeant ||= LABELS[labelled.ariaLabel] || "-");
      if (name !== "-" && labelled.ariaLabel !== text(name)) labelled.ariaLabel = text(name);
    }
  }
  new MutationObserver(translate).observe(document.documentElement, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ["lang"],
  });
})();
