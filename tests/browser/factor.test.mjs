// The second factor of those who hold a role: setting an app up, what is refused, and a reset.

import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { test } from "node:test";
import * as steps from "./support/journeys.mjs";

const stage = steps.scene();
const STEP_MS = 30_000;

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const unpacked = (text) => {
  const bits = [...text].map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
};

// What an authenticator app shows now (RFC 6238).
function shows(secret) {
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / STEP_MS)));
  const tag = createHmac("sha1", unpacked(secret)).update(step).digest();
  const number = tag.readUInt32BE(tag[19] & 15) & 0x7fffffff;
  return `${number % 1_000_000}`.padStart(6, "0");
}

async function signIn(person, lang, address) {
  await person.go(`/${lang}/sign-in`);
  await person.page.fill("#address", address);
  await person.click("main p.actions button");
  await person.page.fill("#code", await steps.codeFor(person, lang, address));
  await person.click("main p.actions button");
}

// Sets an app up on the page that asks for it; returns the code that was used, and the recovery codes.
async function setUp(person, lang) {
  assert.equal(person.path, `/${lang}/me/factors`);
  await person.click("main form[action$='/me/factors'] button");
  assert.equal(await person.page.locator("main svg.qr path").count(), 1, "a picture to scan");
  const secret = (await person.text("main code.reference")).replaceAll(" ", "");
  const link = await person.page.locator("main a[href^='otpauth:']").getAttribute("href");
  assert.ok(link.includes(`secret=${secret}&`), "the same in the app's link");
  await person.page.fill("#second_code", "12");
  await person.click("main p.actions button", 422);
  const code = shows(secret);
  await person.page.fill("#second_code", code);
  await person.click("main p.actions button");
  const codes = await person.page.locator("main ul.codes li").allInnerTexts();
  assert.equal(codes.length, 10);
  await person.click("main p.actions a.button");
  return { code, codes };
}

steps.ways("ta", "en").forEach((way, number) => {
  const { lang } = way;

  test(`a second factor: ${steps.called(way)}`, async () => {
    const chief = `ketua.${number}@contoh.my`;
    const officer = `pegawai.${number}@contoh.my`;
    const create = (email, role) => stage.house.run("user", "create", "--email", email, "--name", `Orang ${email}`, "--role", role, "--agency", "mbpj");
    create(chief, "agency_admin");
    create(officer, "officer");

    await stage.with([way, way], async (one, other) => {
      await signIn(one, lang, officer);
      const { codes } = await setUp(one, lang);
      assert.equal(one.path, `/${lang}/desk`);

      // Fresh recovery codes take the place of those before.
      await one.go(`/${lang}/me/factors`);
      await one.click("main form[action$='/recovery'] button");
      const fresh = await one.page.locator("main ul.codes li").allInnerTexts();
      assert.ok(fresh.length === 10 && !fresh.includes(codes[0]), "ten others");

      // Somebody of the same agency resets it; whoever was signed in is not any more.
      await signIn(other, lang, chief);
      const { code } = await setUp(other, lang);
      await other.go(`/${lang}/second-factor`);
      await other.page.fill("#second_code", code);
      await other.click("main > form button", 422);
      await other.page.click("main details > summary");
      await other.page.fill("#second_recovery", "AAAA");
      await other.click("main details button", 422);
      await other.go(`/${lang}/desk/people?agency=mbpj`);
      const row = other.page.locator("main tr", { hasText: officer });
      await other.click(row.locator("a[href*='/reset']"));
      await other.click("main p.actions button", 422);
      await other.page.fill("#reason", "Telefon hilang; datang sendiri ke pejabat.");
      await other.click("main p.actions button");
      assert.equal(await other.page.locator("main .notice.good").count(), 1);

      await one.go(`/${lang}/desk`);
      assert.equal(one.path, `/${lang}/sign-in`);
      await one.go(`/${lang}/demo`);
      const letter = one.page.locator("section.panel", { hasText: officer }).first();
      assert.match(await letter.innerText(), /Telefon hilang/);
    });
  });
});
