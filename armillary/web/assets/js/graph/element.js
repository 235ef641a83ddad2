/** The plot of a graph: fetched and drawn when there is one on the page; the tables beneath stay the truth. */
import { announce, find, on, onContent } from "../dom.js";

class ArmillaryGraph extends HTMLElement {
  connectedCallback() {
    this.setAttribute("role", "application");
    this.setAttribute("aria-roledescription", "graph");
    this.setAttribute("aria-label", "Plot of the graph; the same stands in the tables below. Arrows go along relations, Enter opens, slash finds, plus and minus change the size.");
    this.tabIndex = 0;
    this.dataset.state = "waiting";
    this.show();
  }

  /** Draw what the tables tell now; nothing when that is drawn already. */
  async show() {
    const url = find("#graph-told")?.dataset.graphUrl;
    if (!url || url === this.url) return;
    this.url = url;
    const [drawing, answer] = await Promise.all([
      import("./drawing.js"),
      fetch(url, { headers: { Accept: "application/json" } }).catch(() => null),
    ]);
    if (this.url !== url) return;
    if (!answer?.ok) { this.dataset.state = "failed"; return announce("The plot could not be fetched. The tables below tell the same."); }
    this.plot ??= new drawing.Plot(this);
    this.plot.draw(await answer.json());
    this.dataset.state = "drawn";
  }

  disconnectedCallback() {
    this.plot?.end();
    this.plot = null;
  }
}

customElements.define("armillary-graph", ArmillaryGraph);

const graph = () => find("armillary-graph");
onContent(() => graph()?.show?.());
on("click", "[data-graph-do]", (_, button) => graph()?.plot?.do(button.dataset.graphDo));
on("input", "[data-graph-find]", (_, field) => graph()?.plot?.find(field.value));
on("keydown", "[data-graph-find]", (event, field) => {
  if (event.key !== "Enter" && event.key !== "Escape") return;
  event.preventDefault();
  event.stopPropagation();
  if (event.key === "Escape") field.value = "";
  graph()?.focus();
});
