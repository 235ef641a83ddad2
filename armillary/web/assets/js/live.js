/** Live updates: one stream while the page is shown; each element that names a topic is told, and refreshes itself. */
import { every, find, onContent } from "./dom.js";

const CALM = 350;

let stream = null;
let listening = "";
let unheard = nothing;
const waiting = new Map();

const everything = () => every("[data-live]");
const topicsOf = (element) => element.dataset.live.split(/[\s,]+/).filter(Boolean);
const editing = (element) => element.contains(document.activeElement) && document.activeElement.matches("input:not([type=checkbox], [type=radio]), textarea, select");

/** A page that was never heard of before says how old it is instead: the server knows what it missed. */
function nothing() { return []; }

/** Milliseconds since this page was asked for. */
function age() {
  return Math.ceil(performance.now() - (performance.getEntriesByType("navigation")[0]?.requestStart ?? 0));
}

function refresh(element) {
  if (editing(element) || find(":popover-open")) waiting.set(element, setTimeout(() => refresh(element), 2000));
  else {
    waiting.delete(element);
    if (element.isConnected) window.htmx.trigger(element, "live", {}, false);
  }
}

function soon(element) {
  clearTimeout(waiting.get(element));
  waiting.set(element, setTimeout(() => refresh(element), CALM));
}

function tell(topic) {
  everything().filter((element) => topicsOf(element).includes(topic)).forEach(soon);
}

function receive({ data }) {
  let news;
  try { news = JSON.parse(data); } catch { return; }
  document.dispatchEvent(new CustomEvent("armillary:live", { detail: news }));
  for (const topic of news.topics ?? [news.topic]) tell(topic);
}

/** From here on the page hears. Whenever it opens again, something may have happened in between. */
function opened() {
  unheard().forEach(soon);
  unheard = everything;
}

function listen() {
  const url = document.body.dataset.liveUrl;
  const topics = [...new Set(everything().flatMap(topicsOf))].sort().join(",");
  if (!url || !topics || topics === listening || document.hidden) return;
  stream?.close();
  listening = topics;
  const address = new URL(url, location);
  address.searchParams.set("topics", topics);
  if (unheard === nothing) address.searchParams.set("age", age());
  stream = new EventSource(address);
  stream.addEventListener("open", opened);
  stream.addEventListener("message", receive);
}

/** A browser opens about six connections to a host: a page that nobody looks at gives its own back. */
function rest() {
  stream?.close();
  stream = null;
  listening = "";
  unheard = everything;
  for (const timer of waiting.values()) clearTimeout(timer);
  waiting.clear();
}

if (document.hidden) rest();
onContent(listen);
document.addEventListener("visibilitychange", () => (document.hidden ? rest() : listen()));
window.addEventListener("pagehide", rest);
window.addEventListener("pageshow", (event) => { if (event.persisted) listen(); });
