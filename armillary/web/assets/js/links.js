/** Copy the address of this view or of a record. */
import { announce, find, on } from "./dom.js";

on("click", "[data-copy-link]", async (_, button) => {
  await navigator.clipboard.writeText(new URL(button.dataset.copyLink || location.href, location).href);
  announce("Link copied");
  const words = find("span", button);
  if (!words) return;
  const before = words.textContent;
  words.textContent = "Copied";
  setTimeout(() => { words.textContent = before; }, 1500);
});
