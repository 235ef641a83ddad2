/** The command palette: one line to find a record, do a verb or go to a place. What is known here comes at once. */
import { debounce, find, make, on } from "./dom.js";
import { does } from "./keys.js";
import { asked, offers, refresh, verbs } from "./offers.js";
import { ranked } from "./ranking.js";
import { suggest } from "./suggestions.js";
import { used, weights } from "./uses.js";

const ORDER = ["Verbs", "This page", "Recent", "New", "Go to", "Views", "Reports", "Settings", "Help", "Records"];
const EACH = { typed: 5, empty: 4, led: 20 };
const NONE = "Nothing found. All the words must occur.";

class ArmillaryPalette extends HTMLElement {
  connectedCallback() {
    this.dialog = find("dialog", this);
    this.input = find("input", this);
    this.list = find(".palette-list", this);
    this.status = find("[role=status]", this);
    this.sprite = find("use", this).getAttribute("href").split("#")[0];
    this.ask = debounce(() => this.records(), 90);
    this.found = [];
    this.input.addEventListener("input", () => { this.found = []; this.hasty = false; this.draw(); this.ask(); });
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.list.addEventListener("click", (event) => this.run(event.target.closest(".option"), event));
    this.list.addEventListener("pointermove", (event) => { const over = event.target.closest(".option"); if (over) this.mark(Number(over.dataset.at), false); });
    document.addEventListener("keydown", (event) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
      event.preventDefault();
      if (this.dialog.open) this.dialog.close();
      else this.open();
    });
  }

  open(typed = "") {
    if (find("dialog[open]")) return;
    this.input.value = typed;
    this.found = [];
    this.hasty = false;
    this.dialog.showModal();
    this.draw();
    this.input.focus();
    refresh(this.dataset.places).then((fresh) => { if (fresh && this.dialog.open) this.draw(); });
  }

  /** Group to its offers, the group with the best offer first. */
  grouped() {
    const { sign, words, groups } = asked(this.input.value);
    const most = sign ? EACH.led : words ? EACH.typed : EACH.empty;
    const wanted = offers(words).filter((offer) => !groups || groups.includes(offer.group));
    const parts = new Map();
    for (const { offer, worth } of ranked(words, wanted.filter((each) => !each.first), weights())) {
      const part = parts.get(offer.group) ?? { worth, offers: [] };
      if (part.offers.length < (offer.group === "Verbs" && !words ? 8 : most)) part.offers.push(offer);
      parts.set(offer.group, part);
    }
    const order = ([a, one], [b, other]) => (words ? other.worth - one.worth : 0) || ORDER.indexOf(a) - ORDER.indexOf(b);
    const jump = wanted.filter((each) => each.first && !this.found.some(({ id }) => id === each.id));
    const local = [...parts].sort(order).map(([group, part]) => [group, part.offers]);
    const known = new Set(local.flatMap(([, some]) => some.map(({ id }) => id)));
    const records = this.found.filter(({ id }) => !known.has(id));
    const exact = records.filter(({ number }) => number === wanted.find((each) => each.first)?.id.slice(7));
    const rest = records.filter((each) => !exact.includes(each));
    return [["Records", [...jump, ...exact]], ...local, ["Records", rest]].filter(([, some]) => some.length);
  }

  draw() {
    const kept = this.results?.[this.at]?.id;
    const groups = this.grouped();
    this.results = groups.flatMap(([, some]) => some);
    let at = 0;
    this.list.replaceChildren(...groups.map(([title, some]) => make("div", { class: "palette-group", role: "group", "aria-label": title }, make("div", { class: "palette-title", "aria-hidden": "true", text: title }), ...some.map((offer) => this.option(offer, at++)))));
    if (!at && this.input.value) this.list.append(make("div", { class: "option-none", role: "option", "aria-disabled": "true", "aria-selected": "false", text: NONE }));
    this.status.textContent = at ? `${at} offers` : NONE;
    const again = this.touched ? this.results.findIndex(({ id }) => id === kept) : 0;
    this.mark(Math.max(0, again));
    if (this.hasty && at) this.chosen();
  }

  option({ label, detail, press, icon, reason }, at) {
    const picture = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    picture.setAttribute("class", "icon");
    picture.setAttribute("aria-hidden", "true");
    picture.append(document.createElementNS("http://www.w3.org/2000/svg", "use"));
    picture.firstChild.setAttribute("href", `${this.sprite}#${icon || "ticket"}`);
    const keys = press ? press.split(" ").map((sign) => make("kbd", { text: sign })) : [];
    return make("div", { class: "option", role: "option", id: `palette-${at}`, "data-at": at, "aria-selected": "false", "aria-disabled": Boolean(reason) && "true" },
      picture, make("span", { class: "option-label", text: label }), ...(detail ? [make("span", { class: "option-detail", text: detail })] : []), ...(keys.length ? [make("span", { class: "option-keys", "aria-hidden": "true" }, ...keys)] : []));
  }

  async records() {
    const { sign, words } = asked(this.input.value);
    if (!words || sign === ">" || sign === "/") return;
    const found = await suggest(sign === "@" ? this.dataset.people : this.dataset.url, words);
    if (!found || !this.dialog.open) return;
    this.found = found.map(({ value, label, detail, url, icon }) => ({ id: `record:${value}`, number: value, label, detail, url, icon: icon ?? "user" }));
    this.draw();
  }

  mark(at, follow = true) {
    this.at = at;
    this.touched = at > 0;
    const options = this.list.querySelectorAll(".option");
    options.forEach((each, index) => each.setAttribute("aria-selected", String(index === at)));
    if (follow) options[at]?.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-expanded", String(options.length > 0));
    if (options[at]) this.input.setAttribute("aria-activedescendant", `palette-${at}`);
    else this.input.removeAttribute("aria-activedescendant");
  }

  key(event) {
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (event.isComposing) return;
    if (event.key in moves && this.results.length) this.mark((this.at + moves[event.key] + this.results.length) % this.results.length);
    else if (event.key === "Enter") this.chosen(event);
    else if (event.key === "Escape") this.dialog.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Whoever presses Enter before anything is there means the first that comes. */
  chosen(event) {
    this.hasty = !this.results.length;
    this.run(this.list.querySelectorAll(".option")[this.at], event);
  }

  run(chosen, event) {
    const offer = this.results[Number(chosen?.dataset.at)];
    if (!offer) return;
    if (offer.reason) { this.status.textContent = offer.reason; return; }
    used(offer.id);
    if (offer.url && (event?.ctrlKey || event?.metaKey)) return void window.open(offer.url);
    this.dialog.close();
    if (offer.url) location.assign(offer.url);
    else offer.run();
  }
}

customElements.define("armillary-palette", ArmillaryPalette);

const palette = () => find("armillary-palette");
on("click", "[data-open-palette]", () => palette()?.open());
does("state", () => (verbs().length ? palette()?.open(">") : false));
