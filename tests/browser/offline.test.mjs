// A connection that is lost, a tab that is killed: what was written and photographed arrives, once.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { chromium } from "playwright-core";
import * as steps from "./support/journeys.mjs";
import { Visitor } from "./support/visitor.mjs";

const stage = steps.scene();
const PATIENCE_MS = 30_000;
const MBPJ = "Pegawai Contoh MBPJ";

// A phone with a disk: its browser can be killed and started again, and its connection cut.
class Phone {
  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), "balai-phone-"));
  }
  async start(width = 360) {
    const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"];
    const origin = stage.house.origin;
    this.context = await chromium.launchPersistentContext(this.folder, {
      executablePath: process.env.BALAI_CHROMIUM || "/usr/bin/chromium",
      args: flags,
      baseURL: origin,
      viewport: { width, height: 640 },
      reducedMotion: "reduce",
    });
    this.context.setDefaultTimeout(PATIENCE_MS);
    this.page = this.context.pages()[0] || (await this.context.newPage());
    this.visitor = new Visitor(this.context, this.page, { origin, scripts: true, width });
  }
  // Nothing is said goodbye to: the whole browser goes, as a phone's system does it.
  async kill() {
    const browser = await this.context.newCDPSession(this.page).catch(() => null);
    await browser?.send("Browser.crash").catch(() => {});
    await this.context.close().catch(() => {});
  }
  // What the console says of a lost connection and of another officer's page is meant, whenever it comes: nobody
  // inspects these pages.
  async signIn(name) {
    await this.page.goto("/ms/demo");
    await this.page.locator("main tr", { hasText: name }).locator("button").click();
    await this.page.waitForLoadState();
  }
  // What was sent is on the disk, and waits: the page says so once it is.
  async queued() {
    await this.page.waitForFunction(() => {
      const form = document.querySelector("form[data-keep]");
      return form.querySelector("[data-state]").textContent === form.dataset.waiting;
    });
  }
  // What waits is sent once its page is open: on the page that says so, whether the page or the worker did it. A tab
  // that dies by itself meanwhile, as they do after a browser was killed, is opened again, as a person would.
  async arrived(path) {
    const sent = () => location.pathname.endsWith("/done") || document.querySelector("[data-state] a");
    for (let tabs = 3; ; tabs -= 1) {
      try {
        await this.page.goto(path);
        await this.page.waitForFunction(sent);
        break;
      } catch (error) {
        if (tabs === 1 || !/crashed/.test(error.message)) throw error;
        this.page = await this.context.newPage();
      }
    }
    if (!this.page.url().endsWith("/done")) await this.page.click("[data-state] a");
    await this.page.waitForURL(/\/done$/);
    return (await this.page.locator("main").innerText()).match(steps.REFERENCE)[0];
  }
  async throwAway() {
    await this.context?.close().catch(() => {});
    rmSync(this.folder, { recursive: true, force: true });
  }
  // The worker has the pages at hand.
  async ready(path) {
    await this.page.waitForFunction(async (path) => Boolean(await caches.match(path)), path);
  }
}

async function photographed(page, photo) {
  await page.locator("form[data-ready]").waitFor();
  await page.setInputFiles("#photos", [photo, photo]);
  await page.locator("[data-files] li").nth(1).waitFor();
  await page.setInputFiles("#camera", photo);
  await page.locator("[data-files] li").nth(2).waitFor();
}

const unsent = (page) =>
  page.evaluate(
    () =>
      new Promise((done) => {
        const asked = indexedDB.open("balai", 1);
        asked.onsuccess = () => {
          const all = asked.result.transaction("drafts").objectStore("drafts").getAll();
          all.onsuccess = () => done(all.result.filter((draft) => draft.state !== "sent").length);
        };
      }),
  );

