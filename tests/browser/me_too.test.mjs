// Somebody else has the same trouble: found before sending, said with one tap, and counted once.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as steps from "./support/journeys.mjs";

const stage = steps.scene();
const MBPJ = "Pegawai Contoh MBPJ";
const add = 'main button[name=do][value="add"]';
const end = 'main button[name=do][value="end"]';

// As far as the description, which is where what is known already is offered.
async function tell(person, lang, words) {
  await steps.begin(person, lang, "?category=streetlight-local&agency=mbpj");
  await steps.searchPlace(person, "Petaling Jaya");
  await person.click(steps.next);
  await steps.pickCategory(person, "streetlight-local");
  await person.click(steps.next);
  await person.page.fill("#description", words);
  await person.click(person.page.locator("main form > p > button.button"));
}

steps.ways("zh", "ta").forEach((way, number) => {
  test(`a stranger joins a report instead of making another: ${steps.called(way)}`, async () => {
    await stage.with([way, way, way], async (citizen, stranger, officer) => {
      const lang = way.lang;
      const words = `Lampu jalan di tiang nombor ${number + 40} tidak menyala.`;
      const contact = `asal${number}@contoh.my`;
      const category = "streetlight-local";
      const reference = await steps.reportToMbpj(citizen, lang, { contact, words, category });

      await tell(stranger, lang, `street light at pole no ${number + 40} is not working`);
      assert.match(stranger.path, /\/similar$/);
      const offered = stranger.page.locator("main li", { hasText: reference });
      await stranger.click(offered.locator("button"));
      assert.match(stranger.path, /\/me-too$/);

      await stranger.page.fill("#contact", "bukan alamat");
      await stranger.click('main button[value="send"]', 422);
      const own = `saya-juga${number}@contoh.my`;
      await stranger.page.fill("#contact", own);
      await stranger.click('main button[value="send"]');
      await stranger.page.fill("#code", await steps.codeFor(stranger, lang, own));
      await stranger.click('main button[value="confirm"]');
      assert.ok(stranger.path.endsWith(`/reports/${reference}`));
      assert.equal(await stranger.page.locator(end).count(), 1, "it says that they are one of them");

      await stranger.click(end);
      assert.equal(await stranger.page.locator(add).count(), 1, "and they can leave again");
      await stranger.click(add);

      await steps.signInAs(officer, lang, MBPJ);
      await officer.go(`/${lang}/desk?agency=mbpj&sort=many`);
      const row = officer.page.locator("main tr", { hasText: reference });
      assert.equal(await row.count(), 1, "it stands among those that trouble most people");
      await officer.go(`/${lang}/desk/reports/${reference}`);
      await steps.move(officer, "resolve", { body: "Mentol sudah ditukar." });
      await citizen.go(`/${lang}/reports/${reference}`);
      assert.equal(await citizen.page.locator(add).count(), 0, "whose report it is need not say so");
    });
  });
});

steps.ways("en", "ta").forEach((way, number) => {
  test(`an officer merges two reports of one matter: ${steps.called(way)}`, async () => {
    await stage.with([way, way, way], async (first, second, officer) => {
      const lang = way.lang;
      const words = `Longkang tersumbat depan rumah no ${number + 60}.`;
      const category = "drain-blocked";
      const kept = await steps.reportToMbpj(first, lang, { contact: `satu${number}@contoh.my`, words, category });
      const contact = `dua${number}@contoh.my`;
      const merged = await steps.reportToMbpj(second, lang, { contact, words: `Blocked drain, house no ${number + 60}`, category });
      await steps.signInAs(officer, lang, MBPJ);
      await officer.go(`/${lang}/desk/reports/${merged}`);
      await officer.click(officer.page.locator("main li", { hasText: kept }).locator('button[value="merge"]'));
      await second.go(`/${lang}/reports/${merged}`);
      await second.click(second.page.locator("main p.notice a"));
      assert.ok(second.path.endsWith(`/reports/${kept}`));
      assert.equal(await second.page.locator(end).count(), 1, "who reported it follows the one that goes on");
    });
  });
});
