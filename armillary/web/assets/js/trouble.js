/** When the server cannot be reached or does not answer as it should: what happened, what was kept, what to do. */
import { find, make, on } from "./dom.js";

function show(title, advice) {
  const box = find("#trouble");
  box.replaceChildren(make("p", {}, make("strong", { text: title })), make("p", { text: advice }), make("button", { class: "btn btn-quiet btn-small", type: "button", "data-trouble-close": true, text: "Close" }));
  box.hidden = false;
}

document.addEventListener("htmx:error", ({ detail }) => {
  if (detail.ctx && detail.error?.name !== "AbortError") show("The server did not answer.", "Nothing was changed and what you typed is still here. Try again in a moment.");
});
document.addEventListener("htmx:response:error", ({ detail }) => {
  const { status } = detail.ctx.response;
  if (status >= 500) show("The server met an error.", "Nothing was changed and what you typed is still here. Try again, or tell your administrator when it stays.");
  if (status === 401) show("Your session has ended.", "What you typed is still here. Sign in again in another tab, then repeat.");
});
on("click", "[data-trouble-close]", () => { find("#trouble").hidden = true; });
