/** The wall board: the time of day, full screen at a press, and Escape to leave. */
import { find, onContent } from "./dom.js";

const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

function tick() {
  const now = find("[data-wall-now]");
  const words = clock.format(new Date());
  if (now && now.textContent !== words) now.textContent = words;
}

document.addEventListener("click", (event) => {
  if (event.target.closest?.("[data-wall-full]")) document.documentElement.requestFullscreen?.();
});

/** In full screen the browser takes the first Escape for itself. */
document.addEventListener("keydown", (event) => {
  const leave = find("[data-wall-leave]");
  if (event.key === "Escape" && leave && !document.fullscreenElement) leave.click();
});

onContent(tick);
setInterval(tick, 1000);
