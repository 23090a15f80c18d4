// A citizen reports a problem: with a confirmed address, and without saying who they are.

import assert from "node:assert/strict";
import { test } from "node:test";
import { carriesPlace } from "./support/photo.mjs";
import * as steps from "./support/journeys.mjs";

const stage = steps.scene();

// Taps the picture of the map, and moves it about, all drawn by the server.
async function tapMap(person) {
  const map = person.page.locator("input[type=image][name=map]");
  const shown = () => map.getAttribute("src");
  for (const press of ["in", "north", "south", "east", "west", "out", "in"]) {
    const earlier = await shown();
    await person.click(`main button[name=do][value=${press}]`);
    assert.notEqual(await shown(), earlier, `${press} shows another picture`);
  }
  await person.follow(() => map.click({ position: { x: 150, y: 170 } }));
  await person.click(steps.next);
}

const places = {
  search: async (person) => {
    await steps.searchPlace(person, "Petaling Jaya");
    await person.click(steps.next);
  },
  postcode: async (person) => {
    await steps.searchPlace(person, "46000");
    await person.page.fill("#address", "SS2/24");
    await person.click(steps.next);
  },
  map: tapMap,
  none: async (person) => {
    await person.click(steps.next, 422);
    await person.click('main button[name=do][value="skip"]');
  },
};

// Chooses who gets it; our suggestion explains itself.
async function chooseAgency(person, how) {
  assert.match(person.path, /\/agency$/);
  const why = person.page.locator("main details:has(li)").first();
  if (how !== "unknown") {
    await why.locator("summary").click();
    assert.ok((await why.innerText()).length > 40, "the choice explains itself");
  }
  if (how === "other") {
    await person.page.click("main details:has(#words) > summary");
    await person.page.fill("#words", "MBPJ");
    await person.click('main button[value="search"]');
    await person.page.check("main input[name=to][value=mbpj]");
  } else {
    await person.page.check(`main input[name=to][value=${how}]`);
  }
  await person.click(steps.next);
}

// Extra questions are there for this category, and may be left or answered.
async function answerQuestions(person) {
  const asked = person.page.locator("main form [name^='attribute[']");
  assert.ok((await asked.count()) > 0, "the category asks extra questions");
  await person.page.locator("main form input[type=radio][name^='attribute[']").first().check();
}

async function servedPhotos(person) {
  const sources = await person.page.locator(".photos img").evaluateAll((images) => images.map((image) => image.src));
  const links = await person.page.locator(".photos a").evaluateAll((anchors) => anchors.map((anchor) => anchor.href));
  return Promise.all([...sources, ...links].map(async (url) => (await person.page.request.get(url)).body()));
}

const plans = [
  { place: "search", agency: "routed" },
  { place: "map", agency: "unknown" },
  { place: "none", agency: "other" },
  { place: "postcode", agency: "routed" },
];

steps.ways("en", "zh").forEach((way, number) => {
  const { place, agency } = plans[number];
  test(`a citizen reports (${place}, ${agency}): ${steps.called(way)}`, async () => {
    await stage.with([way, {}], async (person, stranger) => {
      const contact = `pelapor${number}@contoh.my`;
      const words = `Lubang besar di hadapan rumah nombor ${number}. 路上有大坑。`;
      await person.go(`/${way.lang}/`);
      await steps.begin(person, way.lang);
      await places[place](person);
      await steps.pickCategory(person, "pothole-local");
      await chooseAgency(person, agency);
      await answerQuestions(person);
      await steps.describe(person, words, stage.photo);
      await steps.introduce(person, { contact, name: "Puan Uji", visibility: "named" });
      const check = await person.text();
      assert.ok(check.includes(words), "the summary says what was written");
      assert.match(check, /20\d\d/, "the summary has a date");
      await person.click("main form > button.button");
      const reference = await steps.confirm(person, way.lang, contact);
      const done = await person.text();
      assert.match(done, /20\d\d/, "the last page has a date");
      await person.click("main a.button:not(.quiet)");
      assert.ok(person.path.endsWith(reference));
      const photos = await servedPhotos(person);
      assert.ok(photos.length >= 2, "the photo is shown");
      for (const photo of photos) assert.ok(photo.length > 500 && !carriesPlace(photo), "no hidden details");
      await person.page.fill("#body", "Sudah lebih besar hari ini.");
      await person.click("main form:has(#body) button.button");
      assert.ok((await person.text(".timeline")).includes("Sudah lebih besar hari ini."));
      await stranger.go(`/ms/reports/${reference}`);
      const everybody = await stranger.text();
      assert.ok(everybody.includes(words) && everybody.includes("Puan Uji"));
      assert.ok(!everybody.includes("Sudah lebih besar") && !everybody.includes(contact), "private words stay private");
    });
  });
});

