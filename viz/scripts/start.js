"use strict";
// Last of all scripts: brings the page into the state that its URL asks for.
(() => {
  kg.dress(document.documentElement);
  kg.keepLanguage();
  if (kg.showFilters) kg.showFilters();
  kg.recount();
  kg.showEvidence();
  kg.ready = performance.now();
  document.documentElement.dataset.ready = "";
})();
