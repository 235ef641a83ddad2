/** Ask the server for suggestions; an older answer never overtakes a newer question. */
let asked = null;

/** GET url?q=words answers {"results": [{"value", "label", "detail", "url"}]}. */
export async function suggest(url, words) {
  asked?.abort();
  asked = new AbortController();
  const address = new URL(url, location);
  address.searchParams.set("q", words);
  try {
    const answer = await fetch(address, { signal: asked.signal, headers: { Accept: "application/json" } });
    return answer.ok ? (await answer.json()).results : [];
  } catch (trouble) {
    if (trouble.name === "AbortError") return null;
    return [];
  }
}
