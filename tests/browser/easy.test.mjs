// Somebody who reads little reports with a picture and their voice, and an officer hears it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { get } from "node:http";
import { test } from "node:test";
import * as steps from "./support/journeys.mjs";

const stage = steps.scene();
const recording = readFileSync(new URL("../../packs/malaysia/spoken/ms/done.mp3", import.meta.url));
const voice = { name: "suara.mp3", mimeType: "audio/mpeg", buffer: recording };
const PAGE_MOST = 8000;

function weight(url) {
  return new Promise((done, failed) => {
    get(url, { headers: { "accept-encoding": "gzip" } }, (answer) => {
      let bytes = 0;
      answer.on("data", (part) => (bytes += part.length));
      answer.on("end", () => done(bytes));
    }).on("error", failed);
  });
}

// Everything that is to be heard on a page is there, and says what it is; the page itself is light.
async function hears(person) {
  const players = await person.page.locator("main audio").evaluateAll((all) =>
    all.map((player) => ({ src: player.getAttribute("src"), label: player.getAttribute("aria-label"), controls: player.controls })),
  );
  assert.ok(players.length > 0, `${person.path}: nothing to hear`);
  for (const { src, label, controls } of players) {
    assert.ok(controls && label.length > 2, src);
    const answer = await person.context.request.get(src, { headers: { range: "bytes=0-99" } });
    assert.equal(answer.status(), 206, src);
    assert.equal((await answer.body()).length, 100, src);
  }
  const pictures = await person.page.locator("main img").evaluateAll((all) => all.every((one) => one.complete && one.naturalWidth > 0));
  assert.ok(pictures, `${person.path}: a picture is missing`);
  const bytes = await weight(person.page.url());
  assert.ok(bytes <= PAGE_MOST, `${person.path} is ${bytes} bytes`);
}

const press = (name, value) => `main button[name=${name}][value="${value}"]`;

// From the front page to the question of what happened.
async function pointAt(person, lang, topic) {
  await person.go(`/${lang}/`);
  await person.click(`main a[href="/${lang}/reports/new/easy"]`);
  await hears(person);
  await person.click(press("topic", topic));
  assert.match(person.path, /\/easy\/place$/);
  await hears(person);
}

async function chooseDistrict(person) {
  await person.click('main a.tile[href$="state=MY-10"]');
  await hears(person);
  await person.click(person.page.locator("main button[name=district]", { hasText: "Petaling" }));
  assert.match(person.path, /\/easy\/say$/);
  await hears(person);
}

async function officerHears(lang, reference, sound) {
  await stage.with([{ scripts: true, width: 1280 }], async (officer) => {
    await steps.signInAs(officer, lang, "Pegawai Contoh MBPJ");
    await officer.go(`/${lang}/desk/reports/${reference}`);
    const player = officer.page.locator("ul.files audio");
    assert.equal(await player.count(), sound, "the officer has a player");
    if (!sound) return;
    const length = await player.evaluate(
      (audio) =>
        new Promise((done, failed) => {
          audio.onloadedmetadata = () => done(audio.duration);
          audio.onerror = () => failed(new Error("cannot be played"));
          audio.load();
          audio.preload = "metadata";
        }),
    );
    assert.ok(length > 1, `${length} seconds`);
  });
}

for (const way of steps.ways("ta", "en")) {
  const { lang } = way;

  test(`a voice note is a report: ${steps.called(way)}`, async () => {
    const phone = `012-34${lang.charCodeAt(0) % 90}${way.width} 7`;
    let reference;
    await stage.with([way], async (person) => {
      await pointAt(person, lang, "hole");
      await chooseDistrict(person);
      await person.click(press("do", "next"), 422);
      await person.page.setInputFiles("#photos", voice);
      await person.page.setInputFiles("#camera", stage.photo);
      await person.click(press("do", "next"));
      assert.match(person.path, /\/easy\/phone$/);
      await hears(person);
      // Back, and nothing that was recorded or photographed is lost.
      await person.click("main .back a");
      assert.equal(await person.page.locator("main ul.photos li").count(), 1);
      assert.equal(await person.page.locator("main ul.files audio").count(), 1);
      await person.click(press("do", "next"));
      await person.page.fill("#contact", "bukan nombor");
      await person.click(press("do", "next"), 422);
      await person.page.fill("#contact", phone);
      await person.click(press("do", "next"));
      assert.match(person.path, /\/easy\/check$/);
      await hears(person);
      await person.click("main ul.go button");
      assert.match(person.path, /\/easy\/code$/);
      await hears(person);
      await person.page.fill("#code", await steps.codeFor(person, lang, "+6012"));
      await person.click(press("do", "confirm"));
      assert.match(person.path, /\/easy\/done$/);
      await hears(person);
      reference = (await person.text(".reference >> nth=0")).match(steps.REFERENCE)[0];
      assert.equal(await person.page.locator(".reference").count(), 2, "the number, and how to ask again by text message");
      await person.click("main a.button:not(.quiet)");
      assert.equal(await person.page.locator("ul.files audio").count(), 1, "it can be heard by whoever made it");
    });
    await stage.with([{ scripts: false, width: 1280 }], async (stranger) => {
      await stranger.go(`/${lang}/reports/${reference}`);
      assert.equal(await stranger.page.locator("main audio").count(), 0, "nobody else hears it");
      assert.ok((await stranger.text(".said")).length > 5, "a placeholder stands for the words");
      const said = await stranger.text(".said");
      await stranger.go(`/${lang}/reports?category=pothole-local`);
      const row = stranger.page.locator("main .reports li", { hasText: reference });
      assert.ok((await row.innerText()).includes(said), "in lists as well");
      const answer = await stranger.context.request.get(`/open311/v2/requests/${reference}.json`, { headers: { "accept-language": lang } });
      assert.equal((await answer.json())[0].description, said);
    });
    await officerHears(lang, reference, 1);
  });
}

