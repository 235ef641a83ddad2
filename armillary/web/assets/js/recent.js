/** Remembers the record that is open, for the palette. */
import { find, onContent } from "./dom.js";
import { saw } from "./uses.js";

onContent(() => {
  const record = find("#record");
  if (record) saw(record.dataset.number, find("#record-title").textContent, location.pathname);
});
