/** Small forms beside the cell or fact they change. */
import { find, on } from "./dom.js";

let anchor = null;

const box = () => find("#popover");

function stand() {
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = box();
  const left = Math.max(12, Math.min(at.left, innerWidth - width - 12));
  const below = at.bottom + 4;
  box().style.left = `${left}px`;
  box().style.top = `${below + height > innerHeight - 12 ? Math.max(12, at.top - height - 4) : below}px`;
}

on("click", "[data-popover]", (_, button) => { anchor = button; });

document.addEventListener("htmx:after:swap", () => {
  if (!box()?.childElementCount || !anchor?.isConnected) return;
  if (!box().matches(":popover-open")) box().showPopover();
  anchor.setAttribute("aria-expanded", "true");
  stand();
  find("[autofocus], input:not([type=hidden]), select, textarea", box())?.focus();
});

function close() {
  if (box()?.matches(":popover-open")) box().hidePopover();
}

box()?.addEventListener("toggle", (event) => {
  if (event.newState !== "closed") return;
  box().replaceChildren();
  anchor?.setAttribute("aria-expanded", "false");
  if (anchor?.isConnected) anchor.focus();
});

on("click", "#popover [data-cancel]", (event) => { event.preventDefault(); close(); });
document.addEventListener("htmx:after:swap", (event) => {
  if (event.detail.ctx?.sourceElement?.closest?.("#popover") && event.detail.ctx.response?.status < 400) close();
});
