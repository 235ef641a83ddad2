/** How nodes and relations look: the colours are the page's own, whatever its theme. */
import alertTriangle from "@tabler/icons/outline/alert-triangle.svg";
import apps from "@tabler/icons/outline/apps.svg";
import building from "@tabler/icons/outline/building.svg";
import circleX from "@tabler/icons/outline/circle-x.svg";
import database from "@tabler/icons/outline/database.svg";
import desktop from "@tabler/icons/outline/device-desktop.svg";
import fileText from "@tabler/icons/outline/file-text.svg";
import network from "@tabler/icons/outline/router.svg";
import phone from "@tabler/icons/outline/phone.svg";
import printer from "@tabler/icons/outline/printer.svg";
import server from "@tabler/icons/outline/server-2.svg";
import shieldHalf from "@tabler/icons/outline/shield-half.svg";
import shop from "@tabler/icons/outline/building-store.svg";

const FAMILIES = { service: shop, application: apps, data: database, compute: server, network, voice: phone, print: printer, client: desktop, facility: building, control: fileText };
const OUTCOMES = { down: circleX, degraded: alertTriangle, reduced: shieldHalf };
const TONES = { down: "bad", degraded: "waiting", reduced: "active" };

/** A colour of the page as it stands: custom properties alone would give their text. */
function reader(host) {
  const probe = document.createElement("i");
  host.append(probe);
  const read = (name) => { probe.style.color = `var(--${name})`; return getComputedStyle(probe).color; };
  return { read, done: () => probe.remove() };
}

const uri = (svg) => `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`;
const drawn = (svg, colour) => uri(svg.replace(/<!--[\s\S]*?-->/, "").replaceAll("currentColor", colour).replace('width="24"', 'width="48"').replace('height="24"', 'height="48"'));

