/** How well an offer fits what was typed, and in which order offers are shown. Plain values in, plain values out. */
const SIGN = /[\s·:,›/-]+/;

/** Words of a text in small letters. */
export const wordsOf = (text) => text.toLowerCase().split(SIGN).filter(Boolean);

function score(word, label, words) {
  if (label.startsWith(word)) return 100;
  if (words.some((each) => each === word)) return 80;
  if (words.some((each) => each.startsWith(word))) return 60;
  return label.includes(word) ? 25 : 0;
}

const initials = (words) => words.map((word) => word[0]).join("");

/** How well an offer fits: 0 when a word does not occur in it. "ni" fits "New incident" by its initials. */
export function fit(typed, { label, detail = "", words = "" }) {
  const asked = wordsOf(typed);
  const small = label.toLowerCase();
  const inLabel = wordsOf(label);
  const beside = wordsOf(`${detail} ${words}`);
  const scores = asked.map((word) => score(word, small, inLabel) || score(word, "", beside) / 4);
  if (scores.every(Boolean)) return scores.reduce((sum, each) => sum + each, 0) / Math.max(1, scores.length);
  return asked.length === 1 && initials(inLabel).startsWith(asked[0]) ? 40 : 0;
}

/** The offers that fit, best first; what was used more comes before what fits as well. */
export function ranked(typed, offers, weights) {
  const bonus = (offer) => Math.min(30, 12 * Math.log2(1 + (weights.get(offer.id) ?? 0))) - (offer.reason ? 15 : 0);
  return offers
    .map((offer) => ({ offer, fit: wordsOf(typed).length ? fit(typed, offer) : 1 }))
    .filter((each) => each.fit > 0)
    .map((each) => ({ offer: each.offer, worth: each.fit + bonus(each.offer) }))
    .sort((a, b) => b.worth - a.worth);
}
