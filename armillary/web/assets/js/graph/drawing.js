/** Draws a graph with Cytoscape, lets it be walked by keys and pointers, and says what is chosen. */
import cytoscape from "cytoscape";
import { announce, every, find } from "../dom.js";
import { cardOf, wordsOf } from "./card.js";
import { arrange } from "./layouts.js";
import { asSvg, save } from "./picture.js";
import { elementsOf, styleFor } from "./style.js";

const MANY = 150;
/** Above so many nodes fine screens are drawn as coarsely as others: there is nothing fine to see. */
const CROWD = 600;
const PRESS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
const WIDEST = Math.cos((72 * Math.PI) / 180);
const STEP = 1.35;
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const dark = matchMedia("(prefers-color-scheme: dark)");

export class Plot {
  constructor(host) {
    this.host = host;
    this.steadyStyle();
    this.box = document.createElement("div");
    this.box.className = "graph-canvas";
    host.append(this.box);
    host.addEventListener("keydown", (event) => this.key(event));
    host.addEventListener("focus", () => { if (!this.chosen()) this.choose(this.cy?.getElementById(this.graph.centre)); });
    this.themes = new MutationObserver(() => this.colour());
    this.themes.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    this.recolour = () => this.colour();
    dark.addEventListener("change", this.recolour);
  }

  /** Cytoscape would write a style element, which our content policy refuses: it looks for this one first. */
  steadyStyle() {
    const id = "__________cytoscape_stylesheet";
    if (document.getElementById(id)) return;
    const mark = document.createElement("template");
    mark.id = id;
    document.body.append(mark);
  }

  draw(graph) {
    const before = this.chosen()?.id();
    this.cy?.destroy();
    this.graph = graph;
    this.many = graph.nodes.length > MANY;
    this.cy = cytoscape({
      container: this.box,
      elements: elementsOf(graph, this.many),
      style: styleFor(this.host, this.many),
      layout: { name: "preset" },
      minZoom: 0.05,
      maxZoom: 3,
      autounselectify: true,
      boxSelectionEnabled: false,
      textureOnViewport: this.many,
      hideLabelsOnViewport: this.many,
      pixelRatio: graph.nodes.length > CROWD ? 1 : "auto",
    });
    arrange(this.cy, graph, this.many);
    this.fit(false);
    this.cy.on("tap", "node", ({ target }) => this.tapped(target));
    this.cy.on("tap", ({ target }) => { if (target === this.cy) this.choose(null); });
    this.cy.on("dbltap", "node[url]", ({ target }) => this.open(target));
    this.host.dataset.nodes = graph.nodes.length;
    this.host.dataset.edges = graph.edges.length;
    this.choose(before ? this.cy.getElementById(before) : null, true);
  }

  colour() {
    this.cy?.style(styleFor(this.host, this.many)).update();
  }

  fit(moving = true) {
    const all = this.cy.elements();
    const small = this.host.clientWidth < 600;
    const to = { fit: { eles: all, padding: small ? 16 : 36 } };
    if (moving && !calm.matches) this.cy.animate(to, { duration: 120 });
    else this.cy.fit(all, to.fit.padding);
    if (!moving && this.cy.zoom() > 1.1) this.cy.zoom({ level: 1.1, renderedPosition: this.middle() }), this.cy.center();
    if (!moving && small && this.cy.zoom() < 0.5) this.cy.zoom({ level: 0.5, renderedPosition: this.middle() }), this.cy.center(this.cy.getElementById(this.graph.centre));
  }

  middle = () => ({ x: this.box.clientWidth / 2, y: this.box.clientHeight / 2 });
  chosen = () => { const found = this.cy?.nodes(".chosen"); return found?.length ? found[0] : null; };

  zoom(by) {
    this.cy.zoom({ level: this.cy.zoom() * by, renderedPosition: this.middle() });
  }

  do(what) {
    if (!this.cy) return;
    if (what === "in") this.zoom(STEP);
    else if (what === "out") this.zoom(1 / STEP);
    else if (what === "fit") this.fit();
    else if (what === "save") save(asSvg(this.cy, this.host), `${this.graph.centre}-graph.svg`);
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !this.cy) return;
    const { key } = event;
    if (key in PRESS) this.walk(PRESS[key]);
    else if (key === "Enter" && this.chosen()) this.open(this.chosen());
    else if (key === "/") find("[data-graph-find]").focus();
    else if (key === "+" || key === "=") this.do("in");
    else if (key === "-") this.do("out");
    else if (key === "0") this.do("fit");
    else if (key === "Escape" && this.chosen()) this.choose(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Along the relation that leads most nearly in this direction; gates are passed through. */
  walk([x, y]) {
    const at = this.chosen();
    if (!at) return this.choose(this.cy.getElementById(this.graph.centre));
    const here = at.position();
    let best = null;
    for (const other of this.beside(at)) {
      const there = other.position();
      const length = Math.hypot(there.x - here.x, there.y - here.y) || 1;
      const along = ((there.x - here.x) * x + (there.y - here.y) * y) / length;
      if (along > WIDEST && (!best || along - length / 1e5 > best.weight)) best = { other, weight: along - length / 1e5 };
    }
    if (best) this.choose(best.other);
    else announce(`No relation leads ${x ? (x > 0 ? "right" : "left") : y > 0 ? "down" : "up"} from ${at.data("label")}.`);
  }

  beside(node) {
    const gates = node.neighborhood("node[kind = 'gate']");
    return node.neighborhood("node[kind != 'gate']").union(gates.neighborhood("node[kind != 'gate']")).difference(node).toArray();
  }

  tapped(node) {
    if (node.data("kind") === "gate") return;
    if (node.data("kind") === "group") this.open(node);
    else this.choose(node);
  }

  choose(node, quiet = false) {
    this.cy.elements(".chosen, .beside").removeClass("chosen beside");
    const card = find("[data-graph-card]");
    if (!node?.length) { card.hidden = true; return; }
    node.addClass("chosen");
    node.connectedEdges().addClass("beside");
    cardOf(card, node, this.beside(node).length);
    if (quiet) return;
    this.bring(node);
    announce(wordsOf(node.data(), this.beside(node).length));
  }

  bring(node) {
    const { x, y } = node.renderedPosition();
    const { clientWidth: width, clientHeight: height } = this.box;
    const inside = x > 60 && y > 40 && x < width - 60 && y < height - 40;
    if (!inside) this.cy.animate({ center: { eles: node } }, { duration: calm.matches ? 0 : 120 });
  }

  /** An item has a page of its own; a group opens by the way that its row in the table has. */
  open(node) {
    const row = every("[data-node]").find((each) => each.dataset.node === node.id());
    const url = node.data("kind") === "group" ? find("[data-graph-open]", row ?? document)?.href : node.data("url");
    if (node.data("kind") === "group" && !row) return announce("Sort the table by another column to open this group.");
    if (url) location.assign(url);
  }

  find(words) {
    const sought = words.trim().toLowerCase();
    const found = sought ? this.cy.nodes("[kind != 'gate']").filter((node) => `${node.data("label")} ${node.id()}`.toLowerCase().includes(sought)) : null;
    this.cy.elements().toggleClass("dim", Boolean(found));
    found?.removeClass("dim");
    if (found) this.choose(found[0] ?? null, true);
    if (found?.length) this.bring(found[0]);
    announce(found ? `${found.length} found.` : "");
  }

  end() {
    this.themes.disconnect();
    dark.removeEventListener("change", this.recolour);
    this.cy?.destroy();
  }
}
