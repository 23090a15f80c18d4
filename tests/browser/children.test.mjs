// A guardian enters a child, an officer looks at its papers, and then the guardian acts for it.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as steps from "./support/journeys.mjs";

const stage = steps.scene();
const OFFICER = "Meja Agihan Contoh BPA";

// Signs in with a code that goes to this address.
async function signIn(person, lang, address) {
  await person.go(`/${lang}/sign-in`);
  await person.page.fill("#address", address);
  await person.click("main form button.button");
  await person.page.fill("#code", await steps.codeFor(person, lang, address));
  await person.click("main form button.button:not(.quiet)");
}

async function enterChild(person, { name, number, born: [day, month, year] }, status = 200) {
  await person.page.fill("#name", name);
  await person.page.fill("#born", day);
  await person.page.fill("#born-month", month);
  await person.page.fill("#born-year", year);
  await person.page.check("main input[name=kind][value=mykad]");
  await person.page.fill("#number", number);
  await person.click('main form[action$="/me/children"] button.button', status);
}

steps.ways("ms", "ta").forEach((way, number) => {
  test(`a guardian acts for a child that an officer has confirmed: ${steps.called(way)}`, async () => {
    await stage.with([way, way], async (guardian, officer) => {
      const { lang } = way;
      const child = { name: `Danish Contoh ${number}`, number: `14030${number + 1}-10-5678`, born: [`${number + 1}`, "3", "2014"] };
      await signIn(guardian, lang, `penjaga${number}@contoh.my`);
      await guardian.go(`/${lang}/me`);
      await guardian.click(`main a[href="/${lang}/me/children"]`);
      await enterChild(guardian, { ...child, born: ["1", "1", "1980"] }, 422);
      assert.equal(await guardian.page.locator("main .errors, main [role=alert]").count() > 0, true, "who is of age is no child");
      assert.equal(await guardian.page.inputValue("#name"), child.name, "what was typed stays");
      await enterChild(guardian, child);
      assert.equal(await guardian.page.locator("main .notice.good").count(), 1);
      assert.equal(await guardian.page.locator('main form[action$="/choose"]').count(), 0, "nobody acts before that");

      await steps.signInAs(officer, lang, OFFICER);
      await officer.go(`/${lang}/desk/papers`);
      await officer.click(`main a[href="/${lang}/desk/children"]`);
      const row = officer.page.locator("main tr", { hasText: child.name });
      assert.ok(!(await row.innerText()).includes(child.number), "masked until it is asked for");
      await row.locator('form[action$="/show"] input[name=reason]').fill("Membandingkan dengan sijil kelahiran");
      await officer.click(row.locator('form[action$="/show"] button'));
      assert.ok((await row.innerText()).includes(child.number), "the whole number, to compare it");
      await officer.click(row.locator("button[value=confirm]"));
      assert.equal(await officer.page.locator("main .notice.good").count(), 1);

      await guardian.go(`/${lang}/me/children`);
      await guardian.click('main form[action$="/choose"] button');
      assert.ok((await guardian.page.locator(".acting").innerText()).includes(child.name), "for whom they act stands on the page");
      await guardian.click(".acting button");
      await guardian.go(`/${lang}/me/mandates`);
      assert.ok((await guardian.text()).includes(child.name));
    });
  });
});
