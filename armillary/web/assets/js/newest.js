/** A table of months that does not fit begins at the newest of them. */
import { every, onContent } from "./dom.js";

onContent((within) => {
  for (const frame of every("[data-newest-first]", within)) {
    const newest = every("[data-month]", frame).at(-1);
    if (newest && !frame.scrollLeft) frame.scrollLeft = newest.offsetLeft + newest.offsetWidth - frame.clientWidth;
  }
});
