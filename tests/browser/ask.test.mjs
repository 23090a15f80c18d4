// Somebody asks a council for information in public, an officer acknowledges and answers, and everybody reads it; somebody without an
// account asks about themselves and comes back with a secret.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as steps from "./support/journeys.mjs";

const stage = steps.scene();
const ASKER = "Aminah binti Contoh";
const OFFICER = "Pegawai Contoh MBPJ";
const REFERENCE = /IR-[0-9A-Z]{4}-[0-9A-Z]{4}/;

const press = (person, step) => person.click(`main button[name=step][value="${step}"]`);

// A move with words stands in a fold, which opens without scripts too.
async function say(person, step, words) {
  await person.page.click(`main details:has(button[value="${step}"]) > summary`);
  await person.page.fill(`#body-${step}`, words);
  await press(person, step);
}

steps.ways("zh", "ta").forEach((way, number) => {
  const { lang } = way;

  test(`a council is asked in public and answers: ${steps.called(way)}`, async () => {
    const words = `belanja taman ${number}`;
    await stage.with([way, way, way], async (asker, officer, reader) => {
      await steps.signInAs(asker, lang, ASKER);
      await asker.go(`/${lang}/ask`);
      await asker.page.fill("main #q", words);
      await asker.click("main form[role=search] button");
      await asker.click(`main a.button[href^="/${lang}/ask/new"]`);
      await asker.page.fill("#words", "Petaling Jaya");
      await asker.click("main form[role=search] button");
      await asker.click(`main a[href="/${lang}/ask/new?agency=mbpj"]`);
      await asker.page.fill("#words", "Jumlah belanja bagi setiap taman, 2020 hingga 2025.");
      await asker.click("main form[method=post] button.button", 422);
      await asker.page.fill("#title", words);
      await asker.click("main form[method=post] button.button");
      const reference = (await asker.text()).match(REFERENCE)[0];

      await steps.signInAs(officer, lang, OFFICER);
      const desk = `/${lang}/desk/ask/${reference}`;
      await officer.go(desk);
      await press(officer, "acknowledge");
      await say(officer, "clarify", "Taman mana?");
      await asker.go(`/${lang}/ask/${reference}`);
      await say(asker, "explain", "Semua taman.");
      await officer.go(desk);
      await say(officer, "give", "RM 120,000 setahun.");

      await reader.go(`/${lang}/ask?q=${encodeURIComponent(words)}`);
      await reader.click(`main a[href="/${lang}/ask/${reference}"]`);
      const read = await reader.text();
      for (const said of ["Taman mana?", "Semua taman.", "RM 120,000 setahun."]) assert.ok(read.includes(said), said);
    });
  });

  test(`somebody without an account asks about themselves: ${steps.called(way)}`, async () => {
    await stage.with([way, way], async (asker, later) => {
      await asker.go(`/${lang}/ask/new?agency=mof`);
      await asker.page.fill("#title", "Rekod saya");
      await asker.page.fill("#words", "Rekod tentang diri saya.");
      await asker.page.check("main input[name=shown][value=personal]");
      await asker.click("main form[method=post] button.button");
      const reference = (await asker.text()).match(REFERENCE)[0];
      const secret = await asker.page.locator("#secret").innerText();
      await later.go(`/${lang}/ask/${reference}`, 404);
      await later.page.fill("#key", secret);
      await later.click("main form button.button");
      assert.match(await later.text(), /Rekod tentang diri saya/);
    });
  });
});
