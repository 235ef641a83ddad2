/** What does not fit in its frame begins where it matters: months at the newest, a drawing at its middle. */
import { every, find, onContent } from "./dom.js";

const begun = new WeakSet();

function begin(frame) {
  const left = frame.getBoundingClientRect().left;
  const newest = every("[data-month]", frame).at(-1);
  const start = find("[data-begin]", frame);
  if (newest) frame.scrollLeft = newest.getBoundingClientRect().right - left - frame.clientWidth;
  else if (start) frame.scrollLeft = start.getBoundingClientRect().left - left - 12;
  else frame.scrollLeft = (frame.scrollWidth - frame.clientWidth) / 2;
}

onContent((within) => {
  for (const frame of every("[data-begins]", within)) {
    if (!begun.has(frame)) begin(frame);
    begun.add(frame);
  }
});
