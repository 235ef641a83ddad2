/** Keys that work everywhere: one table, each person's own choices over it; never while typing, off when the person says so. */
import table from "./keys.json";
import { announce, device, every, find, on, onContent, send } from "./dom.js";

const FIELDS = "input, textarea, select, [contenteditable]";
const PLAIN = "input[type=checkbox], input[type=radio]";
const PATIENCE = 1200;

const person = document.body.dataset.person;
const place = `keys.${person}`;
const doings = new Map();

let own = read();
let first = { sign: "", at: -PATIENCE };

export const keys = table;
export const typing = (event) => event.target.matches?.(FIELDS) && !event.target.matches(PLAIN);
export const chord = (event) => event.ctrlKey || event.metaKey || event.altKey;
export const off = () => own.off === true;
const busy = () => find("dialog[open]") !== null;

/** Say what an action of the table does; what answers false leaves the key to the page. */
export function does(name, work) {
  doings.set(name, work);
}

/** The key on which this person has an action. */
export const pressOf = ({ do: name, press, fixed }) => (fixed ? press : own.own[name] ?? press);

function read() {
  try { return { own: {}, ...JSON.parse(device.read(place)) }; } catch { return { own: {} }; }
}

function keep(kept) {
  own = { own: {}, ...kept };
  device.keep(place, JSON.stringify(own));
  every("[data-keys-off]").forEach((box) => { box.checked = off(); });
}

/** Ask the server once in each session of this tab: the keys may have been changed elsewhere. */
async function learn() {
  const there = find("[data-own-keys]")?.dataset.ownKeys;
  if (there) return keep(JSON.parse(there));
  if (!person || sessionStorage.getItem("armillary.keys") === person) return;
  const answer = await fetch("/me/keys.json", { headers: { Accept: "application/json" } }).catch(() => null);
  if (!answer?.ok) return;
  keep(await answer.json());
  sessionStorage.setItem("armillary.keys", person);
}

function use(element) {
  if (element.matches("input[type=radio]")) {
    element.click();
    find("textarea", element.form)?.focus();
  } else if (element.matches(FIELDS)) {
    element.focus();
    element.select?.();
  } else element.click();
}

/** Use the first of these that is on the page; false when none is. */
export function target(...selectors) {
  const element = selectors.map((selector) => find(selector)).find(Boolean);
  if (!element) return false;
  use(element);
}

/** Lead to a verb that is refused now, which shows and tells the reason; false when it is not refused. */
export function explain(verb) {
  const refused = find(`[aria-describedby="why-${verb}"]`);
  if (!refused) return false;
  const menu = refused.closest("details");
  if (menu) menu.open = true;
  refused.focus();
  return true;
}

const TARGETS = {
  search: "[data-key-target=search]",
  new: "[data-key-target=new]",
  filter: "[data-key-target=filter]",
  note: "[data-key-target=note]",
  priority: "[data-key-target=priority]",
  "go-home": ".rail-brand",
  "go-work": ".rail-list--mine a",
  "go-approvals": ".rail-list--mine li + li a",
  "go-bell": "#bell",
  "go-calendar": ".rail a[href='/changes/calendar']",
  "go-list": "[data-key-target=back]",
  "go-incidents": ".rail a[href^='/incidents']",
  "go-people": ".rail a[href^='/persons']",
  "go-report": ".rail a[href^='/reports/']",
  "go-keys": "a[href='/me/keys']",
};
for (const [name, selector] of Object.entries(TARGETS)) does(name, () => target(selector));
does("resolve", () => (explain("resolve") ? undefined : target("[data-verb=resolve]", "[data-key-target=primary]")));

function named(press) {
  return table.find((row) => !row.fixed && pressOf(row) === press)?.do;
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || typing(event) || chord(event) || off() || busy() || event.key.length !== 1) return;
  const before = event.timeStamp - first.at < PATIENCE ? first.sign : "";
  first = { sign: event.key, at: event.timeStamp };
  const name = (before && named(`${before} ${event.key}`)) || named(event.key);
  if (!name || doings.get(name)?.() === false) return;
  event.preventDefault();
  first.at = -PATIENCE;
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  const form = event.target.closest?.("form");
  if (!form) return;
  event.preventDefault();
  form.requestSubmit();
});

on("change", "[data-keys-off]", async (_, box) => {
  if (await send("/me/keys/single", { off: box.checked })) keep({ ...own, off: box.checked });
  else { box.checked = off(); announce("This could not be kept."); }
});
onContent(() => every("dialog [data-keys-off]").forEach((box) => { box.checked = off(); }));
learn();