function coin(text, fill, ink) {
  const width = 40 + 18 * (text.length - 1);
  return uri(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="40" viewBox="0 0 ${width} 40"><rect x="1" y="1" width="${width - 2}" height="38" rx="19" fill="${fill}"/><text x="${width / 2}" y="28" font-family="Inter,system-ui,sans-serif" font-size="23" font-weight="700" text-anchor="middle" fill="${ink}">${text}</text></svg>`);
}

export function elementsOf(graph, many) {
  const path = new Set(graph.path);
  const nodes = graph.nodes.map((node) => ({ data: { ...node, badges: badgesOf(node, graph) }, classes: [node.kind, node.outcome, node.id === graph.centre && "centre", path.has(node.id) && "path", path.size && node.kind !== "gate" && !path.has(node.id) && "off", many && "small"].filter(Boolean).join(" ") }));
  const edges = graph.edges.map((edge) => {
    const on = path.has(edge.of ?? edge.from) && path.has(edge.to);
    return { data: { ...edge, source: edge.from, target: edge.to }, classes: [edge.matters ? "needs" : "other", edge.degrades && "degrades", on && "path", path.size && !on && "off"].filter(Boolean).join(" ") };
  });
  return { nodes, edges };
}

/** What is laid over a node besides its class: nothing but plain figures and names of signs. */
function badgesOf(node, graph) {
  if (graph.overlay === "criticality" && node.criticality) return [`${node.criticality}`, node.criticality <= 2 ? "bad" : node.criticality === 3 ? "waiting" : "closed"];
  if (graph.overlay === "incidents" && node.incidents) return [`${Math.min(node.incidents, 99)}`, "bad"];
  if (graph.overlay === "suspects" && node.suspect) return [`${node.suspect}`, node.suspect === 1 ? "bad" : "waiting"];
  if (graph.overlay === "health" && node.health) return ["?", "waiting"];
  if (graph.overlay === "state" && node.state) return [node.state.label.slice(0, 1), node.state.tone];
  return null;
}

export function styleFor(host, many) {
  const { read, done } = reader(host);
  const colour = Object.fromEntries(["ink", "ink-2", "ink-3", "sheet", "sunk", "paper", "line", "line-strong", "brass", "brass-text", "focus", "assurance", "tone-bad", "tone-bad-sheet", "tone-waiting", "tone-waiting-sheet", "tone-active", "tone-active-sheet", "tone-new", "tone-done", "tone-closed"].map((name) => [name, read(name)]));
  done();
  const face = getComputedStyle(document.body).fontFamily;
  const known = new Map();
  /** Made once for each look: to write 2,000 pictures five times each took longer than to place the nodes. */
  const images = (node) => {
    const { family, outcome, badges } = node.data();
    const look = `${family} ${outcome} ${badges ?? ""}`;
    if (!known.has(look)) known.set(look, imagesOf(family, outcome, badges));
    return known.get(look);
  };
  const imagesOf = (family, outcome, badges) => {
    const outcomeColour = colour[`tone-${TONES[outcome]}`];
    const all = [family && drawn(FAMILIES[family] ?? server, outcomeColour ?? colour.assurance)];
    if (outcome in OUTCOMES) all.push(drawn(OUTCOMES[outcome], outcomeColour));
    if (badges) all.push(coin(badges[0], colour[`tone-${badges[1]}`], colour.sheet));
    return all.filter(Boolean);
  };
  const spots = many
    ? { shape: "ellipse", width: 26, height: 26, "text-valign": "bottom", "text-margin-y": 3, "text-max-width": 96, "font-size": 9, "min-zoomed-font-size": 8 }
    : { shape: "round-rectangle", "corner-radius": 6, width: 178, height: 36, "text-valign": "center", "text-max-width": 116, "font-size": 12, "min-zoomed-font-size": 5, "text-margin-x": 2 };
  return [
    { selector: "node", style: { ...spots, "background-color": colour.sheet, "border-width": 1, "border-color": colour["line-strong"], color: colour.ink, label: "data(label)", "font-family": face, "font-weight": 500, "text-wrap": "ellipsis", "text-halign": "center", "transition-duration": 0 } },
    { selector: "node[family]", style: {
      "background-image": images,
      "background-width": (node) => images(node).map(() => (many ? "14px" : "16px")).join(" "),
      "background-height": (node) => images(node).map(() => (many ? "14px" : "16px")).join(" "),
      "background-position-x": (node) => images(node).map((_, place) => (many ? (place ? "24px" : "50%") : place ? `${place === 1 && images(node).length === 3 ? 134 : 153}px` : "10px")).join(" "),
      "background-position-y": (node) => images(node).map((_, place) => (many ? (place ? "-6px" : "50%") : "50%")).join(" "),
      "background-clip": "none",
      "background-image-containment": "over",
      "bounds-expansion": many ? 8 : 0,
    } },
    { selector: "node.group", style: { shape: many ? "ellipse" : "round-rectangle", "background-color": colour.sunk, "border-style": "double", "border-width": 4, "font-weight": 600, ...(many ? { width: 48, height: 48, "font-size": 15, "text-max-width": 200 } : {}) } },
    { selector: "node.gate", style: { shape: "round-rectangle", width: many ? 30 : 92, height: many ? 9 : 22, "corner-radius": many ? 4 : 11, "background-color": colour.ink, "border-width": 0, color: colour.sheet, "text-valign": "center", "text-margin-y": 0, "text-margin-x": 0, "font-size": many ? 4 : 11, "font-weight": 600, "text-max-width": 100 } },
    ...Object.entries(TONES).map(([outcome, tone]) => ({ selector: `node.${outcome}`, style: { "background-color": colour[`tone-${tone}-sheet`], "border-color": colour[`tone-${tone}`], "border-width": outcome === "down" ? 2 : 1.5 } })),
    { selector: "node.centre", style: { "border-color": colour.brass, "border-width": 3 } },
    { selector: "node.chosen", style: { "outline-width": 3, "outline-color": colour.focus, "outline-offset": 2, "z-index": 9 } },
    { selector: "edge", style: { width: 1.2, "curve-style": many ? "straight" : "bezier", "control-point-step-size": 22, "line-color": colour["line-strong"], "target-arrow-color": colour["line-strong"], "font-family": face, "font-size": 10, color: colour["ink-2"], "text-background-color": colour.paper, "text-background-opacity": 0.9, "text-background-padding": 2, "text-rotation": "autorotate", "min-zoomed-font-size": 7 } },
    { selector: "edge.needs", style: { width: 1.5, "line-color": colour["ink-3"], "target-arrow-shape": "triangle", "target-arrow-color": colour["ink-3"], "arrow-scale": many ? 0.6 : 0.8 } },
    { selector: "edge.degrades", style: { "line-style": "dashed", "line-dash-pattern": [6, 4] } },
    { selector: "edge.other", style: { "line-style": "dotted" } },
    { selector: "edge[count > 1]", style: { width: 3 } },
    { selector: "edge.beside", style: { "line-color": colour.focus, "target-arrow-color": colour.focus, label: "data(label)", width: 2, "z-index": 8 } },
    { selector: "edge.path", style: { "line-color": colour.brass, "target-arrow-color": colour.brass, width: 3 } },
    { selector: "node.path", style: { "border-color": colour.brass, "border-width": 2.5 } },
    { selector: ".off", style: { opacity: 0.4 } },
    { selector: ".dim", style: { opacity: 0.2 } },
  ];
}