// Reports without a name and returns the reference and the secret that the last page shows.
async function reportUnnamed(person, lang, words, visibility) {
  await steps.begin(person, lang);
  await steps.searchPlace(person, "Petaling Jaya");
  await person.click(steps.next);
  await steps.pickCategory(person, "streetlight-local");
  await person.click(steps.next);
  await steps.describe(person, words);
  await steps.introduce(person, { visibility });
  await person.click("main form > button.button");
  assert.match(person.path, /\/done$/);
  return person.page.locator("main .reference").allInnerTexts();
}

// Opens the report with its secret in another browser, after trying a wrong one, and writes.
async function reopen(later, secret) {
  const drawer = later.page.locator("main details:has(#key) > summary");
  if (await drawer.count()) await drawer.click();
  await later.page.fill("#key", "salah");
  await later.click("main form:has(#key) button.button", 422);
  await later.page.fill("#key", secret);
  await later.click("main form:has(#key) button.button");
  await later.page.fill("#body", "Saya yang melaporkannya.");
  await later.click("main form:has(#body) button.button");
  assert.ok((await later.text(".timeline")).includes("Saya yang melaporkannya."));
}

steps.ways("ta", "en").forEach((way) => {
  const { lang } = way;

  test(`private and without a name, reopened with the secret: ${steps.called(way)}`, async () => {
    await stage.with([way, way], async (person, later) => {
      const [reference, secret] = await reportUnnamed(person, lang, "Lampu padam tiga malam.", "private");
      await person.click("main a.button:not(.quiet)");
      assert.ok((await person.text()).includes("Lampu padam tiga malam."), "the same browser still sees it");
      await later.go(`/${lang}/reports`);
      assert.ok(!(await later.text()).includes(reference), "it is in no list");
      await later.go(`/${lang}/reports/${reference}`, 404);
      assert.ok(!(await later.text()).includes("Lampu padam"), "strangers see nothing of it");
      await reopen(later, secret);
      assert.ok((await later.text()).includes("Lampu padam tiga malam."));
    });
  });

  test(`public and without a name, reopened with the secret: ${steps.called(way)}`, async () => {
    await stage.with([way, way], async (person, later) => {
      const [reference, secret] = await reportUnnamed(person, lang, "Lampu padam lagi.");
      await later.go(`/${lang}/reports/${reference}`);
      assert.equal(await later.page.locator("#body").count(), 0, "a stranger cannot write");
      await reopen(later, secret);
    });
  });
});

steps.ways("ta", "en").forEach((way) => {
  test(`a report begins with a photo, which knows its place: ${steps.called(way)}`, async () => {
    await stage.with([way], async (person) => {
      await person.go(`/${way.lang}/reports/new`);
      await person.page.setInputFiles("#photos", stage.photo);
      await person.click("main form[action$='/reports/share'] button");
      assert.match(person.path, /\/place$/);
      assert.equal(await person.page.locator("main .notice.good").count(), 1, "where it came from is said");
      await person.click(steps.next);
      assert.match(person.path, /\/category$/, "the place stands");
    });
  });
});
