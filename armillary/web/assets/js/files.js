/** Files of a record: dropped anywhere on its page, pasted, or chosen; each is sent at once and shows how far it is. */
import { announce, find, make, on, onContent, token } from "./dom.js";

const LINGER = 1500;
const form = () => find("form[data-files]");
const waiting = [];
let sending = false;

onContent(() => form()?.classList.add("is-scripted"));
on("change", "form[data-files] input[type=file]", (_, input) => {
  add([...input.files]);
  input.value = "";
});

/** A drop outside of the place for it would open the file instead of the page. */
const holdsFiles = (event) => Boolean(form()) && [...(event.dataTransfer?.types ?? [])].includes("Files");
document.addEventListener("dragover", (event) => {
  if (!holdsFiles(event)) return;
  event.preventDefault();
  document.body.classList.add("is-dropping");
});
document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) document.body.classList.remove("is-dropping"); });
document.addEventListener("drop", (event) => {
  document.body.classList.remove("is-dropping");
  if (!holdsFiles(event)) return;
  event.preventDefault();
  add([...event.dataTransfer.files]);
});

/** What was copied from a document comes as text and as a picture: then the text is meant. */
document.addEventListener("paste", (event) => {
  const pasted = [...(event.clipboardData?.files ?? [])];
  if (!form() || !pasted.length || event.clipboardData.getData("text/plain")) return;
  event.preventDefault();
  add(pasted.map(named));
});

function named(file) {
  if (file.name && file.name !== "image.png") return file;
  const moment = new Date().toISOString().slice(0, 19).replace("T", " ").replaceAll(":", ".");
  return new File([file], `pasted ${moment}.${file.type.split("/")[1] || "png"}`, { type: file.type });
}

function tray() {
  const there = find("#uploads");
  if (there) return there;
  const made = make("div", { class: "uploads", id: "uploads", role: "group", "aria-label": "Files on their way" });
  find("#record, #files").append(made);
  return made;
}

function add(files) {
  const place = form();
  if (!place) return;
  const audience = find("input[name=audience]:checked", place)?.value ?? "public";
  for (const file of files) {
    const bar = make("progress", { max: 1, value: 0, "aria-label": `Sending ${file.name}` });
    const line = make("div", { class: "upload" }, make("span", { class: "upload-name", text: file.name }), make("span", { class: "upload-far", text: "waits" }), bar);
    tray().append(line);
    waiting.push({ file, audience, line, bar, url: place.action, largest: Number(place.dataset.largest) });
  }
  next();
}

function next() {
  if (sending) return;
  const job = waiting.shift();
  if (!job) return;
  if (job.file.size > job.largest) return refused(job, "This file is too large.");
  sending = true;
  const body = new FormData();
  body.append("audience", job.audience);
  body.append("file", job.file, job.file.name);
  const request = new XMLHttpRequest();
  request.open("POST", job.url);
  request.setRequestHeader("X-CSRFToken", token());
  request.setRequestHeader("HX-Request", "true");
  request.upload.addEventListener("progress", ({ loaded, total }) => far(job, loaded / total));
  request.addEventListener("load", () => (request.status < 300 ? arrived(job) : refused(job, words(request))));
  request.addEventListener("error", () => refused(job, "The connection broke. Try again."));
  request.send(body);
}

const words = (request) => (request.getResponseHeader("Content-Type")?.startsWith("text/plain") ? request.responseText : "This file was not taken.");

function far(job, share) {
  job.bar.value = share;
  find(".upload-far", job.line).textContent = share < 1 ? `${Math.round(share * 100)} %` : "is looked at";
}

function arrived(job) {
  announce(`${job.file.name} is attached`);
  find(".upload-far", job.line).textContent = "attached";
  setTimeout(() => job.line.remove(), LINGER);
  done();
}

function refused(job, why) {
  announce(`${job.file.name}: ${why}`);
  job.bar.remove();
  find(".upload-far", job.line).replaceWith(make("button", { class: "btn btn-quiet btn-small", type: "button", "data-dismiss-upload": true, text: "Dismiss" }));
  job.line.append(make("span", { class: "upload-why", text: why }));
  done();
}

function done() {
  sending = false;
  if (waiting.length) next();
  else window.htmx.trigger(find("#record [data-live]"), "live", {}, false);
}

on("click", "[data-dismiss-upload]", (_, button) => button.closest(".upload").remove());
