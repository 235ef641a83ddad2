/** Moving through a list by keys, taking what stands in it, and finding the row again on return. */
import { announce, every, find, on, onContent, send } from "./dom.js";
import { does, explain, target } from "./keys.js";

let seen = new Map();

const rows = () => every("[data-queue] [data-row]");
const here = () => document.activeElement?.closest?.("[data-row]");
const place = () => `armillary.row:${location.pathname}`;

function go(row) {
  find("[data-row-link]", row)?.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}

function step(by) {
  const all = rows();
  const at = all.indexOf(here());
  const next = at < 0 ? all.at(by > 0 ? 0 : -1) : all[Math.min(all.length - 1, Math.max(0, at + by))];
  if (next) go(next);
}

/** Whoever has it keeps it: then the form to assign it opens instead. */
async function take(row) {
  if (await send(`${row.dataset.url}/take`, {})) announce(`${row.dataset.row} is yours`);
  else find("[data-assign]", row)?.click();
}

const inList = (work) => () => (find("[data-queue]") ? work() : false);

does("next", inList(() => step(1)));
does("previous", inList(() => step(-1)));
does("select", inList(() => find("[data-select]", here() ?? document.createElement("i"))?.click()));
does("reply", () => {
  const read = find("[data-row-read]", here() ?? document.createElement("i"));
  if (!read) return target("[data-key-target=reply]");
  read.click();
});
does("assign", () => {
  if (here()) return void take(here());
  if (target("[data-verb=take]", "[data-verb=take_over]", "[data-verb=assign]") === false) return explain("take");
});

on("click", "tr[data-row]", (event, row) => {
  if (event.target.closest("a, button, input, label, summary") || String(getSelection())) return;
  const link = find("[data-row-link]", row);
  if (event.ctrlKey || event.metaKey) window.open(link.href);
  else link.click();
});
on("click", "[data-row-link], .cell--number a", (_, link) => {
  sessionStorage.setItem(place(), link.closest("[data-row]").dataset.row);
  sessionStorage.setItem("armillary.list", location.href);
});

function comeBack() {
  const number = sessionStorage.getItem(place());
  const row = number && rows().find((each) => each.dataset.row === number);
  if (!row) return;
  sessionStorage.removeItem(place());
  go(row);
}
comeBack();
window.addEventListener("pageshow", (event) => { if (event.persisted) comeBack(); });

onContent(() => {
  const now = new Map(rows().map((row) => [row.dataset.row, row.textContent.replace(/\s+/g, " ")]));
  for (const row of rows()) {
    const before = seen.get(row.dataset.row);
    if (before && before !== now.get(row.dataset.row)) flash(row, "is-changed");
  }
  seen = now;
});

export function flash(element, name) {
  element.classList.add(name);
  setTimeout(() => element.classList.remove(name), 1300);
}
