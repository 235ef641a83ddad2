/** The theme: automatic, light, dark; kept on this device and told to the server by cookie. */
import { announce, device, find, remember } from "./dom.js";

const NEXT = { auto: "light", light: "dark", dark: "auto" };

class ArmillaryTheme extends HTMLElement {
  connectedCallback() {
    const kept = device.read("theme");
    if (kept in NEXT && kept !== this.theme) this.theme = kept;
    this.addEventListener("click", () => this.turn());
    this.label();
  }

  get theme() { return document.documentElement.dataset.theme || "auto"; }

  set theme(theme) {
    document.documentElement.dataset.theme = theme;
    remember("theme", theme);
    this.label();
  }

  turn() {
    this.theme = NEXT[this.theme] ?? "auto";
    announce(`Theme: ${this.theme}`);
  }

  label() {
    const button = find("button", this);
    button?.setAttribute("aria-label", `Theme: ${this.theme}`);
    button?.setAttribute("title", `Theme: ${this.theme}`);
  }
}

customElements.define("armillary-theme", ArmillaryTheme);
