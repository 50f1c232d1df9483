"use strict";
// What the network shows: the lines and bodies that the filters leave, what is chosen, colours and sizes.
(() => {
  const { page } = kg;
  const BEND = 0.14;
  // Beyond so many lines bends and arrowheads are only noise, and slow.
  const STRAIGHT = 1000;
  // How much of a mark's own colour is left when others are chosen, and when it has no line.
  const PALE = 0.22, UNLINKED = 0.3;
  const COMMUNITIES = 8;

  // ---- what the filters leave
  let view = null, seen = null;
  // Whoever asks first after a change has it computed: the panel is told before the drawing.
  function look() {
    const now = JSON.stringify([...kg.scopeKeys, "relation", "least"].map(kg.all));
    if (now !== seen) { seen = now; compute(); }
    return view;
  }
  function compute() {
    const relation = kg.get("relation") === "together" ? "together" : "lead";
    const least = Math.max(1, Math.floor(+kg.get("least", "1")) || 1);
    const directed = relation === "lead";
    const edges = kg.edgesOf(relation).filter(([, , tasks]) => tasks.length >= least).map(([from, to, tasks]) => ({
      id: from + "\n" + to, from, to, tasks,
      dashed: directed && tasks.every((i) => !kg.firm.has(page.tasks[i].who.find(([name]) => name === from)[2])),
    }));
    const linked = new Set(edges.flatMap((edge) => [edge.from, edge.to]));
    const counts = new Map();
    for (const i of kg.scope.tasks) {
      for (const [name, role, basis] of kg.scope.who.get(i)) {
        if (!counts.has(name)) counts.set(name, { alone: 0, leads: 0, part: 0, tasks: 0 });
        const held = counts.get(name);
        held.tasks += 1;
        if (role === "sole") held.alone += 1;
        else if (role !== "lead") held.part += 1;
        else if (kg.leads(role, basis)) held.leads += 1;
      }
    }
    const widest = edges.reduce((a, b) => (a && a.tasks.length >= b.tasks.length ? a : b), null);
    view = { relation, directed, straight: edges.length > STRAIGHT, edges, linked, counts, widest,
      byId: new Map(edges.map((edge) => [edge.id, edge])) };
  }

  const pickOf = (edge) => new URLSearchParams(view.directed ? [["lead", edge.from], ["participant", edge.to]]
    : [["involves", edge.from], ["involves", edge.to]]).toString();
  const nameOf = (edge) => [edge.from, view.directed ? "→" : "·", edge.to].map(kg.show).join(" ");

  // ---- what is chosen: bodies and lines that share the tasks of the pick and bear its names
  const roles = new Set(["lead", "sole", "participant", "joint", "part", "charge", "firm", "respective", "involves"]);
  let lit = null;
  function choose() {
    look();
    lit = litBy(kg.get("pick"));
    return { view, lit };
  }
  function litBy(wanted) {
    if (!wanted) return null;
    const names = [...new URLSearchParams(wanted)].filter(([key]) => roles.has(key)).map(([, value]) => value);
    const tasks = new Set(kg.find(wanted));
    const edges = view.edges.filter((edge) => names.every((name) => name === edge.from || name === edge.to) &&
      edge.tasks.some((i) => tasks.has(i)));
    const found = new Set([...names, ...edges.flatMap((edge) => [edge.from, edge.to])]);
    if (!names.length) for (const i of tasks) for (const [name] of kg.scope.who.get(i)) found.add(name);
    const there = new Set([...found].filter((name) => view.counts.has(name)));
    return there.size ? { nodes: there, edges: new Set(edges.map((edge) => edge.id)), names } : null;
  }

  // ---- colours; pale ones are mixed with the paper, so that no line shows through
  function mix(colour, paper, part) {
    const channels = (hex) => [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16));
    const below = channels(paper);
    return "#" + channels(colour).map((c, i) => Math.round(c * part + below[i] * (1 - part)).toString(16).padStart(2, "0")).join("");
  }
  const light = { paper: "#ffffff", ink: "#18212c", soft: "#4f5b69", faint: "#97a2af", line: "#5f7894", strong: "#b4460f" };
  const dark = { paper: "#12171e", ink: "#e8edf3", soft: "#aab5c2", faint: "#6b7785", line: "#8399b1", strong: "#f0a35c" };
  const tints = {
    light: ["#5b8fd6", "#d98a4a", "#5fa777", "#b678c4", "#c9a227", "#4fa6b3", "#d3708a", "#8a8fd0"],
    dark: ["#7fa9e0", "#e0a06a", "#83c096", "#c795d2", "#d8bb55", "#74bfca", "#e08fa5", "#a5a9e2"],
  };
  const byCommunity = () => kg.get("colour") === "community";
  const sizes = Object.fromEntries(Object.entries(page.communities).map(([relation, of]) => {
    const found = new Map();
    for (const number of Object.values(of)) found.set(number, (found.get(number) || 0) + 1);
    return [relation, found];
  }));
  // A community of one is none; behind the eighth, colours could no longer be told apart.
  function community(name) {
    const number = page.communities[view.relation][name];
    return sizes[view.relation].get(number) > 1 && number <= COMMUNITIES ? number : 0;
  }
  function colourOf(name, shade) {
    if (!byCommunity()) return page.families[page.bodies[name].family][shade];
    const number = community(name);
    return number ? tints[shade][number - 1] : shade === "dark" ? "#7b8794" : "#9aa5b1";
  }
  const radius = (name) => Math.sqrt(22 + 13.5 * (view.counts.get(name).alone + view.counts.get(name).leads));
  const width = (edge) => 1.25 * Math.sqrt(edge.tasks.length);
  const dashes = (edge) => (edge.dashed ? [4 + 2 * width(edge), 2 + 2 * width(edge)] : false);

  Object.defineProperties(kg, { view: { get: look }, lit: { get: () => lit } });
  Object.assign(kg, { choose, pickOf, nameOf, colourOf, community, byCommunity, radius, width, dashes, mix, light, dark,
    BEND, STRAIGHT, UNLINKED, PALE });
})();
