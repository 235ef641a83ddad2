/** Classes of items: found by typing in their tree, and another class in a form asks for other fields. */
import { announce, every, find, on, pageAt } from "./dom.js";

const FORM = 'form.record-form[action^="/configuration-items/new/"]';
const stash = new WeakMap();

/** Show the classes whose label, or that of one above, holds the words. */
function narrow(input) {
  const words = input.value.trim().toLowerCase();
  const tree = find(`#${input.getAttribute("aria-controls")}`);
  for (const branch of every(".branch", tree)) {
    const choices = every("li", branch);
    choices.forEach((each) => { each.hidden = !each.dataset.words.includes(words); });
    branch.hidden = choices.every((each) => each.hidden);
  }
  const left = every("li:not([hidden])", tree).length;
  find(".choose-none").hidden = left > 0;
  announce(left === 1 ? "1 class" : `${left} classes`);
}

on("input", "[data-class-search]", (_, input) => narrow(input));
on("keydown", "[data-class-search]", (event, input) => {
  const first = find(`#${input.getAttribute("aria-controls")} li:not([hidden]) a`);
  if (event.key === "Enter" && input.value.trim() && first) first.click();
});

const nameOf = (field) => find("[name]", field)?.name ?? "";
const isOfClass = (field) => nameOf(field).startsWith("custom_");
const fieldsOf = (form) => every(":scope > .field", form);
const ticks = (control) => control.type === "checkbox" || control.type === "radio";

/** What was typed in a field of the same name goes on standing there; a picker moves as it is. */
function asTyped(field, old) {
  if (!old) return field;
  if (find("armillary-picker", old)) return old;
  const typed = every("[name]", old);
  every("[name]", field).forEach((control, at) => {
    if (!typed[at]) return;
    if (ticks(control)) control.checked = typed[at].checked;
    else control.value = typed[at].value;
  });
  return field;
}

/** Ask for what the class has; what was typed for another class comes back with that class. */
async function reshape(form, of) {
  const fresh = await pageAt(`${form.getAttribute("action")}?configuration_class=${encodeURIComponent(of)}`);
  if (!fresh) return;
  const kept = stash.get(form) ?? new Map();
  stash.set(form, kept);
  for (const field of fieldsOf(form).filter(isOfClass)) {
    kept.set(nameOf(field), field);
    field.remove();
  }
  const asked = fieldsOf(find(".record-form", fresh)).filter(isOfClass);
  fieldsOf(form).at(-1).after(...asked.map((field) => asTyped(document.adoptNode(field), kept.get(nameOf(field)))));
  announce(`The form asks for ${asked.length} attributes of this class.`);
}

on("change", `${FORM} input[name="configuration_class"]`, ({ target }) => reshape(target.form, target.value));
