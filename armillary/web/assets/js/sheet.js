/** The sheet of keys: drawn from the table when it is opened, with this person's own keys in it. */
import { find, make, on } from "./dom.js";
import { does, keys, pressOf } from "./keys.js";

const parts = (press) => press.split(" ").flatMap((sign) => [" ", make("kbd", { text: sign })]).slice(1);

function line(row) {
  return make("div", {}, make("dt", {}, ...parts(pressOf(row))), make("dd", { text: row.label }));
}

function section([group, rows]) {
  return make("section", {}, make("h3", { text: group }), make("dl", {}, ...rows.map(line)));
}

function open() {
  const groups = new Map();
  for (const row of keys.filter(pressOf)) groups.set(row.group, [...(groups.get(row.group) ?? []), row]);
  find("#keys .keys").replaceChildren(...[...groups].map(section));
  find("#keys").showModal();
}

does("sheet", open);
on("click", "[data-open-keys]", open);