for (const lang of ["ms", "ta"]) {
  test(`a report is filled in without a connection, its tab killed, and it arrives once: ${lang}`, async () => {
    const phone = new Phone();
    try {
      await phone.start();
      await phone.visitor.go(`/${lang}/reports/new`);
      await phone.visitor.click('main a[href$="/reports/quick"]');
      await phone.ready(`/${lang}/reports/quick`);
      await phone.context.setOffline(true);
      await phone.page.goto(`/${lang}/reports/quick`);
      const words = `Longkang tersumbat tanpa sambungan ${lang}, tel 012-345 6789.`;
      await phone.page.locator("form[data-ready]").waitFor();
      await phone.page.fill("#description", words);
      await phone.page.selectOption("#category", "pothole-local");
      await phone.page.fill("#address", "SS2/24, Petaling Jaya");
      await photographed(phone.page, stage.photo);
      await phone.kill();

      await phone.start();
      await phone.context.setOffline(true);
      await phone.page.goto(`/${lang}/agencies`);
      await phone.page.locator("[data-kept] a").click();
      await phone.page.locator("form[data-ready]").waitFor();
      assert.equal(await phone.page.inputValue("#description"), words, "nothing typed is lost");
      assert.equal(await phone.page.locator("[data-files] li").count(), 3, "no photo is lost");
      await phone.page.click("form[data-keep] p.actions button");
      await phone.queued();
      await phone.kill();

      await phone.start();
      const reference = await phone.arrived(`/${lang}/reports/quick`);
      assert.equal(await unsent(phone.page), 0);

      const looker = await stage.arrive({ scripts: false, width: 1280 });
      await looker.go(`/${lang}/reports?category=pothole-local`);
      const rows = looker.page.locator("main li", { hasText: `tanpa sambungan ${lang}` });
      assert.equal(await rows.count(), 1, "exactly one report arrived");
      await looker.go(`/${lang}/reports/${reference}`);
      assert.equal(await looker.page.locator("ul.photos li").count(), 3);
      assert.ok(!(await looker.text()).includes("345 6789"), "the number is hidden");
      await looker.leave();
    } finally {
      await phone.throwAway();
    }
  });
}

test("an officer's visit is filled in without a connection, its tab killed, and it arrives once", async () => {
  const phone = new Phone();
  const lang = "ms";
  try {
    const citizen = await stage.arrive({ scripts: true, width: 1280 });
    const contact = "pelapor-lawatan@contoh.my";
    const reference = await steps.reportToMbpj(citizen, lang, { contact, words: "Lubang besar di simpang." });
    await phone.start();
    await steps.signInAs(phone.visitor, lang, MBPJ);
    const path = `/${lang}/desk/reports/${reference}/visit`;
    await phone.visitor.go(`/${lang}/desk/reports/${reference}`);
    await phone.visitor.click(`main a[href="${path}"]`);
    await phone.page.reload();
    await phone.ready(path);
    await phone.context.setOffline(true);
    await phone.page.goto(path);
    await phone.page.locator("form[data-ready]").waitFor();
    await phone.page.fill("#body", "Lubang sedalam 20 cm, ditampal sementara.");
    await phone.page.check('input[name=outcome][value="reply"]');
    await photographed(phone.page, stage.photo);
    await phone.kill();

    await phone.start();
    await phone.context.setOffline(true);
    await phone.page.goto(path);
    await phone.page.locator("form[data-ready]").waitFor();
    assert.equal(await phone.page.inputValue("#body"), "Lubang sedalam 20 cm, ditampal sementara.");
    assert.equal(await phone.page.locator("[data-files] li").count(), 3);
    await phone.page.click("form[data-keep] p.actions button");
    await phone.queued();
    // A browser that is killed may have lost its cookies or not: here they are gone, so they sign in again. Nothing is
    // sent under the name of somebody else who has the phone meanwhile.
    await phone.context.clearCookies();
    await phone.context.setOffline(false);
    await phone.signIn("Pegawai Contoh DBKL");
    await phone.page.goto(`/${lang}/offline`);
    assert.equal(await phone.page.locator("[data-kept] a").count(), 1, "it waits for its own officer");
    await phone.signIn(MBPJ);
    await phone.page.goto(path);
    await phone.page.waitForURL(new RegExp(`/desk/reports/${reference}$`));

    await citizen.go(`/${lang}/reports/${reference}`);
    const told = citizen.page.locator("ol.timeline li", { hasText: "ditampal sementara" });
    assert.equal(await told.count(), 1, "exactly one update arrived");
    assert.equal(await citizen.page.locator("ul.photos li").count(), 3);
    await citizen.leave();
  } finally {
    await phone.throwAway();
  }
});

test("without scripts the one page sends a report as well", async () => {
  await stage.with([{ scripts: false, width: 320 }], async (citizen) => {
    await citizen.go("/en/reports/quick");
    await citizen.click("main p.actions button", 422);
    await citizen.page.fill("#description", "Street light out, no scripts");
    await citizen.page.selectOption("#category", "streetlight-local");
    await citizen.click("main p.actions button");
    assert.match(citizen.path, /\/done$/);
    assert.match(await citizen.text(), steps.REFERENCE);
  });
});

