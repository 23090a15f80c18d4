// The pages around the work: tasks, charges, cases of any kind, photos to black out, people and their roles,
// jobs, agencies that cannot be reached; and a person's own tasks, tokens and sessions.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as steps from "./support/journeys.mjs";
import { press, tabTo, type } from "./support/keyboard.mjs";

const stage = steps.scene();
const MBPJ = "Pegawai Contoh MBPJ";
const CHIEF = "Pentadbir Agensi Contoh MBPJ";
const OPERATOR = "Pentadbir Contoh";

// Signs in as the one sample person of exactly this name.
async function signInAs(person, lang, name) {
  await person.go(`/${lang}/demo`);
  const row = person.page.locator("main tr", { has: person.page.getByText(name, { exact: true }) });
  await person.click(row.locator("button"));
}

// One report with a photo for all officers.
let pictured;
const LAST = steps.ways().length - 1;
const reportWithPhoto = () =>
  stage.with([{ scripts: false }], async (citizen) => {
    await steps.begin(citizen, "ms", "?category=pothole-local&agency=mbpj");
    await steps.searchPlace(citizen, "Petaling Jaya");
    await citizen.click(steps.next);
    await steps.pickCategory(citizen, "pothole-local");
    await citizen.click(steps.next);
    await steps.describe(citizen, "Lubang dengan nombor kereta di sebelahnya.", stage.photo);
    await steps.introduce(citizen, { contact: "gambar@contoh.my" });
    await citizen.click("main form > button.button");
    return steps.confirm(citizen, "ms", "gambar@contoh.my");
  });

const ending = (person, name) => person.page.locator("main tr", { hasText: name }).locator("form[action*='/end'] button");

steps.ways("ta", "en").forEach((way, number) => {
  const { lang } = way;

  test(`an officer's desk: ${steps.called(way)}`, async () => {
    await stage.with([way], async (officer) => {
      await steps.signInAs(officer, lang, MBPJ);
      for (const [list, empty] of [["tasks", 0], ["charges", 1]]) {
        await officer.go(`/${lang}/desk`);
        await officer.click(`main a[href="/${lang}/desk/${list}"]`);
        assert.equal(await officer.page.locator("main .empty").count(), empty, `what ${list} there are, or what none means`);
      }
      const reference = await (pictured ??= reportWithPhoto());
      await officer.go(`/${lang}/cases/${reference}`);
      assert.ok((await officer.text()).includes("Petaling Jaya"), "which agency has it");
      assert.ok((await officer.page.locator("main .timeline li").count()) >= 1, "what happened");
      await officer.go(`/${lang}/desk/reports/${reference}`);
      await officer.click("main a[href$='/redact']");
      await officer.click("main button[value=redact]", 422);
      await officer.page.click("main details:not([open]) > summary");
      for (const [name, value] of Object.entries({ x: 4, y: 4, width: 40, height: 30 })) await officer.page.fill(`#${name}`, `${value}`);
      await officer.click("main button[value=add]");
      assert.equal(await officer.page.locator("main ol.files li").count(), 1, "one box");
      await officer.page.fill("#reason", "Nombor pendaftaran kereta.");
      await officer.click("main button[value=redact]");
      await officer.click("main a[href$='/remove']");
      await officer.click("main button.grave", 422);
      // Those who come after need it.
      if (number < LAST) return;
      await officer.page.fill("#reason", "Bukan tempat itu.");
      await officer.click("main button.grave");
      assert.equal(await officer.page.locator("main .photos img").count(), 0, "the photo is gone");
    });
  });

  test(`who may work on what: ${steps.called(way)}`, async () => {
    await stage.with([way], async (chief) => {
      const address = `rosli${number}@mbpj.gov.my`;
      await signInAs(chief, lang, CHIEF);
      await chief.click(`main a[href^="/${lang}/desk/people"]`);
      assert.ok((await chief.page.locator("main tbody tr").count()) >= 2, "those who work here");
      await chief.click("main form > button.button", 422);
      await chief.page.fill("#address", address);
      await chief.page.fill("#name", "Rosli");
      const area = await chief.page.locator("#area option[value='MY-10']").innerText();
      await chief.page.selectOption("#area", "MY-10");
      await chief.page.selectOption("#category", "road");
      await chief.click("main form > button.button");
      assert.ok((await chief.text(`main tr:has-text("${address}")`)).includes(area), "for a part of the work");
      await chief.click(ending(chief, address));
      assert.equal(await chief.page.locator("main tr", { hasText: address }).count(), 0, "the role has ended");
    });
  });

  test(`what an operator looks after: ${steps.called(way)}`, async () => {
    await stage.with([way], async (operator) => {
      await signInAs(operator, lang, OPERATOR);
      for (const page of ["jobs", "jobs?state=waiting", "reach", "reach?view=cases"]) await operator.go(`/${lang}/desk/${page}`);
      await operator.go(`/${lang}/desk/reach`);
      await operator.click(operator.page.locator("main tbody a").first());
    });
  });

  test(`one's own tasks, tokens and sessions: ${steps.called(way)}`, async () => {
    await stage.with([way, way], async (person, elsewhere) => {
      await steps.signInAs(elsewhere, lang, "Aminah");
      await steps.signInAs(person, lang, "Aminah");
      await person.go(`/${lang}/me`);
      await person.click(`main a[href="/${lang}/me/tasks"]`);
      assert.equal(await person.page.locator("main .empty").count(), 1, "nothing to do");
      await person.go(`/${lang}/me/tokens`);
      await person.click("main form > button.button", 422);
      const name = `Pembaca ${number}`;
      await person.page.fill("#name", name);
      await person.page.check("main input[value='own.read']");
      await person.click("main form > button.button");
      const secret = await person.text("main .notice code");
      const asked = (token) => fetch(`${person.origin}/api/v1/cases`, { headers: { authorization: `Bearer ${token}` } });
      assert.equal((await asked(secret)).status, 200, "the token opens what is one's own");
      await person.go(`/${lang}/me/tokens`);
      await person.click(ending(person, name));
      assert.equal((await asked(secret)).status, 401, "and no longer once it has ended");

      await person.go(`/${lang}/me/sessions`);
      await person.click(person.page.locator("main form[action$='/end'] button").first());
      await elsewhere.go(`/${lang}/me`);
      assert.match(elsewhere.path, /\/sign-in$/, "signed out elsewhere");
      await person.go(`/${lang}/me`);
      assert.match(person.path, /\/me$/, "and still signed in here");
    });
  });
});

test("a token is made and ended, and a role given, by keyboard", async () => {
  await stage.with([{ width: 1280 }, { width: 320, scripts: false }], async (person, chief) => {
    await steps.signInAs(person, "ms", "Aminah");
    await person.go("/ms/me/tokens");
    await type(person, "#name", "Papan kekunci");
    await tabTo(person, "main input[value='own.read']");
    await person.page.keyboard.press("Space");
    await press(person, "main form > button.button");
    await press(person, "main form[action$='/end'] button");
    assert.equal(await person.page.locator("main .notice.good").count(), 1);

    await signInAs(chief, "ms", CHIEF);
    await chief.go("/ms/desk/people");
    await type(chief, "#address", "kekunci@mbpj.gov.my");
    await press(chief, "main form > button.button");
    assert.ok((await chief.text()).includes("kekunci@mbpj.gov.my"));
  });
});
