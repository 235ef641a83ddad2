/** Moving through a list: j and k, Enter opens, a assigns, and the row is found again on return. */
import { every, find, on, onContent } from "./dom.js";
import { chord, off, typing } from "./keys.js";

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

const DO = { j: () => step(1), k: () => step(-1), a: (row) => find("[data-assign]", row)?.click(), r: (row) => find("[data-row-read]", row)?.click() };

document.addEventListener("keydown", (event) => {
  if (typing(event) || chord(event) || off() || !find("[data-queue]") || find("dialog[open]")) return;
  const row = here();
  if (!(event.key in DO) || ("ar".includes(event.key) && !row)) return;
  event.preventDefault();
  DO[event.key](row);
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
