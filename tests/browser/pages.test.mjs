// Every page there is, at each width in one of two languages, whoever may see it: axe, text spaced out and forced colours.
// A page that nobody visits here is visited by the journey named beside it, or fails.

import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import * as steps from "./support/journeys.mjs";
import { allPages, known, pageOf, readable, visibleInFewColours } from "./support/pages.mjs";

const stage = steps.scene();
const BPA = "Meja Agihan Contoh BPA";
const MBPJ = "Pegawai Contoh MBPJ";
const CHIEF = "Pentadbir Agensi Contoh MBPJ";
const OPERATOR = "Pentadbir Contoh";
const CITIZEN = "Aminah binti Contoh";
const TRIES = 3;
const MADE = 201;
const CATALOGUE = fileURLToPath(new URL("../../crates/opendata/tests/it/catalogue", import.meta.url));

// What this file does not visit: what leads on to another page, and what only a longer story brings, with the journey that tells it.
const ELSEWHERE = {
  "/{lang}": "leads on to the front page",
  "/{lang}/information": "leads on to /ask",
  "/{lang}/desk/hooks": "leads on to the agency's own",
  "/{lang}/desk/letters": "leads on to the agency's own",
  "/{lang}/sign-out/elsewhere/go": "leads on to the provider",
  "/{lang}/receipts/of/{reference}/{version}": "leads on to the receipt itself",
  "/{lang}/me/passkeys": "leads on to the list of keys",
  "/{lang}/sign-in/passkey": "passkey.test.mjs",
  "/{lang}/sign-in/with/{provider}": "providers.test.mjs",
  "/{lang}/sign-in/arrived": "providers.test.mjs",
  "/{lang}/me/providers/with/{provider}": "providers.test.mjs",
  "/{lang}/me/providers/confirm": "providers.test.mjs",
  "/{lang}/sign-out/elsewhere": "providers.test.mjs",
  "/{lang}/second-factor": "factor.test.mjs",
  "/{lang}/me/factors/{id}": "factor.test.mjs",
  "/{lang}/desk/people/reset": "factor.test.mjs",
  "/{lang}/shared/end": "kiosk.test.mjs",
  "/{lang}/reports/new/{draft}/easy/similar": "easy.test.mjs",
  "/{lang}/desk/overrides/{code}": "overrides.test.mjs",
  "/{lang}/desk/data/{slug}": "publish.test.mjs",
  "/{lang}/desk/data/{slug}/about": "publish.test.mjs",
  "/{lang}/data/{slug}/changes": "publish.test.mjs",
  "/{lang}/cases/{reference}/charges/{number}": "cannot be seen in the demo, where nobody owes anything",
  "/{lang}/cases/RS-…": "cannot be seen in the demo, which is younger than a season",
};

// Somebody who looks at each new page in every way that there is.
function watching(person, { seen, faults }) {
  const inspect = person.inspect.bind(person);
  person.inspect = async (answer, status) => {
    // All faults of all pages are told at once.
    await inspect(answer, status).catch(({ message }) => faults.push(message));
    person.complaints.length = 0;
    const page = pageOf(person.page.url());
    if (status !== 200 || page === undefined || seen.has(page)) return;
    seen.add(page);
    const where = `${page} at ${person.width} px`;
    await person.page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
    for (const look of [readable, visibleInFewColours]) await look(person, where).catch(({ message }) => faults.push(message));
  };
}

const linksOf = (person) => person.page.locator("a[href]").evaluateAll((all) => all.map((one) => one.href));

// Follows what a person is shown, one link for each page that nobody has seen yet.
async function lookAround(person, starts, { seen, misses }) {
  const queue = starts.map((path) => new URL(path, person.origin).href);
  const tried = new Map();
  const wanted = (url) => {
    const page = pageOf(url);
    const known = url.startsWith(`${person.origin}/${person.lang}/`) && page !== undefined && !(page in ELSEWHERE);
    return known && !seen.has(page) && (tried.get(page) ?? 0) < TRIES;
  };
  for (let turn = 0; queue.length > 0; turn += 1) {
    const url = queue.shift();
    const page = pageOf(url);
    if (turn >= starts.length && !wanted(url)) continue;
    tried.set(page, (tried.get(page) ?? 0) + 1);
    const answer = await person.page.goto(url, { waitUntil: "load" });
    if (answer.status() !== 200) {
      misses.push(`${url.slice(person.origin.length)}: ${answer.status()}`);
      continue;
    }
    await person.inspect(answer, 200);
    queue.push(...(await linksOf(person)).filter(wanted));
  }
}

async function signIn(person, lang, name) {
  await person.go(`/${lang}/demo`);
  const row = person.page.locator("main tr", { has: person.page.getByText(name, { exact: true }) });
  await person.click(row.locator("button"));
}

const press = (name, value) => `main button[name=${name}][value="${value}"]`;

