// News on a device: what leaves for a push service can be read by that device alone, and proves who sent it.
// The push service is ours, what reads is http_ece and Node's own cryptography.

import assert from "node:assert/strict";
import { createECDH, createPublicKey, randomBytes, verify } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { after, test } from "node:test";
import ece from "http_ece";
import * as steps from "./support/journeys.mjs";

const MBPJ = "Pegawai Contoh MBPJ";
const arrived = [];
let answer = 201;
let woken = () => {};
const service = createServer(async (request, response) => {
  const parts = [];
  for await (const part of request) parts.push(part);
  arrived.push({ path: request.url, headers: request.headers, body: Buffer.concat(parts) });
  response.writeHead(answer).end();
  woken();
}).listen(0, "127.0.0.1");
await once(service, "listening");
const machine = `127.0.0.1:${service.address().port}`;
process.env.BALAI_PUSH_SERVICES = machine;
after(() => service.close());

const stage = steps.scene();

// What came for a device, once it has come.
async function came(path) {
  for (;;) {
    const found = arrived.find((one) => one.path === path && !one.read);
    if (found) return Object.assign(found, { read: true });
    await new Promise((next) => (woken = next));
  }
}

function device(name) {
  const keys = createECDH("prime256v1");
  keys.generateKeys();
  return { keys, auth: randomBytes(16), path: `/devices/${name}-${randomBytes(4).toString("hex")}` };
}

// As push.js does once the browser has given it an address.
async function subscribe(person, lang, { keys, auth, path }, status = 200) {
  await person.go(`/${lang}/me/devices`);
  const given = { endpoint: `http://${machine}${path}`, public: keys.getPublicKey("base64url"), auth: auth.toString("base64url") };
  await person.page.evaluate((given) => {
    const form = document.querySelector("form[data-push]");
    for (const [name, value] of Object.entries(given)) form.elements[name].value = value;
  }, given);
  await person.follow(() => person.page.evaluate(() => document.querySelector("form[data-push]").requestSubmit()), status);
}

// At night devices rest, unless somebody wants to hear at any hour.
async function hearAtNight(person, lang) {
  await person.go(`/${lang}/me/news`);
  for (const hour of ["from", "until"]) await person.page.selectOption(`[name=push-${hour}]`, "");
  await person.click("main form:has([name=push-from]) button");
}

function read({ keys, auth }, { headers, body }) {
  assert.equal(headers["content-encoding"], "aes128gcm");
  assert.ok(Number(headers.ttl) > 0, "it is kept for a while");
  const plain = ece.decrypt(body, { version: "aes128gcm", privateKey: keys, authSecret: auth.toString("base64url") });
  return JSON.parse(plain.toString());
}

// RFC 8292: a signed statement for this push service, by the key that pages give to browsers.
function proved({ headers }, key) {
  const [, token, shown] = headers.authorization.match(/^vapid t=([^,]+), k=(.+)$/);
  assert.equal(shown, key, "the key of the page");
  const point = Buffer.from(shown, "base64url");
  const jwk = { kty: "EC", crv: "P-256", x: point.subarray(1, 33).toString("base64url"), y: point.subarray(33).toString("base64url") };
  const [head, claims, signature] = token.split(".");
  const signed = { key: createPublicKey({ key: jwk, format: "jwk" }), dsaEncoding: "ieee-p1363" };
  assert.ok(verify("sha256", Buffer.from(`${head}.${claims}`), signed, Buffer.from(signature, "base64url")), "signed by it");
  const said = JSON.parse(Buffer.from(claims, "base64url").toString());
  assert.equal(said.aud, `http://${machine}`);
  assert.ok(said.exp * 1000 > Date.now() && said.exp * 1000 < Date.now() + 86_400_000);
}

