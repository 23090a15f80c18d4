// Photographs every page, to be looked at: node pictures.mjs FOLDER [part of a page's name]

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { openHouse } from "./support/house.mjs";
import * as steps from "./support/journeys.mjs";
import { phonePhoto } from "./support/photo.mjs";
import { Visitor, openBrowser } from "./support/visitor.mjs";

const [folder = "pictures", only = ""] = process.argv.slice(2);
const WIDTHS = [360, 768, 1280];
mkdirSync(folder, { recursive: true });

const house = await openHouse();
const browser = await openBrowser();
const photo = await phonePhoto(browser);

async function shoot(person, name, { widths = WIDTHS, lang }) {
  if (!name.includes(only)) return;
  for (const width of widths) {
    await person.page.setViewportSize({ width, height: width < 600 ? 740 : 900 });
    await person.page.waitForLoadState();
    for (const colorScheme of width === 768 ? ["light"] : ["light", "dark"]) {
      await person.page.emulateMedia({ colorScheme });
      const path = join(folder, `${name}-${lang}-${width}-${colorScheme}.png`);
      await person.page.screenshot({ path, fullPage: true });
    }
  }
  await person.page.emulateMedia({ colorScheme: "light" });
}

async function walk(person, lang) {
  const see = (name) => shoot(person, name, { lang });
  const visit = async (name, path, status) => {
    await person.go(`/${lang}${path}`, status);
    await see(name);
  };
  await visit("home", "/");
  await visit("list", "/reports");
  await visit("agencies", "/agencies");
  await visit("agency", "/agencies/mbpj");
  await visit("search", "/search?q=jalan");
  await visit("sign-in", "/sign-in");
  await visit("missing", "/nowhere", 404);
  await steps.begin(person, lang);
  await see("place");
  await person.click(steps.next, 422);
  await see("place-wrong");
  await steps.searchPlace(person, "Petaling Jaya");
  await see("place-pin");
  await person.click(steps.next);
  await see("category");
  await steps.pickCategory(person, "pothole-local");
  await see("who");
  await person.page.check("main input[name=to][value=routed]");
  await person.click(steps.next);
  await see("details");
  await steps.describe(person, "Contoh: lubang besar di hadapan sekolah, motosikal terpaksa mengelak.", photo);
  await see("you");
  await steps.introduce(person, { contact: `gambar.${lang}@contoh.my`, name: "Puan Contoh" });
  await see("check");
  await person.click("main form > button.button");
  await see("code");
  const reference = await steps.confirm(person, lang, `gambar.${lang}@contoh.my`);
  await see("done");
  await visit("demo", "/demo");
  await steps.signInAs(person, lang, "Pegawai Contoh MBPJ");
  await visit("desk", "/desk?queue=open");
  await visit("desk-report", `/desk/reports/${reference}`);
  await steps.move(person, "ask", { body: "Di hadapan sekolah yang mana?" });
  await see("desk-asked");
  await person.click("form[action$='sign-out'] button");
  await steps.signInAs(person, lang, "Aminah");
  await see("me");
  await visit("report", `/reports/${reference}`);
}

try {
  for (const lang of ["ms", "ta"]) {
    const person = await Visitor.arrive(browser, house.origin, { scripts: false });
    await walk(person, lang);
    await person.leave();
  }
} finally {
  await browser.close();
  await house.close();
}
