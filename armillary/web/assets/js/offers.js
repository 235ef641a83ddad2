/** What the palette has to offer at once: verbs of the open record, what this page does, places, and what was seen. */
import { every, find } from "./dom.js";
import { pressOf, keys } from "./keys.js";
import { recent } from "./uses.js";

const STALE = 60_000;
const LEADS = { ">": ["Verbs", "This page", "New"], "#": ["Records", "Recent", "Go to"], "@": ["Records"], "/": ["Go to", "Views", "Reports", "Settings", "Help"] };
const NUMBER = /^\s*([a-z]*)[-\s]*(\d{1,15})\s*$/i;
const person = document.body.dataset.person ?? "";

/** What was typed without its first sign, and the groups that the sign stands for. */
export function asked(typed) {
  const groups = LEADS[typed[0]];
  return groups ? { sign: typed[0], words: typed.slice(1).trim(), groups } : { sign: "", words: typed.trim(), groups: null };
}

const keyOf = (name) => keys.filter((row) => row.do === name).map(pressOf)[0] ?? "";
const VERB_KEYS = { take: "assign", take_over: "assign", prioritise: "priority", resolve: "resolve" };

function possible(verb) {
  const opens = verb.matches("a");
  return { id: `verb:${verb.dataset.verb}`, group: "Verbs", label: verb.dataset.command + (opens ? "…" : ""), detail: "", press: keyOf(VERB_KEYS[verb.dataset.verb]), icon: "arrow-right", words: verb.title, run: () => verb.click() };
}

function impossible(verb) {
  const why = find(".refused-why", verb);
  return { id: `verb:${why.id.replace("why-", "")}`, group: "Verbs", label: find("button span", verb).textContent, detail: why.textContent, icon: "lock", reason: why.textContent };
}

const SAID = { reply: "Reply to the caller…", note: "Internal note…" };

function said() {
  const there = Object.keys(SAID).filter((name) => find(`[data-key-target=${name}]`));
  return there.map((name) => ({ id: `verb:${name}`, group: "Verbs", label: SAID[name], press: keyOf(name), icon: "message", run: () => { const box = find(`[data-key-target=${name}]`); box.click(); find("#comment-text").focus(); } }));
}

/** What can be done to the record that is open, and what cannot, with the reason. */
export function verbs() {
  const bar = "#record .verb-bar";
  return [...every(`${bar} [data-verb]`).map(possible), ...said(), ...every(`${bar} armillary-refused`).map(impossible)];
}

function page() {
  const own = every("[data-command]").filter((element) => !element.matches("[data-verb]"));
  return own.map((element) => ({ id: `page:${element.dataset.command}`, group: "This page", label: element.dataset.command, icon: "arrow-right", run: () => element.click() }));
}

function seen() {
  return recent(8).filter(({ url }) => url !== location.pathname).map(({ number, title, url }) => ({ id: `record:${number}`, group: "Recent", label: title, detail: number, icon: "history", url }));
}

const HELP = [{ id: "help:keys", group: "Help", label: "Keyboard: show all keys", words: "shortcuts", icon: "keyboard", run: () => find("[data-open-keys]")?.click() }];

let places = read();

function read() {
  try { return JSON.parse(sessionStorage.getItem(`armillary.places.${person}`)) ?? { at: 0, offers: [], numbers: {} }; } catch { return { at: 0, offers: [], numbers: {} }; }
}

/** Places, creations and views, from the server: kept in this tab, asked again when they are a minute old. */
export async function refresh(url) {
  if (Date.now() - places.at < STALE) return false;
  const answer = await fetch(url, { headers: { Accept: "application/json" } }).catch(() => null);
  if (!answer?.ok) return false;
  places = { at: Date.now(), ...(await answer.json()) };
  try { sessionStorage.setItem(`armillary.places.${person}`, JSON.stringify(places)); } catch { /* full or refused */ }
  return true;
}

/** A number leads to its record at once, without asking anybody whether it is there. */
function jump(words) {
  const [, letters, digits] = words.match(NUMBER) ?? [];
  const prefix = letters === "" ? Object.keys(places.numbers)[0] : letters?.toUpperCase();
  const path = places.numbers[prefix];
  if (!path) return [];
  const number = `${prefix}-${digits.padStart(6, "0")}`;
  return [{ id: `record:${number}`, group: "Records", label: `Open ${number}`, icon: "ticket", url: `${path}/${number}`, first: true }];
}

/** Everything that is known here, before the server answers. */
export function offers(words) {
  return [...jump(words), ...verbs(), ...page(), ...seen(), ...places.offers, ...HELP];
}
