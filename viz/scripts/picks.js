"use strict";
// Which tasks a number counts, under the filters chosen: kg/views/picks.py in the browser.
(() => {
  const { page } = kg;
  const tasks = page.tasks;
  const firm = new Set(["named-lead", "first-of-joint"]);

  // ---- scope: what the filters leave. `who` of a task is without the bodies set aside.
  const scope = { tasks: [], who: new Map(), basis: "all" };
  const keys = new Set(["plan", "section", "mode", "kind", "aside", "groups", "basis"]);
  let narrower = null;
  function rescope() {
    const plan = kg.get("plan"), section = kg.get("section"), mode = kg.get("mode"), kind = kg.get("kind");
    const aside = new Set(kg.all("aside"));
    const groups = kg.get("groups") !== "no";
    scope.basis = kg.get("basis", "all");
    scope.aside = aside;
    scope.tasks = tasks.map((_, i) => i).filter((i) => {
      const task = tasks[i];
      return (!plan || task.plan === plan) && (!section || task.sections.includes(section)) && (!mode || task.mode === mode);
    });
    const shown = (name) => {
      const body = page.bodies[name] || {};
      return !aside.has(name) && (groups || !body.group) && (!kind || body.family === kind || body.kind === kind);
    };
    scope.who = new Map(scope.tasks.map((i) => [i, tasks[i].who.filter(([name]) => shown(name))]));
    if (narrower) {
      const fits = narrower();
      scope.tasks = scope.tasks.filter((i) => fits(tasks[i], i, scope.who.get(i)));
    }
    scope.set = new Set(scope.tasks);
    scope.shown = shown;
    index = null;
  }

  // A lead counts under the basis chosen: named or first of a joint list, or first of 按职责分工.
  const leads = (role, basis) =>
    role === "lead" && (scope.basis === "all" || scope.basis === basis ||
      scope.basis === (firm.has(basis) ? "firm" : "respective"));

  function family(law) {
    const found = new Set([law]);
    for (let grown = true; grown;) {
      grown = false;
      for (const [name, { parents }] of Object.entries(page.laws)) {
        if (!found.has(name) && parents.some((up) => found.has(up))) grown = Boolean(found.add(name));
      }
    }
    return found;
  }

  const tests = {
    all: () => true,
    lead: (task, value, who) => who.some(([n, role, basis]) => n === value && leads(role, basis)),
    sole: (task, value, who) => who.some(([n, role]) => n === value && role === "sole"),
    participant: (task, value, who) => who.some(([n, role]) => n === value && role === "participant"),
    joint: (task, value, who) => who.some(([n, role]) => n === value && role === "joint"),
    part: (task, value, who) => who.some(([n, role]) => n === value && (role === "participant" || role === "joint")),
    charge: (task, value, who) => who.some(([n, role, basis]) => n === value && (role === "sole" || leads(role, basis))),
    firm: (task, value, who) => who.some(([n, role, basis]) => n === value && leads(role, basis) && firm.has(basis)),
    respective: (task, value, who) => who.some(([n, role, basis]) => n === value && leads(role, basis) && !firm.has(basis)),
    involves: (task, value, who) => who.some(([n]) => n === value),
    law: (task, value) => task.acts.some(([law]) => law === value),
    family: (task, value) => { const found = family(value); return task.acts.some(([law]) => found.has(law)); },
    act: (task, value) => task.acts.some(([, kinds]) => kinds.includes(value)),
    did: (task, value) => task.acts.some(([law, kinds]) => kinds.some((kind) => `${kind}|${law}` === value)),
    section: (task, value) => task.sections.includes(value),
    plan: (task, value) => task.plan === value,
    mode: (task, value) => task.mode === value,
    basis: (task, value, who) => who.some(([, role, basis]) => role === "lead" && basis === value),
    agencies: (task, value, who) => who.length === +value,
    atleast: (task, value, who) => who.length >= +value,
    gap: (task, value) => (value === "any" ? task.gaps.length > 0 : task.gaps.includes(value)),
    open: (task) => task.open,
    task: (task, value) => task.key === value,
  };

  // Tasks of the scope by body, section and plan: most picks name one, and need look no further.
  let index = null;
  const byBody = new Set(["lead", "sole", "participant", "joint", "part", "charge", "firm", "respective", "involves"]);
  function indexed(name, value) {
    if (!index) {
      index = new Map();
      const put = (key, i) => { if (index.has(key)) index.get(key).push(i); else index.set(key, [i]); };
      for (const i of scope.tasks) {
        for (const [body] of scope.who.get(i)) put("body " + body, i);
        for (const section of tasks[i].sections) put("section " + section, i);
        put("plan " + tasks[i].plan, i);
      }
    }
    const kind = byBody.has(name) ? "body" : name === "section" || name === "plan" ? name : null;
    return kind ? index.get(kind + " " + value) || [] : null;
  }

  function find(pick) {
    const wanted = [...new URLSearchParams(pick)];
    let among = scope.tasks;
    for (const [name, value] of wanted) {
      const held = indexed(name, value);
      if (held && held.length < among.length) among = held;
    }
    return among.filter((i) => wanted.every(([name, value]) =>
      Object.hasOwn(tests, name) && tests[name](tasks[i], value, scope.who.get(i))));
  }

  // Edges of the collaboration under the filters: [from, to, tasks], as kg/views/network.py has them.
  function edges(relation) {
    const found = new Map();
    const put = (a, b, i) => {
      const id = a + "\n" + b;
      const held = found.get(id);
      if (held) held[2].push(i); else found.set(id, [a, b, [i]]);
    };
    for (const i of scope.tasks) {
      const who = scope.who.get(i);
      if (relation === "together") {
        const names = who.map(([name]) => name).sort();
        for (const [at, a] of names.entries()) for (const b of names.slice(at + 1)) put(a, b, i);
      } else {
        for (const [a, role, basis] of who) {
          if (!leads(role, basis)) continue;
          for (const [b, other] of who) if (other === "participant") put(a, b, i);
        }
      }
    }
    return [...found.values()];
  }

  kg.scope = scope;
  kg.find = find;
  kg.edgesOf = edges;
  kg.firm = firm;
  kg.leads = leads;
  kg.scopeKeys = keys;
  kg.family = family;
  kg.onState((changed) => {
    if (changed.some((key) => keys.has(key))) rescope();
  });
  // A page may narrow the scope: `more` keys of the state decide it, `make` gives the test of a task.
  kg.narrow = (more, make) => {
    for (const key of more) keys.add(key);
    narrower = make;
    rescope();
  };
  rescope();
})();
