// A report from the open sea, which is nobody's: the triage desk says whose it is, they say that it is another's, who takes it.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as steps from "./support/journeys.mjs";

const stage = steps.scene();
const CLERK = "Meja Agihan Contoh BPA";
const MBPJ = "Pegawai Contoh MBPJ";
const DBKL = "Pegawai Contoh DBKL";
const SEA = { latitude: 4.2, longitude: 108.9 };

// The middle of the first picture is water as well.
async function pointAtSea(person) {
  if (person.scripts) await person.click("main button[data-locate]");
  else await person.follow(() => person.page.locator("input[type=image][name=map]").click({ position: { x: 160, y: 160 } }));
  await person.click(steps.next);
}

async function reportFromSea(person, lang, { contact, words }) {
  await steps.begin(person, lang);
  await pointAtSea(person);
  await steps.pickCategory(person, "pothole-local");
  const choices = person.page.locator("main input[name=to]");
  assert.deepEqual(await choices.evaluateAll((all) => all.map(({ value }) => value)), ["unknown"], "nobody is suggested");
  await choices.check();
  await person.click(steps.next);
  await steps.describe(person, words);
  await steps.introduce(person, { contact, name: "Encik Nelayan" });
  await person.click("main form > button.button");
  return steps.confirm(person, lang, contact);
}

const inQueue = (officer, reference) => officer.page.locator("main tr", { hasText: reference });

async function openNew(officer, lang, reference) {
  await officer.go(`/${lang}/desk?queue=new&sort=newest`);
  await officer.click(inQueue(officer, reference).locator("a"));
}

async function noLongerNew(officer, lang, reference) {
  await officer.go(`/${lang}/desk?queue=new&sort=newest`);
  assert.equal(await inQueue(officer, reference).count(), 0, "it has left this desk");
}

steps.ways("ta", "en").forEach((way, number) => {
  const { lang } = way;

  test(`from the sea to whose it is: ${steps.called(way)}`, async () => {
    const here = way.scripts ? { geolocation: SEA, permissions: ["geolocation"] } : {};
    await stage.with([{ ...way, ...here }, way, way, way], async (citizen, clerk, officer, other) => {
      const words = `Dari bot nombor ${number}: lubang di jeti.`;
      const reference = await reportFromSea(citizen, lang, { contact: `nelayan${number}@contoh.my`, words });

      await steps.signInAs(officer, lang, MBPJ);
      await officer.go(`/${lang}/desk/reports/${reference}`, 404);
      await steps.signInAs(clerk, lang, CLERK);
      await openNew(clerk, lang, reference);
      assert.ok((await clerk.text()).includes(words), "the triage desk reads it");
      await steps.move(clerk, "transfer", { body: "", agency: "mbpj", status: 422 });
      await steps.move(clerk, "transfer", { body: "Jeti ini di Petaling Jaya.", agency: "mbpj" });
      await noLongerNew(clerk, lang, reference);

      await openNew(officer, lang, reference);
      await steps.move(officer, "offer", { body: "Jeti ini milik DBKL.", agency: "dbkl" });
      await steps.signInAs(other, lang, DBKL);
      await other.click(other.page.locator("main nav.rail a[href*='/desk/tasks']").first());
      await other.click(inQueue(other, reference).locator("a[href*='/tasks/']"));
      await other.page.check("main input[value=accepted]");
      await other.click("main form .button");
      await noLongerNew(officer, lang, reference);
      await openNew(other, lang, reference);
      await steps.move(other, "claim");

      await citizen.go(`/${lang}/reports/${reference}`);
      const told = await citizen.text();
      for (const why of ["Jeti ini di Petaling Jaya.", "Jeti ini milik DBKL."]) assert.ok(told.includes(why), "everybody sees why");
      assert.equal(await citizen.page.locator("main table tbody tr").count(), 3, "and who had it for how long");
    });
  });
});
