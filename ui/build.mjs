// Makes the web assets: one style sheet without unused rules, one script, what it fetches only where
// it is needed, one sprite of icons.
// `node build.mjs OUT HTMX`: the folder to fill, and the htmx file to put beside the rest.

import { build } from "esbuild";
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { PurgeCSS } from "purgecss";

const [out, htmx] = process.argv.slice(2);
const here = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
const web = path.join(here, "..", "armillary", "web");
const assets = path.join(web, "assets");

const shared = {
  bundle: true,
  minify: true,
  logLevel: "warning",
  target: ["chrome123", "firefox120", "safari17.5"],
  nodePaths: [path.join(here, "node_modules")],
};

async function styles() {
  await build({
    ...shared,
    entryPoints: [path.join(assets, "css", "app.css")],
    outfile: path.join(out, "app.css"),
    loader: { ".woff2": "file" },
    assetNames: "[name]",
  });
  const [{ css }] = await new PurgeCSS().purge({
    content: [
      path.join(web, "templates", "**", "*.html"),
      path.join(web, "**", "*.py"),
      path.join(assets, "js", "**", "*.js"),
    ],
    css: [path.join(out, "app.css")],
    safelist: { greedy: [/^htmx-/, /data-theme/, /data-rail/] },
    variables: true,
    keyframes: true,
  });
  await writeFile(path.join(out, "app.css"), css);
}

function scripts() {
  return build({
    ...shared,
    format: "esm",
    splitting: true,
    entryPoints: [path.join(assets, "js", "app.js")],
    outdir: out,
    chunkNames: "[name]-[hash]",
    loader: { ".svg": "text" },
  });
}

async function icons() {
  const names = (await readFile(path.join(here, "icons.txt"), "utf8")).split(/\s+/).filter(Boolean);
  const symbols = await Promise.all(names.map(symbol));
  const sprite = `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`;
  await writeFile(path.join(out, "icons.svg"), sprite);
}

async function symbol(name) {
  const folder = path.join(here, "node_modules", "@tabler", "icons", "icons", "outline");
  const svg = await readFile(path.join(folder, `${name}.svg`), "utf8");
  const inside = svg.match(/<svg[^>]*>(.*)<\/svg>/s)[1].trim();
  return `<symbol id="${name}" viewBox="0 0 24 24">${inside}</symbol>`;
}

function faces() {
  const folder = path.join(here, "node_modules", "dejavu-fonts-ttf", "ttf");
  const names = ["DejaVuSans.ttf", "DejaVuSans-Bold.ttf"];
  return Promise.all(names.map((name) => copyFile(path.join(folder, name), path.join(out, name))));
}

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
await Promise.all([
  styles(),
  scripts(),
  icons(),
  faces(),
  copyFile(path.join(assets, "img", "favicon.svg"), path.join(out, "favicon.svg")),
  copyFile(htmx, path.join(out, "htmx.js")),
]);
