/** Menus made of <details>: one at a time, closed by Esc and by a click elsewhere; fold-outs that stand open on a desk. */
import { every, find, on, onContent } from "./dom.js";

const others = (kept) => every("[data-menu][open]").filter((menu) => menu !== kept);

document.addEventListener("click", (event) => {
  for (const menu of others(event.target.closest("[data-menu]"))) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && find("[data-menu][open]");
  if (!menu) return;
  menu.open = false;
  find("summary", menu).focus();
  event.stopImmediatePropagation();
}, true);

const desk = matchMedia("(min-width: 901px)");
const fold = () => every("[data-wide-open]").forEach((element) => { element.open = desk.matches; });
desk.addEventListener("change", fold);
onContent(fold);

on("click", "[data-close-dialog]", (_, button) => button.closest("dialog").close());
on("click", "dialog", (event, dialog) => { if (event.target === dialog) dialog.close(); });
