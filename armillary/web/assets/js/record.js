/** The record page: verb forms open and close in place, new lines of the timeline light up, filters are kept. */
import { announce, device, every, find, on, onContent } from "./dom.js";
import { flash } from "./queue.js";
import { chord, off } from "./keys.js";

let seen = null;

on("click", "[data-verb]", (_, verb) => { opener = verb.dataset.verb; });
let opener = "";

function close() {
  const form = find("#verb-place .verb-form");
  if (!form) return false;
  find("#verb-place").replaceChildren();
  find(`[data-verb="${opener}"]`)?.focus();
  return true;
}

on("click", "#verb-place [data-cancel]", (event) => { event.preventDefault(); close(); });

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || chord(event) || event.defaultPrevented) return;
  if (find("dialog[open], :popover-open, .picker-list:not([hidden])") || !find("#record")) return;
  if (close()) return;
  if (event.target.matches("input, textarea, select")) event.target.blur();
  else if (!off()) leave();
});

function leave() {
  const list = sessionStorage.getItem("armillary.list");
  if (list && document.referrer === list) history.back();
  else (find("[data-key-target=back]") ?? { click() {} }).click();
}

onContent(() => {
  const entries = every("[data-entry]");
  if (seen) {
    const fresh = entries.filter((entry) => !seen.has(entry.id));
    for (const entry of fresh) flash(entry, "is-new");
    if (fresh.length) announce(`${fresh.length} new in the timeline`);
  }
  seen = new Set(entries.map((entry) => entry.id));
  for (const box of every("[data-show]")) box.checked = device.read(`show.${box.dataset.show}`) !== "no";
});

/** What was said is in the timeline now: the box is empty again. */
document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
  const box = find("#comment-text");
  if (box && ctx?.sourceElement?.id === "comment-box" && ctx.response.status < 400) box.value = box.defaultValue = "";
});

on("change", "[data-show]", (_, box) => device.keep(`show.${box.dataset.show}`, box.checked ? "yes" : "no"));
on("click", "[aria-disabled=true]", (event) => event.preventDefault());
on("input", "textarea[data-grows]", (_, area) => {
  area.style.height = "auto";
  area.style.height = `${Math.min(area.scrollHeight + 2, innerHeight * 0.6)}px`;
});

/** A refused form comes back: the reader is led to what was refused. */
document.addEventListener("htmx:after:swap", () => find("[data-focus]")?.focus());
find("[data-focus]")?.focus();

customElements.define("armillary-refused", class extends HTMLElement {
  connectedCallback() {
    this.addEventListener("keydown", (event) => this.classList.toggle("is-quiet", event.key === "Escape"));
    this.addEventListener("pointerleave", () => this.classList.remove("is-quiet"));
  }
});
