/** The map: what a process exchanges stays lit while one points at it; the slider goes back in time. */
import { find, on } from "./dom.js";

function light(segment) {
  const wheel = segment.closest(".wheel");
  const here = segment.dataset.process;
  const near = new Set([here]);
  for (const ribbon of wheel.querySelectorAll(".ribbon")) {
    const ends = ribbon.dataset.ends.split(" ");
    const lit = ends.includes(here);
    ribbon.classList.toggle("is-lit", lit);
    if (lit) ends.forEach((end) => near.add(end));
  }
  for (const other of wheel.querySelectorAll(".segment")) other.classList.toggle("is-lit", near.has(other.dataset.process));
  wheel.dataset.lit = here;
  const told = find("[data-map-told]");
  if (told) told.textContent = segment.getAttribute("aria-label");
}

function dim(event, segment) {
  if (!segment.contains(event.relatedTarget)) delete segment.closest(".wheel").dataset.lit;
}

for (const event of ["pointerover", "focusin"]) on(event, ".wheel .segment", (_, segment) => light(segment));
for (const event of ["pointerout", "focusout"]) on(event, ".wheel .segment", dim);

on("change", "[data-map-months]", (_, slider) => {
  const address = new URL(location.href);
  address.searchParams.set("until", slider.dataset.mapMonths.split(",")[Number(slider.value)]);
  location.assign(address);
});
