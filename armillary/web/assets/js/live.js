/** Live updates: one stream for the page; each element that names a topic is told, and refreshes itself. */
import { every, find, onContent } from "./dom.js";

const CALM = 350;

let stream = null;
let listening = "";
const waiting = new Map();

const topicsOf = (element) => element.dataset.live.split(/[\s,]+/).filter(Boolean);
const editing = (element) => element.contains(document.activeElement) && document.activeElement.matches("input:not([type=checkbox], [type=radio]), textarea, select");

function refresh(element) {
  if (document.hidden || editing(element) || find(":popover-open")) waiting.set(element, setTimeout(() => refresh(element), 2000));
  else {
    waiting.delete(element);
    if (element.isConnected) window.htmx.trigger(element, "live", {}, false);
  }
}

function tell(topic) {
  for (const element of every("[data-live]")) {
    if (!topicsOf(element).includes(topic)) continue;
    clearTimeout(waiting.get(element));
    waiting.set(element, setTimeout(() => refresh(element), CALM));
  }
}

function receive({ data }) {
  let news;
  try { news = JSON.parse(data); } catch { return; }
  document.dispatchEvent(new CustomEvent("armillary:live", { detail: news }));
  for (const topic of news.topics ?? [news.topic]) tell(topic);
}

function listen() {
  const url = document.body.dataset.liveUrl;
  const topics = [...new Set(every("[data-live]").flatMap(topicsOf))].sort().join(",");
  if (!url || !topics || topics === listening) return;
  stream?.close();
  listening = topics;
  const address = new URL(url, location);
  address.searchParams.set("topics", topics);
  stream = new EventSource(address);
  stream.addEventListener("message", receive);
}

onContent(listen);
window.addEventListener("pagehide", () => { stream?.close(); stream = null; listening = ""; });
window.addEventListener("pageshow", (event) => { if (event.persisted) listen(); });
