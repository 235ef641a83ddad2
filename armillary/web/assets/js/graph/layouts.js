/** Where the nodes stand: in layers from those who need down to what is needed, in rings by distance, or in clusters. */
import cytoscape from "cytoscape";
import fcose from "cytoscape-fcose";
import dagre from "@dagrejs/dagre";

cytoscape.use(fcose);

const RING = 150;
/** Above so many nodes their distance says more than forces do, and costs nothing. */
const CROWD = 600;
/** What a small node takes up, across and inwards. */
const SPOT = 34, BAND = 40;
/** Above so many nodes forces take too long: the draft from which they would start has to do. */
const SWIFT = 400;

export function arrange(cy, graph, many) {
  const chosen = graph.layout === "automatic" ? (graph.nodes.length > CROWD ? "rings" : many ? "clusters" : "layers") : graph.layout;
  if (chosen === "layers") layers(cy);
  else if (chosen === "rings") rings(cy, graph.centre, many);
  else clusters(cy, many);
}

/** Downwards or to the right, whichever shows the larger in the place that there is. */
function layers(cy) {
  const best = ["TB", "LR"].map((direction) => plan(cy, direction)).sort((one, other) => other.size - one.size)[0];
  cy.nodes().positions((node) => { const { x, y } = best.plan.node(node.id()); return { x, y }; });
}

function plan(cy, direction) {
  const down = direction === "TB";
  const plan = new dagre.graphlib.Graph({ multigraph: true });
  plan.setGraph({ rankdir: direction, nodesep: down ? 18 : 12, ranksep: down ? 46 : 64, edgesep: 8 });
  plan.setDefaultEdgeLabel(() => ({}));
  cy.nodes().forEach((node) => { plan.setNode(node.id(), { width: node.outerWidth(), height: node.outerHeight() }); });
  cy.edges().forEach((edge) => { plan.setEdge(edge.source().id(), edge.target().id(), { weight: edge.data("matters") ? 2 : 1 }, edge.id()); });
  dagre.layout(plan);
  const { width, height } = plan.graph();
  return { plan, size: Math.min(cy.width() / width, cy.height() / height) };
}

/** Each ring in the order of what it hangs on, so that few lines cross. */
function rings(cy, centre, many) {
  const byStep = new Map();
  cy.nodes("[kind != 'gate']").forEach((node) => {
    const step = node.data("steps");
    byStep.set(step, [...(byStep.get(step) ?? []), node]);
  });
  const turns = new Map([[centre, 0]]);
  let radius = 0;
  for (const step of [...byStep.keys()].sort((one, other) => one - other)) {
    const nodes = byStep.get(step).sort((one, other) => turn(one, turns) - turn(other, turns) || one.id().localeCompare(other.id()));
    const inner = step === 0 ? 0 : many ? radius + RING : Math.max(radius + RING, (nodes.length * 190) / (2 * Math.PI));
    const circles = step === 0 || !many ? [inner] : band(inner, nodes.length);
    const all = circles.reduce((sum, each) => sum + each, 0) || 1;
    const used = circles.map(() => 0);
    nodes.forEach((node, place) => {
      const due = circles.map((each, at) => (each / all) * (place + 1) - used[at]);
      const at = due.indexOf(Math.max(...due));
      used[at] += 1;
      const angle = (place / nodes.length) * 2 * Math.PI - Math.PI / 2;
      turns.set(node.id(), angle);
      node.position({ x: Math.cos(angle) * circles[at], y: Math.sin(angle) * circles[at] });
    });
    radius = circles.at(-1);
  }
  cy.nodes("[kind = 'gate']").forEach((gate) => {
    const near = gate.neighborhood("node").toArray().map((node) => node.position());
    const mean = (axis) => near.reduce((sum, each) => sum + each[axis], 0) / Math.max(near.length, 1);
    gate.position({ x: mean("x"), y: mean("y") });
  });
}

/** Circles, one around the other, that have room for so many. */
function band(inner, count) {
  const circles = [inner];
  for (let room = circleOf(inner); room < count; room += circleOf(circles.at(-1))) circles.push(circles.at(-1) + BAND);
  return circles;
}

const circleOf = (radius) => (2 * Math.PI * radius) / SPOT;

function turn(node, turns) {
  const known = node.neighborhood("node").toArray().map((each) => turns.get(each.id())).filter((each) => each !== undefined);
  return known.length ? known.reduce((sum, each) => sum + each, 0) / known.length : 0;
}

/** By forces. They start from numbers that are always the same, so that a graph looks the same again. */
function clusters(cy, many) {
  const chance = Math.random;
  Math.random = seeded(20);
  try {
    cy.layout({
      name: "fcose",
      quality: cy.nodes().length > SWIFT ? "draft" : "default",
      animate: false,
      fit: false,
      nodeSeparation: many ? 60 : 120,
      idealEdgeLength: (edge) => (edge.source().hasClass("gate") || edge.target().hasClass("gate") ? 0.6 : 1) * (many ? 60 : 150),
      nodeRepulsion: many ? 5000 : 14000,
      gravity: 0.3,
      numIter: 2000,
    }).run();
  } finally {
    Math.random = chance;
  }
}

function seeded(seed) {
  let at = seed;
  return () => {
    at = (at * 1664525 + 1013904223) % 4294967296;
    return at / 4294967296;
  };
}
