/** The plot as an SVG of its own, made node by node: names become text and nothing else. */
const SVG = "http://www.w3.org/2000/svg";
const ROOM = 24;

function make(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

export function asSvg(cy, host) {
  const { x1, y1, w, h } = cy.elements().boundingBox();
  const box = [x1 - ROOM, y1 - ROOM, w + 2 * ROOM, h + 2 * ROOM].map(Math.round);
  const paper = getComputedStyle(host).backgroundColor;
  const root = make("svg", { xmlns: SVG, viewBox: box.join(" "), width: box[2], height: box[3] });
  root.append(make("rect", { x: box[0], y: box[1], width: box[2], height: box[3], fill: paper }));
  cy.edges().forEach((edge) => root.append(edgeOf(edge)));
  cy.nodes().forEach((node) => root.append(nodeOf(node)));
  return root;
}

function edgeOf(edge) {
  const [from, to] = [edge.sourceEndpoint(), edge.targetEndpoint()];
  const colour = edge.style("line-color");
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  const line = make("line", { x1: from.x, y1: from.y, x2: to.x, y2: to.y, stroke: colour, "stroke-width": edge.numericStyle("width"), opacity: edge.style("opacity"), ...(edge.style("line-style") === "solid" ? {} : { "stroke-dasharray": edge.hasClass("other") ? "2 3" : "6 4" }) }, make("title", {}, edge.data("label") ?? ""));
  if (!edge.hasClass("needs")) return line;
  const [ux, uy] = [dx / length, dy / length];
  const at = (back, side) => `${to.x - ux * back - uy * side},${to.y - uy * back + ux * side}`;
  return make("g", {}, line, make("polygon", { points: `${to.x},${to.y} ${at(8, 4)} ${at(8, -4)}`, fill: colour }));
}

function nodeOf(node) {
  const { x, y } = node.position();
  const [width, height] = [node.width(), node.height()];
  const round = node.style("shape") === "ellipse" ? Math.min(width, height) / 2 : node.hasClass("gate") ? 11 : 6;
  const below = node.style("text-valign") === "bottom";
  const text = make("text", { x, y: below ? y + height / 2 + 11 : y + 4, "text-anchor": "middle", fill: node.style("color"), "font-family": "Inter, system-ui, sans-serif", "font-size": node.numericStyle("font-size"), "font-weight": node.style("font-weight") }, shortened(node));
  const group = make("g", { opacity: node.style("opacity") }, make("title", {}, [node.data("label"), node.data("class"), node.data("outcome_label")].filter(Boolean).join(", ")));
  group.append(make("rect", { x: x - width / 2, y: y - height / 2, width, height, rx: round, fill: node.style("background-color"), stroke: node.style("border-color"), "stroke-width": node.numericStyle("border-width") }), text);
  return group;
}

function shortened(node) {
  const label = node.data("label");
  const most = Math.floor(node.numericStyle("text-max-width") / (node.numericStyle("font-size") * 0.55));
  return label.length > most ? `${label.slice(0, most - 1)}…` : label;
}

export function save(svg, name) {
  const url = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(svg)], { type: "image/svg+xml" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
