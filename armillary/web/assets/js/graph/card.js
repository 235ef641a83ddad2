/** What is chosen in a graph, as a small card, and in words for those who cannot see it. */
import { every, find, make } from "../dom.js";

export function wordsOf(node, beside) {
  const steps = node.steps ? `${node.steps} step${node.steps === 1 ? "" : "s"} away` : "where the graph starts";
  const told = [node.label, node.kind === "group" ? "a group" : node.class, node.outcome_label, node.state?.label, node.suspect_label, node.health, steps];
  return `${told.filter(Boolean).join(", ")}; ${beside} beside it.`;
}

/** Fill the card with the words of a node and with the ways on that its row in the table has. */
export function cardOf(card, node, beside) {
  const data = node.data();
  const row = every("[data-node]").find((each) => each.dataset.node === node.id());
  const ways = every(".graph-go a", row ?? make("i")).map((way) => way.cloneNode(true));
  const facts = [
    ["What it is", data.class],
    ["State", data.state?.label],
    ["Becomes", data.outcome_label],
    ["Criticality", data.criticality_label],
    ["Noted", [data.suspect_label, data.alone && "Single point of failure", data.health, data.incidents && `${data.incidents} open incidents`].filter(Boolean).join(", ")],
    ["Distance", data.steps ? `${data.steps} step${data.steps === 1 ? "" : "s"}` : "Here"],
    ["Beside it", String(beside)],
  ].filter(([, words]) => words);
  card.replaceChildren(
    make("p", { class: "graph-card-name" }, data.url ? make("a", { href: data.url, text: data.label }) : data.label),
    make("p", { class: "number", text: data.url ? node.id() : "" }),
    make("dl", {}, ...facts.map(([label, words]) => make("div", {}, make("dt", { text: label }), make("dd", { text: words })))),
    make("p", { class: "graph-card-ways" }, ...ways),
  );
  card.hidden = false;
  find("p.number", card).hidden = !data.url;
}
