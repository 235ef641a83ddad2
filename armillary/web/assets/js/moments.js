/** Instants told relative to now, the absolute one in the reader's zone on hover. */
import { every, onContent } from "./dom.js";

const STEPS = [["year", 31536000], ["month", 2592000], ["week", 604800], ["day", 86400], ["hour", 3600], ["minute", 60]];
const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto", style: "narrow" });
const absolute = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

export function tell(instant, now = Date.now()) {
  const seconds = Math.round((instant - now) / 1000);
  const [unit, size] = STEPS.find(([, length]) => Math.abs(seconds) >= length) ?? [];
  return unit ? relative.format(Math.trunc(seconds / size), unit) : "just now";
}

function refresh() {
  for (const time of every("time[data-relative]")) {
    const instant = Date.parse(time.dateTime);
    if (Number.isNaN(instant)) continue;
    const at = `${absolute.format(instant)} (${zone})`;
    time.title = time.dataset.says ? `${time.dataset.says}\n${at}` : at;
    const words = tell(instant);
    if (time.textContent !== words) time.textContent = words;
  }
}

onContent(refresh);
setInterval(refresh, 30000);
