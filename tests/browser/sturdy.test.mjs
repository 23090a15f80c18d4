// What goes wrong in real life: twice, back, late, too long, and the wrong kind of file.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as steps from "./support/journeys.mjs";

const stage = steps.scene();

async function uptoCheck(person, lang, words) {
  await steps.uptoDetails(person, lang);
  await steps.describe(person, words);
  await steps.introduce(person);
}

const reference = async (person) => (await person.text("main .reference >> nth=0")).trim();

// How often these words stand in the list of what is public.
async function howOften(person, lang, words) {
  await person.go(`/${lang}/reports?agency=mbpj`);
  return (await person.text()).split(words).length - 1;
}

for (const scripts of [true, false]) {
  const named = scripts ? "with scripts" : "without scripts";

  test(`sent twice is one report, and going back sends nothing new: ${named}`, async () => {
    await stage.with([{ scripts }], async (person) => {
      const words = `Hantar dua kali ${named}.`;
      await uptoCheck(person, "ms", words);
      const check = person.page.url();
      const fields = { csrf: await person.page.locator("main input[name=csrf]").first().getAttribute("value") };
      const post = () => person.context.request.post(check, { form: fields });
      const [one, two] = await Promise.all([post(), post()]);
      assert.deepEqual([one.status(), two.status()], [200, 200]);
      assert.equal(one.url(), two.url());
      await person.page.goBack();
      await person.go(new URL(check).pathname);
      const first = await reference(person);
      assert.match(first, steps.REFERENCE);
      assert.equal(await howOften(person, "ms", words), 1, "one report");
    });
  });

  test(`pressed twice, then back and pressed again: ${named}`, async () => {
    await stage.with([{ scripts }], async (person) => {
      const words = `Tekan dua kali ${named}.`;
      await uptoCheck(person, "ms", words);
      // The second press may call off the page that the first one asked for, so only the end is waited for.
      await person.page.locator("main form > button.button").dblclick({ noWaitAfter: true });
      await person.page.waitForFunction(() => location.pathname.endsWith("/done"));
      await person.page.waitForLoadState("load");
      const first = await reference(person);
      await person.page.goBack();
      const again = person.page.locator("main form > button.button");
      if (await again.count()) {
        await person.click(again);
        assert.equal(await reference(person), first);
      }
      assert.equal(await howOften(person, "ms", words), 1, "one report");
    });
  });

  test(`too long, and files that are no photos: ${named}`, async () => {
    await stage.with([{ scripts, width: 320 }], async (person) => {
      await steps.uptoDetails(person, "ms");
      const long = "x".repeat(4001);
      await person.page.evaluate(() => document.getElementById("description").removeAttribute("maxlength"));
      await person.page.fill("#description", long);
      await person.click("main form > p > button.button", 422);
      assert.equal(await person.page.inputValue("#description"), long, "what was typed is kept");
      assert.match(await person.text("#error-summary"), /4[ ,.]?000/);
      assert.match(await person.page.title(), /^Ralat: /);
      const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
      const page = Buffer.from("<!doctype html><script>alert(1)</script>");
      const uploads = [
        { name: "gambar.svg", mimeType: "image/svg+xml", buffer: drawing },
        { name: "gambar.jpg", mimeType: "image/jpeg", buffer: page },
        { name: "kosong.png", mimeType: "image/png", buffer: Buffer.alloc(0) },
        { name: "terpotong.jpg", mimeType: "image/jpeg", buffer: stage.photo.buffer.subarray(0, 900) },
      ];
      for (const upload of uploads) {
        await person.page.fill("#description", "Lubang besar.");
        await person.page.setInputFiles("#photos", upload);
        await person.click("main form > p > button.button", 422);
        assert.equal(await person.page.inputValue("#description"), "Lubang besar.");
        assert.match(await person.text("#photos-error"), /JPEG|PDF|rosak|kosong/, upload.name);
        assert.equal(await person.page.locator("main .photos").count(), 0, "nothing was kept");
      }
    });
  });
}

test("two officers at once: the second is told, and keeps what was written", async () => {
  await stage.with([{}, {}, { scripts: false }], async (citizen, first, second) => {
    const contact = "serentak@contoh.my";
    const code = await steps.reportToMbpj(citizen, "ms", { contact, words: "Dua pegawai serentak." });
    for (const officer of [first, second]) {
      await steps.signInAs(officer, "ms", "Pegawai Contoh MBPJ");
      await officer.go(`/ms/desk/reports/${code}`);
    }
    await steps.move(first, "claim");
    await steps.move(second, "resolve", { body: "Sudah ditampal semalam.", status: 409 });
    const kept = second.page.locator('main form:has(button[value="resolve"]) textarea');
    assert.equal(await kept.inputValue(), "Sudah ditampal semalam.");
    assert.ok(await kept.isVisible(), "the form is open again");
    assert.ok((await second.text("#error-summary")).length > 20);
    await second.click('main button[name="step"][value="resolve"]');
    assert.equal(await second.page.locator("main .tag.done").count(), 1);
  });
});

test("a form from another site changes nothing", async () => {
  await stage.with([{ scripts: false }], async (person) => {
    await uptoCheck(person, "ms", "Borang palsu.");
    const check = person.page.url();
    const refused = await person.context.request.post(check, { form: { csrf: "0".repeat(32) } });
    assert.equal(refused.status(), 403);
    await person.go(new URL(check).pathname);
    assert.match(person.path, /\/check$/, "it is still waiting to be sent");
  });
});
