/** The change calendar: keys, and moving a change by pointer or by arrows; the server tells what that breaks before it is done. */
import { announce, every, find, on, pageAt } from "./dom.js";
import { chord, does, typing } from "./keys.js";

const MINUTE = 60000, DAY = 1440, ENOUGH = 4;
const sheet = () => find("#cal");
const clock = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
let lifted = null, drag = null, dropped = 0;

const go = (name) => () => {
  const link = find(`[data-cal="${name}"]`);
  if (!link) return false;
  link.click();
};
does("cal-before", go("before"));
does("cal-after", go("after"));
does("cal-today", go("today"));
[1, 2, 3, 4].forEach((number) => does(`cal-view-${number}`, go(`view-${number}`)));
on("change", "[data-sends]", (_, field) => field.form.requestSubmit());

/** Ask what would break; the answer is a form in which the move is done, or let be. */
async function ask(link, { days = 0, minutes = 0 }) {
  const back = encodeURIComponent(location.pathname + location.search);
  const url = `/changes/${link.dataset.change}/move?days=${days}&minutes=${minutes}&next=${back}`;
  const page = await pageAt(url, { "HX-Request": "true" });
  if (!page) return void announce("This could not be looked at. Try again.");
  const dialog = find("#cal-move");
  dialog.replaceChildren(...page.body.childNodes);
  dialog.showModal();
  dialog.addEventListener("close", () => find(`[data-change="${link.dataset.change}"]`)?.focus(), { once: true });
  find("[data-first]", dialog)?.focus();
}
on("click", "#cal-move [data-cancel]", (event) => { event.preventDefault(); find("#cal-move").close(); });

/* By keys. */
const row = () => document.activeElement?.closest?.("#cal [data-change]");
const step = () => Number(find("[data-step]")?.dataset.step ?? DAY);

function tell() {
  const at = new Date(Date.parse(lifted.link.dataset.starts) + lifted.minutes * MINUTE);
  const words = `${lifted.link.dataset.change} to ${clock.format(at)}. Arrows move it, Enter looks what that breaks, Esc lets it be.`;
  const place = find("#cal-lift");
  place.replaceChildren(words);
  place.hidden = false;
  announce(words);
}
function lay() {
  lifted?.link.classList.remove("is-lifted");
  lifted = null;
  find("#cal-lift")?.setAttribute("hidden", "");
}
does("cal-move", () => {
  const link = row();
  if (!link) return false;
  if (!("movable" in link.dataset)) return void announce(`${link.dataset.change} has begun or is over: it is not moved.`);
  lay();
  lifted = { link, minutes: 0 };
  link.classList.add("is-lifted");
  tell();
});

document.addEventListener("keydown", (event) => {
  if (!lifted || chord(event) || typing(event)) return;
  const by = { ArrowLeft: -step(), ArrowRight: step(), ArrowUp: step() < DAY ? -DAY : -7 * DAY, ArrowDown: step() < DAY ? DAY : 7 * DAY }[event.key];
  if (by) lifted.minutes += by;
  else if (event.key === "Enter") {
    const { link, minutes } = lifted;
    const days = Math.trunc(minutes / DAY);
    lay();
    ask(link, { days, minutes: minutes - days * DAY });
  } else if (event.key !== "Escape") return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (event.key === "Escape") lay();
  else if (lifted) tell();
}, true);
document.addEventListener("focusin", () => { if (lifted && row() !== lifted.link) lay(); });

/* By pointer: a chip from day to day, a bar along its line. */
document.addEventListener("pointerdown", (event) => {
  const bar = event.target.closest?.("#cal [data-bar]");
  const chip = event.target.closest?.("#cal .cal-chip");
  const link = bar ? find("[data-change]", bar.closest("[data-row]")) : chip;
  if (!link || event.button !== 0 || !("movable" in link.dataset)) return;
  drag = { link, bar, x: event.clientX, y: event.clientY, from: chip?.closest("[data-day]")?.dataset.day, minutes: 0 };
});
on("dragstart", "#cal [data-change]", (event) => event.preventDefault());
document.addEventListener("pointermove", (event) => {
  if (!drag) return;
  const far = Math.hypot(event.clientX - drag.x, event.clientY - drag.y);
  if (!drag.moving && far < ENOUGH) return;
  drag.moving = true;
  if (drag.bar) along(event);
  else over(event);
});

function along(event) {
  const { minutes } = find("[data-minutes]").dataset;
  const wide = drag.bar.ownerSVGElement.getBoundingClientRect().width;
  drag.minutes = Math.round(((event.clientX - drag.x) / wide) * minutes / step()) * step();
  drag.bar.setAttribute("transform", `translate(${(drag.minutes / minutes) * wide} 0)`);
}
function over(event) {
  every(".is-target").forEach((cell) => cell.classList.remove("is-target"));
  drag.link.classList.add("is-ghost");
  drag.day = document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-day]");
  drag.day?.classList.add("is-target");
}

document.addEventListener("pointerup", (event) => {
  const held = drag;
  drag = null;
  if (!held?.moving) return void (held?.bar && held.link.click());
  dropped = event.timeStamp;
  every(".is-target").forEach((cell) => cell.classList.remove("is-target"));
  held.link.classList.remove("is-ghost");
  held.bar?.removeAttribute("transform");
  const days = held.day ? Math.round((Date.parse(held.day.dataset.day) - Date.parse(held.from)) / (DAY * MINUTE)) : 0;
  if (days || held.minutes) ask(held.link, { days, minutes: held.minutes });
});
document.addEventListener("pointercancel", () => { drag?.link.classList.remove("is-ghost"); drag?.bar?.removeAttribute("transform"); drag = null; });
document.addEventListener("click", (event) => {
  if (event.timeStamp - dropped < 50 && event.target.closest?.("#cal [data-change]")) event.preventDefault();
}, true);
