/** Nothing typed is ever lost: what stands in a form is sent to its draft address shortly after the last key. */
import { find, on, token } from "./dom.js";

const WAIT = 900;
const timers = new WeakMap();

function say(form, words) {
  const place = find("[data-draft-state]", form);
  if (place) place.textContent = words;
}

async function keep(form) {
  const body = new URLSearchParams(new FormData(form));
  try {
    const answer = await fetch(form.dataset.draftUrl, { method: "POST", body, headers: { "X-CSRFToken": token() }, keepalive: true });
    say(form, answer.ok ? "Draft kept" : "Draft not kept");
  } catch {
    say(form, "Offline: draft not kept");
  }
}

function later(form) {
  clearTimeout(timers.get(form));
  timers.set(form, setTimeout(() => keep(form), WAIT));
}

on("input", "form[data-draft-url]", (_, form) => later(form));
on("change", "form[data-draft-url]", ({ target }, form) => { if (!target.matches("textarea, input[type=text]")) later(form); });
on("submit", "form[data-draft-url]", (_, form) => clearTimeout(timers.get(form)), true);
