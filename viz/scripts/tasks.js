"use strict";
// The list of tasks: those that fit are left standing, and what was searched is marked in them.
(() => {
  const { page } = kg;
  const list = document.getElementById("tasks");
  const articles = [...list.querySelectorAll("article")];
  const search = document.getElementById("search");

  // ---- what can be found: words and label of a task, the names of its bodies and instruments
  const folded = page.tasks.map((task) => kg.key(task.label + task.text));
  const names = (table, name) => (table[name] || { keys: [kg.nameKey(name)] }).keys;
  const fits = (task, i, wanted) => folded[i].includes(wanted)
    || task.who.some(([name]) => names(page.bodies, name).some((key) => key.includes(wanted)))
    || task.acts.some(([law]) => names(page.laws, law).some((key) => key.includes(wanted)));

  kg.narrow(["q", "bodies", "law", "act"], () => {
    const wanted = kg.key(kg.get("q"));
    const least = +kg.get("bodies") || 0;
    const act = kg.get("act");
    const law = kg.get("law") && kg.family(kg.get("law"));
    return (task, i, who) => who.length >= least
      && (!law || task.acts.some(([name]) => law.has(name)))
      && (!act || task.acts.some(([name, kinds]) => kinds.includes(act) && (!law || law.has(name))))
      && (!wanted || fits(task, i, wanted));
  });

  // ---- marking, in the words as they are shown now
  const marked = new Set();
  function unmark() {
    for (const words of marked) {
      words.textContent = page.tasks[+words.dataset.at].text;
      kg.dress(words.parentNode);
    }
    marked.clear();
  }

  // Places of `wanted` in `text`: key() folds character by character and leaves some out.
  function places(text, wanted) {
    const chars = [...text];
    const at = [], keys = [];
    let offset = 0;
    for (const char of chars) {
      for (const one of kg.key(char)) { keys.push(one); at.push([offset, offset + char.length]); }
      offset += char.length;
    }
    const whole = keys.join(""), found = [];
    for (let i = whole.indexOf(wanted); i >= 0; i = whole.indexOf(wanted, i + wanted.length)) {
      found.push([at[i][0], at[i + wanted.length - 1][1]]);
    }
    return found;
  }

  function mark(words, wanted) {
    const text = words.textContent;
    const found = places(text, wanted);
    if (!found.length) return;
    const parts = [];
    let last = 0;
    for (const [from, to] of found) {
      parts.push(text.slice(last, from), kg.el("mark", {}, text.slice(from, to)));
      last = to;
    }
    words.replaceChildren(...parts, text.slice(last));
    marked.add(words);
  }

  function show() {
    unmark();
    const wanted = kg.key(kg.get("q"));
    articles.forEach((article, i) => {
      article.hidden = !kg.scope.set.has(i);
      if (article.hidden || !wanted) return;
      const words = article.querySelector("p.words");
      words.dataset.at = i;
      mark(words, wanted);
    });
    for (const name of list.querySelectorAll(".found")) name.classList.remove("found");
    if (wanted) {
      articles.forEach((article, i) => {
        if (article.hidden) return;
        const task = page.tasks[i];
        article.querySelectorAll("[data-assignment]").forEach((one, n) =>
          one.classList.toggle("found", names(page.bodies, task.who[n][0]).some((key) => key.includes(wanted))));
        for (const one of article.querySelectorAll("[data-law]")) {
          one.classList.toggle("found", names(page.laws, one.dataset.law).some((key) => key.includes(wanted)));
        }
      });
    }
    // Bodies set aside, or of another kind than the one chosen, stand back.
    articles.forEach((article, i) => {
      if (article.hidden) return;
      article.querySelectorAll("[data-assignment]").forEach((one, n) => { one.hidden = !kg.scope.shown(page.tasks[i].who[n][0]); });
    });
    for (const heading of list.querySelectorAll("[data-holds]")) heading.hidden = !kg.find(heading.dataset.holds).length;
    document.getElementById("none").hidden = kg.scope.tasks.length > 0;
    document.getElementById("of-all").hidden = kg.scope.tasks.length === page.tasks.length;
    tally();
  }

  function tally() {
    kg.countRows();
    const shown = articles.filter((article) => !article.hidden);
    const out = document.querySelector("[data-assignments]");
    out.textContent = shown.reduce((sum, article) => sum + article.querySelectorAll("[data-assignment]:not([hidden])").length, 0);
  }

  kg.onState((changed) => {
    if (changed.some((key) => kg.scopeKeys.has(key)) || (kg.get("q") && (changed.includes("script") || changed.includes("ui")))) show();
  });
  search.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });

  // The server's page has it all: only a filter in the URL needs work at the start.
  const first = kg.recount;
  kg.recount = () => {
    first();
    if ([...kg.scopeKeys].some((key) => kg.get(key))) show();
    else tally();
  };
})();
