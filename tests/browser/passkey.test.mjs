// Passkeys in a real browser with a device that Chromium pretends to have: a citizen who signs in with nothing else, and
// an officer who needs neither a code nor an app.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as steps from "./support/journeys.mjs";

const stage = steps.scene({ name: "localhost" });

// A phone that looks at its owner, as far as the browser can tell.
async function device(person) {
  const chromium = await person.context.newCDPSession(person.page);
  await chromium.send("WebAuthn.enable");
  const options = {
    protocol: "ctap2",
    transport: "internal",
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  };
  const { authenticatorId } = await chromium.send("WebAuthn.addVirtualAuthenticator", { options });
  const keys = () => chromium.send("WebAuthn.getCredentials", { authenticatorId });
  const looks = (isUserVerified) => chromium.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified });
  return { looks, keys: async () => (await keys()).credentials };
}

async function signInByCode(person, lang, address) {
  await person.go(`/${lang}/sign-in`);
  await person.page.fill("#address", address);
  await person.click("main form:not([data-passkey]) p.actions button");
  await person.page.fill("#code", await steps.codeFor(person, lang, address));
  await person.click("main p.actions button");
}

const signOut = (person) => person.click(".top form[action$='sign-out'] button");

// Signs in with the one button that there is for it.
async function signInByPasskey(person, lang, status) {
  await person.go(`/${lang}/sign-in`);
  await person.click("main form[data-passkey] button", status);
}

async function addPasskey(person, name) {
  await person.click("main form[action$='/me/passkeys'] button");
  await person.page.fill("#name", name);
  await person.click("main form[data-passkey] button");
}

steps.ways("ta", "zh").filter(({ scripts }) => scripts).forEach((way, number) => {
  const { lang } = way;

  test(`a citizen's passkey: ${steps.called(way)}`, async () => {
    const address = `warga.kunci.${number}@contoh.my`;
    await stage.with([way], async (person) => {
      const phone = await device(person);
      await signInByCode(person, lang, address);
      await person.click("main p a[href$='/me/factors']");
      await addPasskey(person, "Telefon Puan Uji");
      assert.equal(person.path, `/${lang}/me/factors`);
      assert.match(await person.text("main table"), /Telefon Puan Uji/);
      const [key] = await phone.keys();
      assert.ok(key.isResidentCredential && key.rpId === "localhost", "the device finds it by itself");
      assert.doesNotMatch(Buffer.from(key.userHandle, "base64").toString("latin1"), /contoh/, "and knows nobody by name");

      await signOut(person);
      await signInByPasskey(person, lang);
      assert.equal(person.path, `/${lang}/me`);
      await signOut(person);

      // A device that did not look at its owner gets nothing; where the browser stops it, the page says so.
      await phone.looks(false);
      await person.go(`/${lang}/sign-in`);
      await person.page.click("main form[data-passkey] button");
      await person.page.locator("main form[data-passkey] [data-failed]").waitFor();
      await phone.looks(true);
      await person.click("main form[data-passkey] button");
      assert.equal(person.path, `/${lang}/me`);

      // Taken away, it opens nothing any more.
      await person.go(`/${lang}/me/factors`);
      await person.click("main form[action$='/end'] button");
      assert.equal(await person.page.locator("main table").count(), 0);
      await signOut(person);
      await signInByPasskey(person, lang, 422);
      assert.equal(await person.page.locator("#error-summary").count(), 1);
      await person.go(`/${lang}/demo`);
      const letters = await person.page.locator("section.panel", { hasText: address }).count();
      assert.ok(letters >= 3, "a code, and what was added and taken away");
    });
  });

  test(`an officer's passkey: ${steps.called(way)}`, async () => {
    const chief = `ketua.kunci.${number}@contoh.my`;
    const created = ["user", "create", "--email", chief, "--name", "Ketua Kunci", "--role", "agency_admin", "--agency", "mbpj"];
    stage.house.run(...created);
    await stage.with([way], async (person) => {
      await device(person);
      await signInByCode(person, lang, chief);
      assert.equal(person.path, `/${lang}/me/factors`);
      await addPasskey(person, "");
      assert.equal(await person.page.locator("main ul.codes li").count(), 10, "recovery codes, as with an app");
      await person.click("main p.actions a.button");
      assert.equal(person.path, `/${lang}/desk`);

      await signOut(person);
      await signInByPasskey(person, lang);
      assert.equal(person.path, `/${lang}/desk`);
      // An act that harms in the wrong hands is done at once, for the passkey was used just now.
      await person.go(`/${lang}/desk/people?agency=mbpj`);
      assert.match(await person.text(), new RegExp(chief));

      // The page that asks again before such an act takes it too.
      await person.go(`/${lang}/second-factor?next=%2F${lang}%2Fme%2Ffactors`);
      assert.equal(await person.page.locator("#second_code").count(), 0, "there is no app to ask for");
      await person.click("main form[data-passkey] button");
      assert.equal(person.path, `/${lang}/me/factors`);
      await person.click("main form[action$='/recovery'] button");
      assert.equal(await person.page.locator("main ul.codes li").count(), 10);
    });
  });
});

test("without scripts nothing of it is seen on the way in", async () => {
  await stage.with([{ scripts: false, width: 320, lang: "ms" }], async (person) => {
    await person.go("/ms/sign-in");
    assert.equal(await person.page.locator("main form[data-passkey]").isVisible(), false);
    assert.equal(await person.page.locator("main form button:visible").count(), 1);
  });
});
