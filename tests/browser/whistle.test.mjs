// Somebody tells of an officer's conduct without a name, and is asked back; somebody else says thank you.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as steps from "./support/journeys.mjs";

const stage = steps.scene();
const WORDS = "Pegawai di kaunter tiga meminta wang kopi.";

async function leavable(person) {
  const exit = person.page.locator("main a[rel=noreferrer]");
  assert.equal(await exit.count(), 1, `${person.path}: no way out`);
}

async function tell(person, lang) {
  await steps.begin(person, lang);
  await person.click('main button[name=do][value="skip"]');
  await steps.pickCategory(person, "counter-service");
  await leavable(person);
  assert.equal(await person.page.locator("main input[name=to]").count(), 2, "nobody else can be chosen");
  await person.click(steps.next);
  await leavable(person);
  await steps.describe(person, WORDS);
  assert.equal(await person.page.locator("main input[name=visibility]").count(), 1, "it can only be private");
  await steps.introduce(person);
  await person.click("main form > button.button");
  assert.match(person.path, /\/done$/);
  return person.page.locator("main .reference").allInnerTexts();
}

async function unlock(person, secret) {
  await person.page.fill("#key", secret);
  await person.click("main form:has(#key) button.button");
}

steps.ways("en", "ta").forEach((way) => {
  const { lang } = way;
  test(`a whistle-blower is asked back and answers: ${steps.called(way)}`, async () => {
    await stage.with([way, way, {}], async (person, later, officer) => {
      const [reference, secret] = await tell(person, lang);
      await person.leave();
      await steps.signInAs(officer, "ms", "Meja Agihan Contoh BPA");
      await officer.go(`/ms/desk/reports/${reference}`);
      assert.ok((await officer.text()).includes(WORDS));
      await steps.move(officer, "ask", { body: "Bilakah ia berlaku?" });
      await later.go(`/${lang}/reports/${reference}`, 404);
      assert.ok(!(await later.text()).includes("kaunter tiga"), "strangers see nothing of it");
      await unlock(later, secret);
      assert.ok((await later.text(".timeline")).includes("Bilakah ia berlaku?"));
      const exit = later.page.locator("main a[rel=noreferrer]");
      assert.match(await exit.getAttribute("href"), /^https:/, "a way out that needs no script");
      await later.page.fill("#body", "Isnin lepas, pukul sepuluh.");
      await later.click("main form:has(#body) button.button");
      await officer.go(`/ms/desk/reports/${reference}`);
      assert.ok((await officer.text()).includes("Isnin lepas, pukul sepuluh."));
    });
  });

  test(`somebody says thank you, without a place or a date: ${steps.called(way)}`, async () => {
    await stage.with([way], async (person) => {
      await person.go(`/${lang}/reports/new?agency=mbpj`);
      await person.click('main button[value="appreciation"]');
      await steps.pickCategory(person, "rubbish-uncollected");
      await person.click(steps.next);
      await steps.describe(person, "Terima kasih kepada pasukan pembersihan.");
      await steps.introduce(person);
      assert.doesNotMatch(await person.text(), /20\d\d/, "no date is promised");
      await person.click("main form > button.button");
      assert.match(person.path, /\/done$/);
      await person.click("main a.button:not(.quiet)");
      assert.doesNotMatch(await person.text(".beside .notice"), /20\d\d/);
    });
  });
});
