"use strict";
// Pages of details: the place that a link asks for (#at=…), and words to be copied.
(() => {
  function go() {
    const wanted = kg.get("at");
    const place = /^[a-z]+(-[0-9]+)?$/.test(wanted) && document.getElementById(wanted);
    if (!place) return;
    place.scrollIntoView();
    place.focus({ preventScroll: true });
  }
  kg.onState((keys) => { if (keys.includes("at")) go(); });
  addEventListener("DOMContentLoaded", go);

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-at]");
    if (!link) return;
    // The rest of the state behind # stays as it is.
    event.preventDefault();
    if (kg.get("at") === link.dataset.at) go();
    else kg.set({ at: link.dataset.at });
  });

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    const words = document.querySelector(button.dataset.copy);
    const said = document.getElementById("copied");
    try {
      await navigator.clipboard.writeText(words.textContent);
      said.dataset.t = "tk-copied";
    } catch {
      // Some browsers keep the clipboard from pages that were opened from a disk.
      getSelection().selectAllChildren(words);
      said.dataset.t = "tk-selected";
    }
    kg.dress(said.parentElement);
  });
})();