for (const lang of ["ms", "ta"]) {
  test(`without a connection, pictures and a voice note are a report, and it arrives once: ${lang}`, async () => {
    const phone = new Phone();
    const sound = readFileSync(new URL("../../packs/malaysia/spoken/ms/done.mp3", import.meta.url));
    const voice = { name: "suara.mp3", mimeType: "audio/mpeg", buffer: sound };
    const onward = async () => phone.page.click("[data-onward] button");
    const step = (place) => phone.page.locator("[data-step]").nth(place);
    try {
      await phone.start();
      await phone.visitor.go(`/${lang}/reports/new/easy`);
      await phone.ready(`/${lang}/reports/quick/easy`);
      await phone.ready(`/spoken/${lang}/ask-say.mp3`);
      await phone.context.setOffline(true);
      await phone.page.goto(`/${lang}/reports/new/easy`);
      await phone.page.waitForURL(new RegExp(`/${lang}/reports/quick/easy$`));
      await phone.page.locator("form[data-ready]").waitFor();
      assert.ok(await step(0).isVisible() && !(await step(1).isVisible()), "one question at a time");
      const heard = await phone.page.locator("main audio").first().evaluate(
        (player) =>
          new Promise((done) => {
            player.onloadedmetadata = () => done(player.duration);
            player.onerror = () => done(0);
            player.preload = "metadata";
            player.load();
          }),
      );
      assert.ok(heard > 0.5, "the question is heard without a connection");
      assert.ok(await phone.page.locator("main img").first().evaluate((one) => one.naturalWidth > 0), "pictures are seen");
      await phone.page.check("main input[name=topic][value=drain]");
      await onward();
      await phone.page.goBack();
      assert.ok(await phone.page.isChecked("main input[name=topic][value=drain]"), "going back loses nothing");
      await onward();
      await phone.page.selectOption("#district", { label: "Petaling" });
      await onward();
      await phone.page.setInputFiles("#photos", voice);
      await phone.page.locator("[data-files] li").first().waitFor();
      await phone.page.setInputFiles("#camera", stage.photo);
      await phone.page.locator("[data-files] li").nth(1).waitFor();
      await phone.kill();

      await phone.start();
      await phone.context.setOffline(true);
      await phone.page.goto(`/${lang}/agencies`);
      await phone.page.locator("[data-kept] a").click();
      await phone.page.locator("form[data-ready]").waitFor();
      assert.ok(await phone.page.isChecked("main input[name=topic][value=drain]"), "nothing pressed is lost");
      assert.equal(await phone.page.locator("[data-files] li").count(), 2, "no recording is lost");
      for (let place = 0; place < 4; place += 1) await onward();
      await phone.page.click("main [data-step]:not([hidden]) ul.go button");
      await phone.queued();
      await phone.kill();

      await phone.start();
      const reference = await phone.arrived(`/${lang}/reports/quick/easy`);
      assert.equal(await unsent(phone.page), 0);

      const looker = await stage.arrive({ scripts: false, width: 1280 });
      await looker.go(`/${lang}/reports?category=drain-blocked`);
      assert.equal(await looker.page.locator("main .reports li", { hasText: reference }).count(), 1, "exactly one report arrived");
      await looker.go(`/${lang}/reports/${reference}`);
      assert.equal(await looker.page.locator("ul.photos li").count(), 1);
      assert.equal(await looker.page.locator("main audio").count(), 0, "a voice is for the agency alone");
      await looker.leave();
    } finally {
      await phone.throwAway();
    }
  });
}

test("whoever begins the usual report without a connection is given the page that keeps it", async () => {
  const phone = new Phone();
  try {
    await phone.start();
    await phone.visitor.go("/en/reports/quick");
    await phone.ready("/en/reports/quick");
    await phone.context.setOffline(true);
    for (const path of ["/en/reports/new", "/en/reports/new/0123456789abcdefghijklmnop/details"]) {
      await phone.page.goto(path);
      await phone.page.waitForURL(/\/en\/reports\/quick$/);
      await phone.page.locator("form[data-ready]").waitFor();
    }
  } finally {
    await phone.throwAway();
  }
});

test("without scripts the pictures stand on one page, and it sends a report as well", async () => {
  await stage.with([{ scripts: false, width: 320 }], async (citizen) => {
    await citizen.go("/en/reports/quick/easy");
    await citizen.click("main [data-step] ul.go button", 422);
    await citizen.page.check("main input[name=topic][value=lamp]");
    await citizen.page.fill("#description", "Dark street");
    await citizen.click("main [data-step] ul.go button");
    assert.match(citizen.path, /\/easy\/done$/);
    assert.match(await citizen.text(), steps.REFERENCE);
  });
});

test("with scripts the pictures are light, and fit for everybody", async () => {
  for (const lang of ["ms", "ta"]) {
    await stage.with([{ scripts: true, width: 320 }], async (citizen) => {
      await citizen.go(`/${lang}/reports/quick/easy`);
      for (let place = 1; place < 5; place += 1) {
        await citizen.page.click("[data-onward] button");
        await citizen.axe(`the easy way without a connection, step ${place}`);
      }
    });
  }
});
