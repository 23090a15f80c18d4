// Somebody lets another act for them, who does; they see it, end it, and that is an end.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as steps from "./support/journeys.mjs";

const stage = steps.scene();
const ENDED = 403;

// Signs in with a code that goes to this address.
async function signIn(person, lang, address) {
  await person.go(`/${lang}/sign-in`);
  await person.page.fill("#address", address);
  await person.click("main form button.button");
  await person.page.fill("#code", await steps.codeFor(person, lang, address));
  await person.click("main form button.button:not(.quiet)");
}

// A report as somebody who is signed in, up to its last button.
async function fillIn(person, lang, words) {
  await steps.begin(person, lang, "?category=pothole-local&agency=mbpj");
  await steps.searchPlace(person, "Petaling Jaya");
  await person.click(steps.next);
  await steps.pickCategory(person, "pothole-local");
  await person.click(steps.next);
  await steps.describe(person, words);
  await steps.introduce(person);
}

steps.ways("en", "ta").forEach((way, number) => {
  test(`somebody acts for another until that is ended: ${steps.called(way)}`, async () => {
    await stage.with([way, way], async (grantor, holder) => {
      const { lang } = way;
      const [hers, his] = [`ibu${number}@contoh.my`, `anak${number}@contoh.my`];
      await signIn(grantor, lang, hers);
      await grantor.go(`/${lang}/me`);
      await grantor.click(`main a[href="/${lang}/me/mandates"]`);
      await grantor.click(`main a[href="/${lang}/me/mandates/new"]`);
      await grantor.page.fill("#address", his);
      await grantor.click("main form > p > button.button");
      assert.equal(await grantor.page.locator("main .notice.good").count(), 1);

      await signIn(holder, lang, his);
      await holder.go(`/${lang}/me/mandates`);
      assert.ok((await holder.text()).includes(hers), "who asks is named");
      await holder.click('main form[action$="/accept"] button.button:not(.quiet)');
      await holder.click('main form[action$="/choose"] button');
      assert.equal(await holder.page.locator(".acting").count(), 1, "for whom they act stands on the page");

      await fillIn(holder, lang, `Lampu jalan rosak di hadapan rumah ibu, nombor ${number + 40}.`);
      await holder.click("main form > button.button");
      assert.match(holder.path, /\/done$/);
      const reference = (await holder.text()).match(steps.REFERENCE)[0];
      await fillIn(holder, lang, `Longkang tersumbat di belakang rumah ibu, nombor ${number + 50}.`);

      await grantor.go(`/${lang}/me`);
      assert.ok((await grantor.text()).includes(reference), "it is hers");
      await grantor.go(`/${lang}/me/mandates`);
      await grantor.click("main table a");
      assert.ok((await grantor.text()).includes(reference), "and she sees that he brought it");
      await grantor.click('main form[action$="/end"] button');

      await holder.click("main form > button.button", ENDED);
      await holder.go(`/${lang}/me`);
      assert.ok(!(await holder.text()).includes(reference), "nothing of hers is left to see");
      await holder.click(".acting button");
      assert.equal(await holder.page.locator(".acting").count(), 0, "himself again");
    });
  });
});
