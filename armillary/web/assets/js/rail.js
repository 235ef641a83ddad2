/** The rail: wide or narrow on a desk, a drawer on a phone; and the filters beside a list, shown or not. */
import { device, every, find, on, onContent, remember } from "./dom.js";

const root = document.documentElement;

function show(width) {
  root.dataset.rail = width;
  const toggle = find("[data-rail-toggle]");
  toggle?.setAttribute("aria-expanded", String(width === "wide"));
  toggle?.setAttribute("aria-label", width === "wide" ? "Collapse the rail" : "Expand the rail");
}

function drawer(open) {
  root.toggleAttribute("data-rail-open", open);
  find(".frame-body").inert = open;
  find(open ? ".rail-close" : ".topbar-menu")?.focus();
}

on("click", "[data-rail-toggle]", () => {
  const width = root.dataset.rail === "narrow" ? "wide" : "narrow";
  show(width);
  remember("rail", width);
});
on("click", "a[data-rail-open]", (event) => { event.preventDefault(); drawer(true); });
on("click", "[data-rail-close]", (event) => { event.preventDefault(); drawer(false); });
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && root.hasAttribute("data-rail-open")) drawer(false);
});
if (find(".rail")) show(device.read("rail") ?? root.dataset.rail ?? "wide");

const pressed = () => every("[data-facets-toggle]").forEach((button) => button.setAttribute("aria-pressed", String(root.dataset.facets !== "hidden")));

on("click", "[data-facets-toggle]", () => {
  root.dataset.facets = root.dataset.facets === "hidden" ? "shown" : "hidden";
  remember("facets", root.dataset.facets);
  pressed();
});
root.dataset.facets = device.read("facets") ?? root.dataset.facets;
onContent(pressed);