// All steps of the form, once as far as the phone that has to be picked up instead, once to the end; then the pictures.
async function formOf(person, lang) {
  await steps.uptoPhone(person, lang);

  const contact = `semua.${lang}@contoh.my`;
  await steps.uptoDetails(person, lang);
  await steps.describe(person, `Lubang bagi semua halaman ${lang}.`, stage.photo);
  await steps.introduce(person, { contact, name: "Puan Halaman" });
  await person.click("main form > button.button");
  return { contact, reference: await steps.confirm(person, lang, contact) };
}

async function pictures(person, lang) {
  await person.go(`/${lang}/reports/new/easy`);
  await person.click(press("topic", "hole"));
  await person.go(person.path.replace(/place$/, "topic"));
  await person.click(press("topic", "hole"));
  await person.click('main a.tile[href$="state=MY-10"]');
  await person.click(person.page.locator("main button[name=district]", { hasText: "Petaling" }));
  await person.page.setInputFiles("#camera", stage.photo);
  await person.click(press("do", "next"));
  await person.page.fill("#contact", lang === "ms" ? "012-345 1001" : "012-345 1002");
  await person.click(press("do", "next"));
  await person.click("main ul.go button");
  await person.page.fill("#code", await steps.codeFor(person, lang, "+6012345100"));
  await person.click(press("do", "confirm"));
  assert.match(person.path, /\/easy\/done$/);
}

// Somebody else has the same trouble, and says so.
async function sameTrouble(person, lang, reference) {
  await steps.uptoDetails(person, lang);
  await person.page.fill("#description", `Lubang bagi semua halaman ${lang}.`);
  await person.click(person.page.locator("main form > p > button.button"));
  assert.match(person.path, /\/similar$/);
  await person.click(person.page.locator("main li", { hasText: reference }).locator("button").first());
  assert.match(person.path, /\/me-too$/);
}

// Is it fixed? Asked of whoever reported it; and how an account is closed.
async function fixed(officer, person, { lang, reference, contact }) {
  await officer.go(`/${lang}/desk/reports/${reference}`);
  await officer.go(`/${lang}/desk/reports/${reference}/visit`);
  await officer.go(`/${lang}/desk/reports/${reference}`);
  await steps.move(officer, "resolve", { body: "Sudah ditampal." });
  await steps.move(officer, "ask_fixed");
  await person.go(`/${lang}/reports/${reference}/fixed`);
  await person.go(`/${lang}/me/close`);
  await person.click("main form > p > button.button");
  assert.match(person.path, /\/close\/code$/, contact);
}

async function ownThings(person, lang) {
  await person.go(`/${lang}/me/mandates/new`);
  await person.page.fill("#address", `wakil.${lang}@contoh.my`);
  await person.click("main form > p > button.button");
  await person.go(`/${lang}/me/businesses`);
  await person.page.fill("#name", `Kedai Halaman ${lang}`);
  await person.page.locator("main input[name=kind]").first().check();
  await person.page.fill("#number", lang === "ms" ? "202301000011" : "202301000012");
  await person.click("main form[action$='/me/businesses'] button.button");
  await person.go(`/${lang}/me/businesses`);
  await person.click(person.page.locator("main table a").last());
  await person.go(`${person.path}/acts`);
  await brings(person, lang);
  await person.go(`/${lang}/ask/new?agency=mbpj`);
  await person.page.fill("#title", `Halaman ${lang}`);
  await person.page.fill("#words", "Jumlah belanja bagi setiap taman.");
  await person.click("main form[method=post] button.button");
  return (await person.text()).match(/IR-[0-9A-Z]{4}-[0-9A-Z]{4}/)[0];
}

// A wish for data, and a problem with some that there is.
async function brings(person, lang) {
  await person.go(`/${lang}/data/wishes/new?agency=mbpj`);
  await person.page.fill("#title", `Hujan ${lang}`);
  await person.page.fill("#words", "Setiap jam, mengikut stesen.");
  await person.click("main form[method=post] button.button");
  await person.go(`/${lang}/data/wishes`);
  await person.go(`/${lang}/data/agencies/problem`);
  await person.page.locator("main input[name=reason]").first().check();
  await person.page.fill("#title", `Nama agensi ${lang}`);
  await person.page.fill("#words", "Namanya lama.");
  await person.click("main form[method=post] button.button");
  await person.go(`/${lang}/data/agencies/reuse`);
  await person.page.locator("main input[name=sort]").first().check();
  await person.page.fill("#title", `Peta agensi ${lang}`);
  await person.page.fill("#url", "https://peta.contoh.my/agensi");
  await person.page.fill("#about", "Peta semua agensi.");
  await person.click("main form[method=post] button.button");
}

