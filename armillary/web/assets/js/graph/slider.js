/** A choice among moments as a slider: the select keeps the value and stays for those without a script. */
import { make } from "../dom.js";

class ArmillarySlider extends HTMLElement {
  connectedCallback() {
    const select = this.querySelector("select");
    if (!select || this.querySelector("input")) return;
    const last = select.options.length - 1;
    this.hidden = last < 1;
    const range = make("input", { type: "range", min: 0, max: last, value: select.selectedIndex, "aria-label": "As of", id: "graph-time" });
    const told = make("output", { class: "graph-moment", for: "graph-time", text: select.selectedOptions[0].text });
    const move = () => {
      told.textContent = select.options[range.value].text;
      range.setAttribute("aria-valuetext", told.textContent);
    };
    range.addEventListener("input", move);
    range.addEventListener("change", () => { select.selectedIndex = Number(range.value); });
    select.hidden = true;
    this.querySelector("label").htmlFor = "graph-time";
    move();
    this.append(range, told);
  }
}

customElements.define("armillary-slider", ArmillarySlider);
