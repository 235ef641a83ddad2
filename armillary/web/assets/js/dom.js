/** The few words the other modules share: find, every, make, listen by delegation, announce. */
export const find = (selector, within = document) => within.querySelector(selector);
export const every = (selector, within = document) => [...within.querySelectorAll(selector)];

/** Listen on the document for events that come from elements matching selector, now or later. */
export function on(event, selector, react, options) {
  document.addEventListener(event, (happened) => {
    const element = happened.target.closest?.(selector);
    if (element) react(happened, element);
  }, options);
}

/** Make an element: make("li", { class: "option", text: "Ada" }, child, child). */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "text") element.textContent = value;
    else if (value !== false && value != null) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

/** Say something to screen readers without moving anything. */
export function announce(words) {
  const place = find("#announcements");
  if (place) place.textContent = words;
}

/** Run the page's work now and again after each part of it was replaced. */
export function onContent(work) {
  const whole = () => work(document);
  document.addEventListener("htmx:after:swap", whole);
  whole();
}

export const token = () => find('meta[name="csrf-token"]')?.content ?? "";

/** Send a small form; true when the server has taken it. */
export async function send(url, fields) {
  const body = new URLSearchParams(fields);
  const answer = await fetch(url, { method: "POST", body, headers: { "X-CSRFToken": token() } }).catch(() => null);
  return answer?.ok === true;
}

/** A page of ours, or a part of one, read apart from what is shown; null when it cannot be had. */
export async function pageAt(url, headers = {}) {
  const answer = await fetch(url, { headers }).catch(() => null);
  return answer?.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
}

/** Remember a choice on this device; private windows may refuse, and then it is only not remembered. */
export const device = {
  read: (name) => { try { return localStorage.getItem(`armillary.${name}`); } catch { return null; } },
  keep: (name, value) => { try { localStorage.setItem(`armillary.${name}`, value); } catch { /* refused */ } },
};

/** A cookie, so that the server renders the choice at the next page. */
export function remember(name, value) {
  device.keep(name, value);
  document.cookie = `armillary_${name}=${value}; path=/; max-age=31536000; samesite=lax`;
}

export function debounce(work, milliseconds) {
  let timer;
  return (...given) => {
    clearTimeout(timer);
    timer = setTimeout(() => work(...given), milliseconds);
  };
}