test("a photo is enough, without a number, and the secret is read aloud", async () => {
  await stage.with([{ scripts: false, width: 360 }], async (person) => {
    await person.go("/ms/reports/new");
    await person.click('main a[href$="/reports/new/easy"]');
    await person.click(press("topic", "tree"));
    assert.ok((await person.text(".notice.bad")).includes("999"), "the number to call comes first");
    await person.click(press("do", "skip"));
    await person.page.setInputFiles("#camera", stage.photo);
    await person.click(press("do", "next"));
    await person.click(press("do", "none"));
    await person.click("main ul.go button");
    assert.match(person.path, /\/easy\/done$/);
    await hears(person);
    const players = person.page.locator("main audio");
    const [number, secret] = [players.nth(1), players.nth(2)];
    assert.match(await number.getAttribute("src"), /spell=RR/);
    assert.match(await secret.getAttribute("src"), /\/easy\/secret\.mp3$/);
    await person.click("main a.button:not(.quiet)");
    assert.match(await person.text(".said"), /Pokok tumbang/);
    await person.page.goBack();
    await person.page.goBack();
    assert.match(person.path, /\/easy\/done$/, "going back sends nothing again");
  });
});

// The common case: from the first page to the number of the report, with a phone that knows where it is.
const TAPS = 6;
const SECONDS = 60;

// Counted by the page itself, so that nothing is pressed uncounted; a keyboard's own presses of a button count as well.
async function counting(person) {
  const taps = [];
  const click = person.click.bind(person);
  taps.meant = 0;
  person.click = (...what) => {
    taps.meant += 1;
    return click(...what);
  };
  await person.page.exposeFunction("somethingWasPressed", (what) => taps.push(what));
  await person.page.addInitScript(() =>
    addEventListener("click", ({ target }) => window.somethingWasPressed(target.name || target.tagName), true),
  );
  return taps;
}

for (const lang of ["ms", "en"]) {
  test(`with a phone that knows where it is, one press says where, and six are all: ${lang}`, async (t) => {
    // Where nobody has reported it: else it would be asked whether it is the same.
    const here = { latitude: lang === "en" ? 3.1173 : 3.1073, longitude: 101.6067 };
    const way = { scripts: true, width: 360, geolocation: here, permissions: ["geolocation"] };
    await stage.with([way], async (person) => {
      const taps = await counting(person);
      await person.go(`/${lang}/`);
      const began = performance.now();
      await person.click(`main a[href="/${lang}/reports/new/easy"]`);
      await person.click(press("topic", "lamp"));
      await person.click("main button[data-locate]");
      assert.match(person.path, /\/easy\/say$/);
      await person.page.fill("#description", "Lampu di pintu pagar saya padam");
      await person.click(press("do", "next"));
      await person.click(press("do", "none"));
      assert.match(await person.text(), /Petaling Jaya/);
      await person.click("main ul.go button");
      const reference = (await person.text(".reference.large >> nth=0")).match(steps.REFERENCE)[0];
      const seconds = (performance.now() - began) / 1000;
      t.diagnostic(`${taps.length} taps (${taps.join(", ")}), ${seconds.toFixed(1)} s with every page looked through`);
      assert.ok(taps.length >= taps.meant, "nothing is pressed uncounted");
      assert.ok(taps.length <= TAPS, `${taps.length} taps: ${taps}`);
      assert.ok(seconds <= SECONDS, `${seconds} s`);
      await officerHears(lang, reference, 0);
    });
  });
}

test("what somebody else reported here is shown and read out, and one press joins it", async () => {
  const way = { scripts: true, width: 360, geolocation: { latitude: 3.1273, longitude: 101.6067 }, permissions: ["geolocation"] };
  await stage.with([way, way], async (first, second) => {
    const tell = async (person, lang) => {
      await person.go(`/${lang}/reports/new/easy`);
      await person.click(press("topic", "lamp"));
      await person.click("main button[data-locate]");
      await person.page.fill("#description", "Lampu di simpang tiga padam");
      await person.click(press("do", "next"));
    };
    await tell(first, "ms");
    await first.click(press("do", "none"));
    await first.click("main ul.go button");
    const reference = (await first.text(".reference.large >> nth=0")).match(steps.REFERENCE)[0];

    await tell(second, "ta");
    assert.match(second.path, /\/easy\/similar$/);
    await hears(second);
    const offered = second.page.locator("main ul.reports > li", { hasText: reference });
    await second.click(offered.locator("button[name=do]"));
    assert.ok(second.path.includes(reference), second.path);
    assert.match(second.path, /\/me-too$/);

    await tell(second, "ta");
    await second.click("main ul.go > li > a.button");
    assert.match(second.path, /\/easy\/phone$/, "or it is something else");
  });
});
