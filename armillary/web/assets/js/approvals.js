/** Deciding by keys: yes, no, a question, another person; in the row that has the focus, or on its page. */
import { find } from "./dom.js";
import { does, explain, target } from "./keys.js";

function decide(verb) {
  const row = document.activeElement?.closest?.("[data-row]");
  const way = row && find(`[data-decide=${verb}]`, row);
  if (way) return void way.click();
  if (target(`[data-verb=${verb}]`) === false) return explain(verb);
}

for (const verb of ["approve", "reject", "ask_back", "pass_on"]) does(verb, () => decide(verb));
