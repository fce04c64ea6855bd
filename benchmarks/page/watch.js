// Notes when results were asked for and when they stood painted, and every shift of the layout.
(() => {
  "use strict";
  const told = { began: null, first: null, painted: null, shifts: [] };
  window.told = told;
  new PerformanceObserver((list) => {
    for (const { startTime, value, hadRecentInput } of list.getEntries())
      told.shifts.push({ at: startTime, value, input: hadRecentInput });
  }).observe({ type: "layout-shift", buffered: true });
  let before = null;
  const begin = (event) => {
    before = document.querySelector("#ket-qua");
    told.began = event.timeStamp;
    told.painted = null;
  };
  addEventListener("keydown", (event) => event.key === "Enter" && begin(event), true);
  addEventListener("click", (event) => event.target.closest("a[data-go]") && begin(event), true);
  // A frame's callbacks run before it is painted, a message sent from there arrives after.
  const afterPaint = (then) =>
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => then(performance.now());
      channel.port2.postMessage(null);
    });
  new MutationObserver(() => {
    const shown = document.querySelector("#ket-qua");
    if (!shown || shown === before) return;
    before = shown;
    told.first ??= performance.now();
    afterPaint((now) => (told.painted = now));
  }).observe(document, { childList: true, subtree: true });
})();
