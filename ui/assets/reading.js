// Reading: what is led to is shown and marked, what is to be cited is copied, the page is printed
// with its address and the day.
(() => {
  "use strict";
  const { say, show } = window.tinxa;

  document.addEventListener("click", (event) => {
    const wanted = event.target.closest && event.target.closest("[data-show], [data-copy], [data-print]");
    if (!wanted) return;
    if (wanted.dataset.show) lead(event, wanted.dataset.show);
    else if (wanted.dataset.copy) copy(wanted);
    else window.print();
  });

  // The panel with the citation lies over the text, so it goes when something else is meant.
  document.addEventListener("click", (event) => close((panel) => !panel.contains(event.target)));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    close((panel) => {
      if (panel.contains(document.activeElement)) panel.querySelector("summary").focus();
      return true;
    });
  });
  function close(is) {
    const panel = document.querySelector(".tx-cite[open]");
    if (panel && is(panel)) panel.open = false;
  }

  function lead(event, id) {
    const target = document.getElementById(id);
    if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(target);
    // The keyboard goes along, so that Tab leads on from there.
    const next = target.querySelector("a") || target;
    if (next === target) target.tabIndex = -1;
    next.focus({ preventScroll: true });
  }

  async function copy(button) {
    const source = document.getElementById(button.dataset.copy);
    const text = source.href || source.textContent;
    try {
      await navigator.clipboard.writeText(text);
      say(button.dataset.done);
      button.classList.add("tx-done");
      setTimeout(() => button.classList.remove("tx-done"), 1500);
    } catch {
      // No clipboard without a secure address: what is to be copied is selected instead.
      getSelection().selectAllChildren(source);
    }
  }

  // Only the browser knows the address under which the page was asked for.
  window.addEventListener("beforeprint", () => {
    const line = document.querySelector(".tx-printed");
    if (!line) return;
    const day = new Date().toLocaleDateString("en-GB");
    line.textContent = `${line.dataset.told.replace("{day}", day)} ${decodeURI(location.href)}`;
  });
})();
