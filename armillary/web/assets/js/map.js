/** The map: what a place exchanges stays lit while one points at it; it is zoomed and moved; the slider goes back in time. */
import { every, find, on, onContent } from "./dom.js";

const WHOLE = { x: -522, y: -522, size: 1044 };
const NEAREST = 260;
const STEP = 1.4;

let shown = { ...WHOLE };
let held = null;

/** Light a place with all that it exchanges, or a ribbon with its two ends. */
function light(element) {
  const wheel = element.closest(".wheel");
  const here = element.dataset.process;
  const near = new Set(here ? [here] : element.dataset.ends.split(" "));
  for (const strand of every(".strand", wheel)) {
    const ends = strand.dataset.ends.split(" ");
    const lit = here ? ends.includes(here) : strand === element;
    strand.classList.toggle("is-lit", lit);
    if (lit) ends.forEach((end) => near.add(end));
  }
  for (const other of every(".segment", wheel)) other.classList.toggle("is-lit", near.has(other.dataset.process));
  wheel.dataset.lit = here ?? element.dataset.ends;
  const told = find("[data-map-told]");
  if (told) told.textContent = element.dataset.told ?? element.getAttribute("aria-label");
}

function dim(event, element) {
  if (!element.contains(event.relatedTarget)) delete element.closest(".wheel").dataset.lit;
}

const LIT = ".wheel .segment, .wheel .strand";
for (const event of ["pointerover", "focusin"]) on(event, LIT, (_, element) => light(element));
for (const event of ["pointerout", "focusout"]) on(event, LIT, dim);

function show() {
  const wheel = find(".map-wheel .wheel");
  if (!wheel) return;
  wheel.setAttribute("viewBox", `${shown.x} ${shown.y} ${shown.size} ${shown.size}`);
  wheel.classList.toggle("is-near", shown.size < WHOLE.size);
}

/** Zoom about a place of the drawing, never out of its frame. */
function zoom(factor, x = shown.x + shown.size / 2, y = shown.y + shown.size / 2) {
  const size = Math.min(WHOLE.size, Math.max(NEAREST, shown.size / factor));
  const part = size / shown.size;
  move(x - (x - shown.x) * part, y - (y - shown.y) * part, size);
}

function move(x, y, size = shown.size) {
  const within = (value, least) => Math.min(Math.max(value, least), least + WHOLE.size - size);
  shown = { x: within(x, WHOLE.x), y: within(y, WHOLE.y), size };
  show();
}

function placeOf(event, wheel) {
  const box = wheel.getBoundingClientRect();
  return [shown.x + ((event.clientX - box.left) / box.width) * shown.size, shown.y + ((event.clientY - box.top) / box.height) * shown.size];
}

const DO = { in: () => zoom(STEP), out: () => zoom(1 / STEP), fit: () => move(WHOLE.x, WHOLE.y, WHOLE.size) };
on("click", "[data-map-do]", (_, button) => DO[button.dataset.mapDo]());

on("wheel", ".map-wheel .wheel", (event, wheel) => {
  if (!event.ctrlKey && !event.metaKey) return;
  event.preventDefault();
  zoom(event.deltaY < 0 ? STEP : 1 / STEP, ...placeOf(event, wheel));
}, { passive: false });

on("pointerdown", ".map-wheel .wheel.is-near", (event, wheel) => {
  if (event.button === 0) held = { from: placeOf(event, wheel), wheel, moved: false };
});
document.addEventListener("pointermove", (event) => {
  if (!held) return;
  const [x, y] = placeOf(event, held.wheel);
  const [dx, dy] = [held.from[0] - x, held.from[1] - y];
  held.moved ||= Math.hypot(dx, dy) > 6;
  if (held.moved) move(shown.x + dx, shown.y + dy);
});
document.addEventListener("pointerup", () => setTimeout(() => { held = null; }));
on("click", ".map-wheel .wheel a", (event) => { if (held?.moved) event.preventDefault(); });
on("dragstart", ".map-wheel .wheel.is-near a", (event) => event.preventDefault());

/** What was zoomed or lit before news came in still is afterwards. */
onContent(() => {
  if (shown.size < WHOLE.size) show();
  const pointed = find(".wheel .segment:hover, .wheel .strand:hover, .wheel .segment:focus-visible");
  if (pointed) light(pointed);
});

on("change", "[data-map-months]", (_, slider) => {
  const address = new URL(location.href);
  address.searchParams.set("until", slider.dataset.mapMonths.split(",")[Number(slider.value)]);
  location.assign(address);
});
