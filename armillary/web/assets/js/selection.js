/** Choosing rows: x, Shift for a range, all at once; the bar from below says what can be done with them. */
import { announce, every, find, on, onContent } from "./dom.js";
import { chord, off, typing } from "./keys.js";

let last = null;
let everywhere = false;

const boxes = () => every("[data-select]");
const chosen = () => boxes().filter((box) => box.checked);
const rowOf = (box) => box.closest("[data-row]");

function tell() {
  const bar = find("#bulk");
  if (!bar) return;
  const count = chosen().length;
  const whole = count > 0 && count === boxes().length;
  everywhere &&= whole;
  for (const box of boxes()) rowOf(box).classList.toggle("is-selected", box.checked);
  bar.hidden = count === 0;
  const wide = find("[data-bulk-all]", bar);
  find("[data-bulk-count]", bar).textContent = everywhere ? wide.dataset.total : count;
  wide.hidden = everywhere || !whole || !wide.dataset.more;
  const all = find("[data-select-all]");
  if (!all) return;
  all.checked = count > 0 && count === boxes().length;
  all.indeterminate = count > 0 && !all.checked;
}

function range(from, to, checked) {
  const all = boxes();
  const [low, high] = [all.indexOf(from), all.indexOf(to)].sort((a, b) => a - b);
  for (const box of all.slice(low, high + 1)) box.checked = checked;
}

on("click", "[data-select]", (event, box) => {
  if (event.shiftKey && last?.isConnected) range(last, box, box.checked);
  last = box;
  tell();
});
on("change", "[data-select-all]", (_, all) => {
  for (const box of boxes()) box.checked = all.checked;
  tell();
});

export function clear() {
  for (const box of chosen()) box.checked = false;
  tell();
}

document.addEventListener("keydown", (event) => {
  if (typing(event) || chord(event) || off()) return;
  if (event.key === "Escape" && chosen().length && !find("dialog[open], :popover-open")) clear();
});

on("click", "[data-bulk-clear]", clear);
on("click", "[data-bulk-copy]", async () => {
  const lines = chosen().map((box) => new URL(rowOf(box).dataset.url, location).href);
  await navigator.clipboard.writeText(lines.join("\n"));
  announce(`${lines.length} links copied`);
});
on("click", "[data-bulk-open]", () => chosen().forEach((box) => window.open(rowOf(box).dataset.url)));
on("click", "[data-bulk-all]", (_, button) => {
  everywhere = true;
  tell();
  announce(`${button.dataset.total} selected, on all pages`);
});
on("click", "[data-bulk-url]", (_, button) => {
  const address = new URL(button.dataset.bulkUrl, location);
  if (everywhere) address.searchParams.set("question", find("[data-bulk-all]").dataset.question);
  else for (const box of chosen()) address.searchParams.append("number", box.value);
  location.assign(address);
});

onContent(tell);
