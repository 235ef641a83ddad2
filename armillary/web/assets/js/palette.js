/** The command palette: what this page and the rail can do, and records from the server. */
import { debounce, every, find } from "./dom.js";
import { option } from "./picker.js";
import { suggest } from "./suggestions.js";

const OWN = 6;

class ArmillaryPalette extends HTMLElement {
  connectedCallback() {
    this.dialog = find("dialog", this);
    this.input = find("input", this);
    this.list = find(".palette-list", this);
    this.ask = debounce(() => this.records(), 120);
    this.input.addEventListener("input", () => { this.draw([]); this.ask(); });
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.list.addEventListener("click", (event) => this.run(event.target.closest(".option")));
    document.addEventListener("keydown", (event) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      if (this.dialog.open) this.dialog.close();
      else this.open();
    });
  }

  open() {
    this.input.value = "";
    this.dialog.showModal();
    this.draw([]);
    this.input.focus();
  }

  commands() {
    const words = this.input.value.toLowerCase().split(/\s+/).filter(Boolean);
    const own = every("[data-command]").map((element) => ({ label: element.dataset.command, detail: "", run: () => element.click() }));
    return own.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)));
  }

  draw(records) {
    const own = this.commands();
    this.results = [...own.slice(0, this.input.value ? OWN : own.length), ...records];
    this.list.replaceChildren(...this.results.map((result, at) => option(result, at, `palette-${at}`)));
    this.mark(0);
  }

  async records() {
    if (!this.input.value.trim()) return;
    const found = await suggest(this.dataset.url, this.input.value);
    if (found) this.draw(found.map((each) => ({ ...each, run: () => location.assign(each.url) })));
  }

  mark(at) {
    this.at = at;
    [...this.list.children].forEach((each, index) => each.setAttribute("aria-selected", String(index === at)));
    this.list.children[at]?.scrollIntoView({ block: "nearest" });
    if (this.list.children[at]) this.input.setAttribute("aria-activedescendant", `palette-${at}`);
    else this.input.removeAttribute("aria-activedescendant");
  }

  key(event) {
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in moves && this.results.length) this.mark((this.at + moves[event.key] + this.results.length) % this.results.length);
    else if (event.key === "Enter") this.run(this.list.children[this.at]);
    else return;
    event.preventDefault();
  }

  run(chosen) {
    if (!chosen) return;
    this.dialog.close();
    this.results[Number(chosen.dataset.at)].run();
  }
}

customElements.define("armillary-palette", ArmillaryPalette);
