"use strict";
// The paper a poster is made for: one sheet, or pages to hold in the hand.
(() => {
  const buttons = [...document.querySelectorAll("[data-paper]")];
  function show() {
    const paper = kg.get("paper") === "a4" ? "a4" : "a3";
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.paper === paper));
    document.querySelector("main").classList.toggle("a4", paper === "a4");
  }
  for (const button of buttons) {
    button.addEventListener("click", () => kg.set({ paper: button.dataset.paper === "a4" ? "a4" : "" }));
  }
  document.getElementById("print").addEventListener("click", () => print());
  kg.onState(show);
  show();
})();
