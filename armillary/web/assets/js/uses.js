/** What this person used and saw in this browser, so that it comes first the next time. Never sent anywhere. */
import { device } from "./dom.js";

const KEPT = 200;
const HALF = 14 * 24 * 3600 * 1000;
const person = document.body.dataset.person ?? "";

function read(name) {
  try { return JSON.parse(device.read(`${name}.${person}`)) ?? {}; } catch { return {}; }
}

function keep(name, seen) {
  const newest = Object.entries(seen).sort(([, a], [, b]) => b.at - a.at).slice(0, KEPT);
  device.keep(`${name}.${person}`, JSON.stringify(Object.fromEntries(newest)));
}

/** Count a use: old ones fade, to a half in two weeks. */
export function used(id) {
  const all = read("used");
  keep("used", { ...all, [id]: { weight: 1 + faded(all[id]), at: Date.now() } });
}

const faded = (use) => (use ? use.weight * 0.5 ** ((Date.now() - use.at) / HALF) : 0);

/** How much each thing has been used: id to a weight. */
export function weights() {
  return new Map(Object.entries(read("used")).map(([id, use]) => [id, faded(use)]));
}

/** Remember a record that was opened. */
export function saw(number, title, url) {
  keep("seen", { ...read("seen"), [number]: { title, url, at: Date.now() } });
}

/** The records that were opened last, the newest first. */
export function recent(most) {
  const seen = Object.entries(read("seen")).sort(([, a], [, b]) => b.at - a.at);
  return seen.slice(0, most).map(([number, { title, url }]) => ({ number, title, url }));
}