for (const lang of ["ms", "ta"]) {
  test(`an answer comes up on the device, and a device that is gone is forgotten: ${lang}`, async () => {
    const mine = device(lang);
    answer = 201;
    await stage.with([{ width: 360 }, { width: 1280 }], async (citizen, officer) => {
      const contact = `peranti.${lang}@contoh.my`;
      const reference = await steps.reportToMbpj(citizen, lang, { contact, words: "Lubang di hadapan rumah Encik Rahsia." });
      await citizen.go(`/${lang}/me`);
      await citizen.click(`main a[href="/${lang}/me/devices"]`);
      await subscribe(citizen, lang, { ...mine, auth: Buffer.from("short") }, 422);
      await subscribe(citizen, lang, mine);
      await hearAtNight(citizen, lang);
      await citizen.go(`/${lang}/me/devices`);
      const key = await citizen.page.getAttribute("form[data-push]", "data-push");
      assert.ok((await citizen.text("table")).includes(machine), "the page lists the device");

      await steps.signInAs(officer, lang, MBPJ);
      await officer.go(`/${lang}/desk/reports/${reference}`);
      await steps.move(officer, "reply", { body: "Kata-kata pegawai yang panjang." });
      const sent = await came(mine.path);
      const said = read(mine, sent);
      proved(sent, key);
      assert.deepEqual(Object.keys(said), ["title", "url"]);
      assert.ok(said.title.includes(reference), said.title);
      assert.equal(said.url, `${stage.house.origin}/${lang}/reports/${reference}`);
      assert.ok(!JSON.stringify(said).match(/Rahsia|Kata-kata|contoh/), "nothing else is told");

      answer = 410;
      await steps.move(officer, "ask", { body: "Nombor rumah?" });
      await came(mine.path);
      for (let tries = 0; tries < 50 && (await citizen.page.locator("table").count()); tries += 1) await citizen.go(`/${lang}/me/devices`);
      assert.equal(await citizen.page.locator("table").count(), 0, "a device that is gone is forgotten");

      answer = 201;
      await subscribe(citizen, lang, mine);
      await citizen.click("main table form button");
      assert.equal(await citizen.page.locator("table").count(), 0, "whoever wants no more news takes the device away");
    });
  });
}

test("what is no device of the open internet is refused, and without scripts the page explains itself", async () => {
  await stage.with([{ width: 360 }, { scripts: false, width: 1280 }], async (citizen, plain) => {
    await steps.signInAs(citizen, "en", MBPJ);
    const mine = device("other");
    await citizen.go("/en/me/devices");
    for (const endpoint of ["http://127.0.0.1:1/x", "ftp://push.example/x", "https://"]) {
      const answered = await citizen.page.evaluate(
        async ({ endpoint, key, auth }) => {
          const body = new URLSearchParams(new FormData(document.querySelector("form[data-push]")));
          body.set("endpoint", endpoint);
          body.set("public", key);
          body.set("auth", auth);
          return (await fetch(location.pathname, { method: "POST", body })).status;
        },
        { endpoint, key: mine.keys.getPublicKey("base64url"), auth: mine.auth.toString("base64url") },
      );
      assert.equal(answered, 422, endpoint);
    }
    citizen.complaints.length = 0;
    await steps.signInAs(plain, "ms", MBPJ);
    await plain.go("/ms/me/devices");
    assert.ok(await plain.page.locator("[data-unable]").isVisible());
    assert.ok(!(await plain.page.locator("form[data-push] button").isVisible()));
  });
});

test("the worker shows what comes, and nothing but its title and link", async () => {
  await stage.with([{ width: 360, permissions: ["notifications"] }], async (person) => {
    await person.go("/en/reports/quick");
    await person.page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    const tools = await person.context.newCDPSession(person.page);
    const registered = new Promise((found) =>
      tools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => registrations[0] && found(registrations[0].registrationId)),
    );
    await tools.send("ServiceWorker.enable");
    const data = JSON.stringify({ title: "Reply to report RR-0000-0000", url: `${stage.house.origin}/en/reports/RR-0000-0000` });
    await tools.send("ServiceWorker.deliverPushMessage", { origin: stage.house.origin, registrationId: await registered, data });
    // A promise that is waited for counts as seen, whatever it comes to: so the page itself looks until there is one.
    const shown = await person.page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      for (;;) {
        const [first] = await registration.getNotifications();
        if (first) return { title: first.title, url: first.data, body: first.body };
        await new Promise(requestAnimationFrame);
      }
    });
    assert.deepEqual(shown, { ...JSON.parse(data), body: "" });
  });
});
