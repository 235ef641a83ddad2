/** Single keys that work everywhere: search, new, go to, verbs, the sheet of keys; never while typing. */
import { device, every, find, on, onContent } from "./dom.js";

const FIELDS = "input, textarea, select, [contenteditable]";
const PLAIN = "input[type=checkbox], input[type=radio]";
const PRESS = { "/": "search", f: "filter", c: "new", e: "primary", a: "assign", r: "reply", n: "note", p: "priority" };
const GO = { h: ".rail-brand", m: ".rail-list--mine a", n: "#bell", l: "[data-key-target=back]" };

let gone = 0;

export const typing = (event) => event.target.matches?.(FIELDS) && !event.target.matches(PLAIN);
export const chord = (event) => event.ctrlKey || event.metaKey || event.altKey;
export const off = () => device.read("keys") === "off";
const busy = () => find("dialog[open]") !== null;

function use(element) {
  if (element.matches("input[type=radio]")) {
    element.click();
    find("textarea", element.form)?.focus();
  } else if (element.matches(FIELDS)) {
    element.focus();
    element.select?.();
  } else element.click();
}

function press(event) {
  const target = event.key === "?" ? find("#keys") : find(`[data-key-target="${PRESS[event.key]}"]`);
  if (!target) return;
  event.preventDefault();
  if (target.matches("dialog")) target.showModal();
  else use(target);
}

document.addEventListener("keydown", (event) => {
  if (typing(event) || chord(event) || off() || busy()) return;
  if (event.timeStamp - gone < 1200 && GO[event.key]) find(GO[event.key])?.click();
  else if (event.key === "g") gone = event.timeStamp;
  else press(event);
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  const form = event.target.closest?.("form");
  if (!form) return;
  event.preventDefault();
  form.requestSubmit();
});

on("change", "[data-keys-off]", (_, box) => device.keep("keys", box.checked ? "off" : "on"));
onContent(() => every("[data-keys-off]").forEach((box) => { box.checked = off(); }));
