// Signing in with a real provider: somebody new, somebody known, an account that is linked and unlinked, keys that change,
// and signing out on either side.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import * as steps from "./support/journeys.mjs";
import { openProvider } from "./support/provider.mjs";

const accounts = {};
const around = {};
const stage = steps.scene({
  name: "localhost",
  settings: async (origin, data) => {
    around.provider = await openProvider(origin, data, accounts);
    return around.provider.settings;
  },
});
after(() => around.provider?.close());

const WITH = "main a[href*='/sign-in/with/mydigital-id']";
const OUT = 200;

// At the provider: who one is there, if it asks; and home again.
async function atProvider(person, link, login) {
  const { page } = person;
  person.elsewhere = around.provider.issuer;
  await person.find(link).click();
  if (login) {
    await page.waitForURL(`${around.provider.issuer}/interaction/**`);
    await page.fill("input[name=login]", login);
    await page.click("button");
  }
  await page.waitForURL(`${stage.house.origin}/**`);
  await page.waitForLoadState();
  await person.inspect(null, OUT);
}

async function signInWith(person, lang, login) {
  await person.go(`/${lang}/sign-in`);
  await atProvider(person, WITH, login);
}

async function signInByCode(person, lang, address) {
  await person.go(`/${lang}/sign-in`);
  await person.page.fill("#address", address);
  await person.click("main form:not([data-passkey]) p.actions button");
  await person.page.fill("#code", await steps.codeFor(person, lang, address));
  await person.click("main p.actions button");
}

const signOut = (person) => person.click(".top form[action$='sign-out'] button");

async function signOutThere(person) {
  const { page } = person;
  await person.find("main a.button").click();
  await page.waitForURL(`${around.provider.issuer}/session/end**`);
  await page.click("button[name=logout]");
  await page.waitForURL(`${stage.house.origin}/**`);
  await person.inspect(null, OUT);
}

steps.ways("zh", "ta").forEach((way, number) => {
  const { lang } = way;
  const [fresh, known] = [`baharu-${number}`, `lama-${number}`];

  test(`somebody new comes from their provider and goes back to it: ${steps.called(way)}`, async () => {
    const nric = `90010${number + 1}-14-5678`;
    accounts[fresh] = { name: "Puan Baharu", email: `${fresh}@contoh.my`, email_verified: true, nric };
    await stage.with([way], async (person) => {
      await signInWith(person, lang, fresh);
      assert.equal(person.path, `/${lang}/me`);
      await person.go(`/${lang}/me/papers`);
      assert.match(await person.text("main table"), /\*{6}-\*{2}-5678[\s\S]*MyDigital ID|MyDigital ID[\s\S]*\*{6}-\*{2}-5678/);
      await person.go(`/${lang}/me/providers`);
      assert.match(await person.text("main table"), /MyDigital ID/);

      await signOut(person);
      assert.equal(person.path, `/${lang}/sign-out/elsewhere`);
      await signOutThere(person);
      assert.match(person.path, new RegExp(`^/${lang}/?$`));
      await person.go(`/${lang}/me`);
      assert.match(person.path, /\/sign-in$/);
      // There too: it asks again who it is.
      await signInWith(person, lang, fresh);
      assert.equal(person.path, `/${lang}/me`);
    });
  });

  test(`an address that somebody has takes its code: ${steps.called(way)}`, async () => {
    const address = `${known}@contoh.my`;
    accounts[`tiru-${number}`] = { name: "Orang Lain", email: address, email_verified: false };
    await stage.with([way, way], async (owner, other) => {
      await signInByCode(owner, lang, address);
      await signInWith(other, lang, `tiru-${number}`);
      assert.equal(other.path, `/${lang}/sign-in/arrived`);
      await other.page.fill("#code", "000000");
      await other.click("main form p.actions button", 422);
      await other.go(`/${lang}/me`);
      assert.match(other.path, /\/sign-in$/, "nobody is let in before");
    });
  });

  test(`an account is linked and unlinked: ${steps.called(way)}`, async () => {
    const address = `paut-${number}@contoh.my`;
    accounts[`paut-${number}`] = { name: "Encik Paut", email: "lain@contoh.my", email_verified: true };
    await stage.with([way], async (person) => {
      await signInByCode(person, lang, address);
      await person.go(`/${lang}/me/providers`);
      await atProvider(person, "main a[href$='/me/providers/with/mydigital-id']", `paut-${number}`);
      assert.equal(person.path, `/${lang}/me/providers/confirm`);
      assert.match(await person.text(), /Encik Paut/);
      await person.click("main form p.actions button");
      assert.equal(person.path, `/${lang}/me/providers`);
      await signOut(person);
      // Still signed in there: nobody is asked anything.
      await signInWith(person, lang);
      assert.equal(person.path, `/${lang}/me`);
      await person.go(`/${lang}/me/providers`);
      await person.click("main form[action$='/end'] button");
      assert.equal(await person.page.locator("main table").count(), 0);
    });
  });
});

const plain = { scripts: true, width: 1280, lang: "en" };

test("keys change, and a session there that ends takes the one here with it", async () => {
  accounts.putar = { name: "Puan Putar", email: "putar@contoh.my", email_verified: true };
  await stage.with([plain, plain], async (person, bystander) => {
    await signInWith(bystander, "en", "baharu-0");
    around.provider.rotate();
    await signInWith(person, "en", "putar");
    assert.equal(person.path, "/en/me");
    await person.page.goto(`${around.provider.issuer}/session/end`);
    await person.page.click("button[name=logout]");
    await person.page.waitForURL(`${around.provider.issuer}/session/end/success**`);
    await person.go("/en/me");
    assert.match(person.path, /\/sign-in$/, "signed out here as well");
    const [word] = around.provider.sent;
    assert.equal(word.status, 200);
    const again = await fetch(word.url, { method: "POST", body: word.body });
    assert.equal(again.status, 400, "each word counts once");
    await bystander.go("/en/me");
    assert.equal(bystander.path, "/en/me", "somebody else is not");
  });
});

test("forgeries change nothing", async () => {
  await stage.with([plain], async (person) => {
    await signInWith(person, "en", "putar");
    const encoded = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const claims = {
      iss: around.provider.issuer,
      aud: "balai",
      sub: "putar",
      iat: Math.floor(Date.now() / 1000),
      jti: "made-up",
      events: { "http://schemas.openid.net/event/backchannel-logout": {} },
    };
    for (const alg of ["none", "RS256", "HS256"]) {
      const forged = `${encoded({ alg, typ: "logout+jwt" })}.${encoded(claims)}.AAAA`;
      const answer = await fetch(`${stage.house.origin}/oidc/mydigital-id/back-channel`, {
        method: "POST",
        body: new URLSearchParams({ logout_token: forged }),
      });
      assert.equal(answer.status, 400, alg);
    }
    await person.go("/en/me");
    assert.equal(person.path, "/en/me");
    await signOut(person);
    await person.go("/en/sign-in");
    await person.page.goto("/oidc/mydigital-id/back?code=made-up&state=made-up");
    assert.equal(person.path, "/en/sign-in");
    assert.equal(await person.page.locator("main [role=alert]").count(), 1);
  });
});
