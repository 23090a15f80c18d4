// Which pages there are, by the route table as its own snapshot has it, and what else must hold on each of them.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";

const SNAPSHOT = new URL("../../../crates/server/tests/it/snapshots/it__matrix__every_route_as_every_kind_of_person.snap", import.meta.url);
// Feeds, tables, pictures and sounds are no pages.
const NO_PAGE = /\.(atom|csv|svg|mp3|webmanifest)$|\{(file|photo|picture)\}$/;

const rows = readFileSync(SNAPSHOT, "utf8").matchAll(/^GET (\/\{lang\}\S*) \[/gm);
const table = [...rows].map(([, path]) => path).filter((path) => !NO_PAGE.test(path));

// Pages of one address that are not alike: what a kind of case says of itself, and a map that is drawn otherwise.
const LOOKS = [
  ["/{lang}/cases/RH-…", /^\/\w+\/cases\/RH-/],
  ["/{lang}/cases/RS-…", /^\/\w+\/cases\/RS-/],
  ["/{lang}/reports/map?view=heat", /^\/\w+\/reports\/map\?(.*&)?view=heat/],
];

const isParameter = (part) => part.startsWith("{");
const shapes = table
  .map((path) => {
    const parts = path.split("/");
    return { path, parts, loose: parts.map((part) => (isParameter(part) ? "1" : "0")).join("") };
  })
  // A word wins over a parameter, as in the router.
  .sort((one, other) => one.loose.localeCompare(other.loose));

export const allPages = () => [...table, ...LOOKS.map(([name]) => name)];

// The row of the route table that an address belongs to; none for what is no page.
export function pageOf(address) {
  const { pathname, search } = new URL(address, "http://house");
  const look = LOOKS.find(([, shape]) => shape.test(pathname + search));
  if (look) return look[0];
  const parts = pathname.split("/");
  const fits = ({ parts: wanted }) => wanted.length === parts.length && wanted.every((part, place) => isParameter(part) ? parts[place] !== "" : part === parts[place]);
  return shapes.find(fits)?.path;
}

// A list of pages that are visited elsewhere: each is one, and its reason names a journey that is there.
export function known(elsewhere) {
  for (const [page, why] of Object.entries(elsewhere)) {
    assert.ok(allPages().includes(page), `${page} is a page`);
    const [file] = why.match(/\w+\.test\.mjs/) ?? [];
    if (file) assert.ok(existsSync(new URL(`../${file}`, import.meta.url)), `${page}: ${file} is a journey`);
    else assert.match(why, /^(leads on|cannot)/, `${page}: a journey, or why there is none`);
  }
  return Object.keys(elsewhere);
}

// WCAG 1.4.12: with lines, letters and words so far apart nothing is cut off and nothing runs out of the page.
const SPACED = `
  * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
  p { margin-block-end: 2em !important; }
`;

function cutOff(spaced) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(spaced);
  document.adoptedStyleSheets = [sheet];
  const found = [];
  const over = document.scrollingElement.scrollWidth - document.documentElement.clientWidth;
  if (over > 0) found.push(`the page scrolls sideways by ${over} px`);
  const told = (one) => `<${one.tagName.toLowerCase()} class="${one.getAttribute("class") ?? ""}"> ${one.textContent.trim().slice(0, 60)}`;
  for (const one of document.body.querySelectorAll("*")) {
    const style = getComputedStyle(one);
    // What is for ears only, what has no box of its own, and fields, which scroll.
    const box = one.getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1 || style.display === "inline" || one.closest("svg, select, input, textarea, audio, video")) continue;
    if (!one.textContent.trim()) continue;
    const cuts = /hidden|clip/.test(`${style.overflowX} ${style.overflowY}`);
    const boxed = one.matches("button, .button, .tag, .tile, .count, .steps li, .langs a, th, td");
    if (!cuts && !boxed) continue;
    if (one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1) found.push(told(one));
  }
  document.adoptedStyleSheets = [];
  return found;
}

// With the reader's own few colours every control has an edge, a line under it or the system's own look, and shows its focus.
function unseenControls() {
  const found = [];
  const told = (one) => `<${one.tagName.toLowerCase()} class="${one.getAttribute("class") ?? ""}" name="${one.getAttribute("name") ?? ""}"> ${one.textContent.trim().slice(0, 60)}`;
  const shown = (colour) => !/^rgba\(.*, 0\)$/.test(colour);
  const paper = getComputedStyle(document.body).backgroundColor;
  const drawn = (width, style, colour) => parseFloat(width) >= 1 && style !== "none" && shown(colour) && colour !== paper;
  for (const one of document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")) {
    const style = getComputedStyle(one);
    const box = one.getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1 || style.visibility === "hidden") continue;
    const edged = drawn(style.borderTopWidth, style.borderTopStyle, style.borderTopColor);
    const ringed = drawn(style.outlineWidth, style.outlineStyle, style.outlineColor);
    const own = one.matches("[type=checkbox], [type=radio], [type=range]") && style.appearance !== "none";
    const underlined = style.textDecorationLine.includes("underline");
    const asControl = one.matches("button, input, select, textarea, .button");
    if (asControl && !edged && !ringed && !own && !underlined) found.push(`no edge: ${told(one)}`);
    one.focus({ preventScroll: true });
    if (document.activeElement !== one) continue;
    const focus = getComputedStyle(one);
    if (!(drawn(focus.outlineWidth, focus.outlineStyle, focus.outlineColor) && parseFloat(focus.outlineWidth) >= 2)) {
      found.push(`no focus: ${told(one)}`);
    }
  }
  return found;
}

export async function readable(person, where) {
  assert.deepEqual(await person.page.evaluate(cutOff, SPACED), [], `${where}, text spaced out`);
}

export async function visibleInFewColours(person, where) {
  await person.page.emulateMedia({ forcedColors: "active" });
  // The focus is shown to whoever came by keyboard.
  await person.page.keyboard.press("Tab");
  const found = await person.page.evaluate(unseenControls);
  await person.page.evaluate(() => document.activeElement.blur());
  await person.page.emulateMedia({ forcedColors: "none" });
  assert.deepEqual(found, [], `${where}, forced colours`);
}
