/** Choosing a person, team or record by typing: an ARIA combobox over the real input, which keeps the value. */
import { debounce, make } from "./dom.js";
import { suggest } from "./suggestions.js";

let count = 0;

class ArmillaryPicker extends HTMLElement {
  connectedCallback() {
    if (this.input) return;
    this.value = this.querySelector("input");
    this.list = make("div", { class: "picker-list", role: "listbox", id: `picker-${++count}`, hidden: true, "aria-label": this.dataset.label });
    this.input = this.visible();
    this.value.type = "hidden";
    this.value.removeAttribute("id");
    this.append(this.input, this.list);
    this.results = [];
    this.ask = debounce(() => this.load(), 120);
    this.listen();
    if (this.value.hasAttribute("autofocus")) this.input.focus();
  }

  visible() {
    const input = this.value.cloneNode();
    input.removeAttribute("name");
    for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-autocomplete": "list", "aria-controls": this.list.id })) input.setAttribute(name, value);
    input.value = this.dataset.display || this.value.value;
    return input;
  }

  listen() {
    this.input.addEventListener("input", () => { this.value.value = this.input.value.trim(); this.ask(); });
    this.input.addEventListener("focus", () => { this.input.select(); this.ask(); });
    this.input.addEventListener("blur", () => setTimeout(() => this.close(), 120));
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.list.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      const option = event.target.closest(".option");
      if (option) this.choose(Number(option.dataset.at));
    });
  }

  async load() {
    const words = this.input.value === this.dataset.display ? "" : this.input.value;
    const results = await suggest(this.dataset.url, words);
    if (results === null || document.activeElement !== this.input) return;
    this.results = results;
    this.draw();
  }

  draw() {
    this.list.replaceChildren(...this.results.map((result, at) => option(result, at, `${this.list.id}-${at}`)));
    if (!this.results.length) this.list.append(make("div", { class: "option-none", role: "option", "aria-disabled": "true", "aria-selected": "false", text: "Nothing found" }));
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.mark(this.results.length ? 0 : -1);
  }

  mark(at) {
    this.at = at;
    this.list.querySelectorAll(".option").forEach((each, index) => each.setAttribute("aria-selected", String(index === at)));
    const chosen = this.list.children[at];
    chosen?.scrollIntoView({ block: "nearest" });
    if (chosen?.id) this.input.setAttribute("aria-activedescendant", chosen.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  key(event) {
    if (this.list.hidden) { if (event.key === "ArrowDown") this.load(); return; }
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in moves) this.mark((this.at + moves[event.key] + this.results.length) % this.results.length);
    else if (event.key === "Enter" && !event.ctrlKey && this.results[this.at]) this.choose(this.at);
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  choose(at) {
    const { value, label } = this.results[at];
    this.take(value, label);
  }

  take(value, label) {
    this.value.value = value;
    this.input.value = this.dataset.display = label;
    this.value.dispatchEvent(new Event("change", { bubbles: true }));
    this.close();
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}

export function option({ label, detail }, at, id) {
  const element = make("div", { class: "option", role: "option", id, "data-at": at, "aria-selected": "false" }, make("span", { text: label }));
  if (detail) element.append(make("span", { class: "option-detail", text: detail }));
  return element;
}

customElements.define("armillary-picker", ArmillaryPicker);

/* What stands beside a form can fill a field of it; pressed again, it empties the field. */
document.addEventListener("click", (event) => {
  const pick = event.target.closest("[data-pick]");
  const value = pick && document.querySelector(`armillary-picker input[name="${pick.dataset.pick}"]`);
  if (!value) return;
  const chosen = pick.getAttribute("aria-pressed") === "true";
  value.closest("armillary-picker").take(chosen ? "" : pick.dataset.value, chosen ? "" : pick.dataset.label);
});
