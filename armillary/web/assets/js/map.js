/** The map: what a process exchanges stays lit while one points at it; the slider goes back in time. */
import { find } from "./dom.js";

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

function dim(event) {
  const segment = event.target.closest?.(".segment");
  if (segment && !segment.contains(event.relatedTarget)) delete segment.closest(".wheel").dataset.lit;
}

function lit(event) {
  const segment = event.target.closest?.(".wheel .segment");
  if (segment) light(segment);
}

document.addEventListener("pointerover", lit);
document.addEventListener("focusin", lit);
document.addEventListener("pointerout", dim);
document.addEventListener("focusout", dim);

document.addEventListener("change", (event) => {
  const days = event.target.dataset?.mapMonths?.split(",");
  if (!days) return;
  const address = new URL(location.href);
  address.searchParams.set("until", days[Number(event.target.value)]);
  location.assign(address);
});
