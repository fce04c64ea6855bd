// Streamlit comes back from the provider to "/": the address that was asked for is kept meanwhile.
// Runs before Streamlit does, which then begins with that address.
(() => {
  "use strict";
  const KEY = "tinxa-asked";
  const asked = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  if (asked && location.pathname === "/" && !location.search) history.replaceState(null, "", asked);
  document.addEventListener(
    "click",
    (event) => {
      if (!event.target.closest || !event.target.closest(".st-key-sign_in button")) return;
      sessionStorage.setItem(KEY, location.pathname + location.search);
    },
    true,
  );
})();