async function triesOut(bureau, lang) {
  await bureau.go(`/${lang}/desk/trials`);
  const head = "code,name_ms,name_en,group,routing,agency_code,utility_service,typical_days,note,privacy";
  const file = Buffer.from(`${head}\npothole-local,Lubang,Hole,road,federal,jkr,,3,,public\n`);
  await bureau.page.setInputFiles("#file", { name: "kategori.csv", mimeType: "text/csv", buffer: file });
  await bureau.page.check("main input[name=kind][value=categories]");
  await bureau.click("main form[action$='/trials'] button.button");
}

async function hooked(chief, lang) {
  await chief.go(`/${lang}/desk/hooks/mbpj`);
  await chief.page.fill("#url", `https://kait-${lang}.invalid/masuk`);
  await chief.click("main form[method=post] button.button", MADE);
}

// One of the letters with which a channel is tried; newer letters take its place on the page.
let channelTest;

// Three minutes each: what runs after every change looks at phones alone, `make test` at a desk at desktops, too.
const WAYS = process.env.CI ? [["ms", 360]] : [["ms", 360], ["ta", 1280]];

for (const [lang, width] of WAYS) {
  test(`every page: ${lang}, ${width} px`, { timeout: 600_000 }, async (t) => {
    const seen = new Set();
    const misses = [];
    const faults = [];
    const about = { seen, misses, faults };
    const way = { lang, width };
    await stage.with(Array.from({ length: 6 }, () => way), async (nobody, citizen, officer, chief, bureau, operator) => {
      for (const person of [nobody, citizen, officer, chief, bureau, operator]) {
        person.lang = lang;
        watching(person, about);
      }
      const at = (...paths) => paths.map((path) => `/${lang}${path}`);
      await nobody.go(`/${lang}/demo`);
      stage.house.run("import", "catalogue", CATALOGUE);
      await lookAround(nobody, at("/data?source=data.gov.my", "/data/elsewhere/data.gov.my/births_count"), about);
      channelTest ??= (await linksOf(nobody)).map((url) => new URL(url).pathname.slice("/ms".length)).find((path) => path.startsWith("/channel-test/"));
      await lookAround(nobody, at(channelTest, "/", "/styleguide", "/offline", "/reports/quick", "/reports/quick/easy", "/reports/widget?agency=mbpj", "/reports/map?view=heat", "/shared", "/agencies/mbpj/claim", "/demo"), about);
      await nobody.page.fill("#site-search", "lubang");
      await nobody.click("form.find button");
      const made = await formOf(nobody, lang);
      await stage.with([way], async (other) => {
        watching(other, about);
        await sameTrouble(other, lang, made.reference);
      });
      await signIn(officer, lang, MBPJ);
      await lookAround(officer, at("/desk?queue=open", `/desk/reports/${made.reference}`, `/cases/${made.reference}`, `/receipts/of/${made.reference}`), about);
      await fixed(officer, nobody, { lang, ...made });
      await signIn(citizen, lang, CITIZEN);
      const asked = await ownThings(citizen, lang);
      await lookAround(citizen, at("/me", "/me/mandates", "/me/businesses", "/me/providers", "/data/agencies", `/reports/${made.reference}`), about);
      await officer.go(`/${lang}/desk/ask/${asked}`);
      await officer.go(`/${lang}/desk/ask/${asked}/moderate`);
      await signIn(chief, lang, CHIEF);
      await hooked(chief, lang);
      await lookAround(chief, at("/desk", "/desk/custody", `/desk/custody/${made.reference}`, "/desk/hooks/mbpj", "/desk/letters/mbpj", "/desk/partners/mbpj", "/desk/partners"), about);
      await signIn(bureau, lang, BPA);
      await triesOut(bureau, lang);
      await lookAround(bureau, at("/desk", "/desk/trials", "/desk/reuses", `/desk/overrides/new?report=${made.reference}`), about);
      await signIn(operator, lang, OPERATOR);
      await lookAround(operator, at("/desk", "/desk/jobs", "/desk/jobs?state=waiting"), about);
      const catalogue = `data-${lang}.contoh.my`;
      stage.house.run("harvest", "add", catalogue, "--protocol", "data_json", "--url", `https://${catalogue}.invalid/data.json`);
      await lookAround(operator, at("/desk/harvest", `/desk/harvest/${catalogue}`), about);
      await operator.go(`/${lang}/desk/harvest/${catalogue}`);
      await operator.click('main button[name=act][value="run"]');
      await operator.click("main table a");
    });
    await stage.with([way], async (other) => {
      watching(other, about);
      await other.go(`/${lang}/sign-in`);
      await other.page.fill("#address", `masuk.${lang}@contoh.my`);
      await other.click("main form button");
      await pictures(other, lang);
    });
    t.diagnostic(`${seen.size} pages; no page for whoever was shown the link: ${misses.join(", ") || "none"}`);
    const missing = allPages().filter((page) => !seen.has(page) && !known(ELSEWHERE).includes(page));
    assert.deepEqual({ missing, faults }, { missing: [], faults: [] });
  });
}
