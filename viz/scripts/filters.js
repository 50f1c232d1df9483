"use strict";
// The column of filters: each control is one key of the state. A page has the controls it needs.
(() => {
  const { page, t, el } = kg;
  const form = document.getElementById("filters");
  if (!form) return;

  for (const control of form.querySelectorAll("[data-key]")) {
    const key = control.dataset.key;
    control.addEventListener(control.type === "search" || control.type === "range" ? "input" : "change", () => {
      const value = control.type === "checkbox" ? (control.checked ? "" : "no") : control.value;
      kg.set({ [key]: value === control.dataset.usual ? "" : value, ...(key === "plan" ? leave(value) : {}) });
    });
  }
  // A section of another plan than the one chosen would leave nothing.
  const groups = [...form.querySelectorAll("optgroup[data-plan]")];
  function leave(plan) {
    const held = groups.find((group) => [...group.children].some((option) => option.value === kg.get("section")));
    return plan && held && held.dataset.plan !== plan ? { section: "" } : {};
  }
  form.addEventListener("submit", (event) => event.preventDefault());

  // ---- bodies set aside
  const aside = document.getElementById("aside");
  const add = document.getElementById("aside-add");
  const list = document.getElementById("aside-names");
  function putAside(name, away = true) {
    const held = kg.all("aside").filter((one) => one !== name);
    kg.set({ aside: away ? [...held, name] : held });
  }
  if (add) {
    add.addEventListener("change", () => {
      const wanted = kg.nameKey(add.value);
      const name = Object.keys(page.bodies).find((one) => page.bodies[one].keys.includes(wanted));
      if (!name) { add.setAttribute("aria-invalid", "true"); return; }
      add.removeAttribute("aria-invalid");
      add.value = "";
      putAside(name);
    });
  }

  function show() {
    for (const group of groups) {
      group.label = kg.show(page.plans[group.dataset.plan].title);
      group.hidden = group.disabled = Boolean(kg.get("plan")) && group.dataset.plan !== kg.get("plan");
    }
    for (const control of form.querySelectorAll("[data-key]")) {
      const value = kg.get(control.dataset.key, control.dataset.usual || "");
      if (control.type === "checkbox") control.checked = value !== "no";
      else if (control.value !== value && (!value || control !== document.activeElement)) control.value = value;
    }
    for (const out of form.querySelectorAll("[data-shows]")) {
      out.textContent = t(out.dataset.shows, { n: kg.get(out.dataset.of, "1") });
    }
    if (aside) {
      list.replaceChildren(...kg.all("aside").map((name) =>
        el("button", { type: "button", class: "chip", "data-back": name, click: () => putAside(name, false) }, el("bdi", {}, name), " ×")));
      kg.dress(aside);
    }
    const reset = document.getElementById("reset");
    const keys = [...form.querySelectorAll("[data-key]")].map((one) => one.dataset.key).concat("aside");
    if (reset) {
      reset.hidden = !keys.some((key) => kg.get(key));
      reset.onclick = () => kg.set(Object.fromEntries(keys.map((key) => [key, key === "aside" ? [] : ""])));
    }
  }
  kg.onState(show);
  kg.putAside = putAside;
  kg.showFilters = show;
})();
