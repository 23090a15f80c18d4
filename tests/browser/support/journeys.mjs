// Steps that several journeys share.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import { openHouse, typedIn } from "./house.mjs";
import { phonePhoto } from "./photo.mjs";
import { Visitor, openBrowser } from "./visitor.mjs";

export const LANGUAGES = ["ms", "en", "zh", "ta"];
export const REFERENCE = /RR-[0-9A-Z]{4}-[0-9A-Z]{4}/;

// Every journey at both widths with and without scripts: half in Malay, half in the two others.
export const ways = (first, second) => [
  { scripts: true, width: 320, lang: "ms" },
  { scripts: false, width: 1280, lang: "ms" },
  { scripts: false, width: 320, lang: first },
  { scripts: true, width: 1280, lang: second },
];

export const called = ({ scripts, width, lang }) => `${lang}, ${width} px, ${scripts ? "with" : "without"} scripts`;

// One demo and one browser for a file of tests.
export function scene(house) {
  const stage = {};
  before(async () => {
    stage.house = await openHouse(house);
    stage.browser = await openBrowser();
    stage.photo = await phonePhoto(stage.browser);
  });
  after(async () => {
    await stage.browser?.close();
    await stage.house?.close();
  });
  stage.arrive = async (way) => {
    const person = await Visitor.arrive(stage.browser, stage.house.origin, way);
    person.page.on("request", (request) => typedIn(request).forEach((words) => stage.house.typed.add(words)));
    return person;
  };
  // Lets people act and sends them home, whatever happens.
  stage.with = async (ways, act) => {
    const people = await Promise.all(ways.map((way) => stage.arrive(way)));
    try {
      return await act(...people);
    } finally {
      await Promise.all(people.map((person) => person.leave()));
    }
  };
  return stage;
}

const button = (name, value) => `main button[name=${name}][value="${value}"]`;

export const next = 'main button[name=do][value="next"]';
export const send = "main form[method=post]:not([class]) > button.button, main form[method=post] > p > button.button";

// From the first page to the step of the place.
export async function begin(person, lang, query = "") {
  await person.go(`/${lang}/reports/new${query}`);
  await person.click("main form button[value=complaint]");
  assert.match(person.path, /\/place$/);
}

export async function searchPlace(person, words) {
  await person.page.fill("#words", words);
  await person.click(button("do", "search"));
  await person.click(person.page.locator("main button[name=at]").first());
}

export async function pickCategory(person, code) {
  assert.match(person.path, /\/category$/);
  const choice = person.page.locator(button("category", code));
  if (!(await choice.isVisible())) await person.page.click(`main details:has(button[value="${code}"]) > summary`);
  await person.click(choice);
}

export async function describe(person, words, photo) {
  assert.match(person.path, /\/details$/);
  await person.page.fill("#description", words);
  if (photo) await person.page.setInputFiles("#photos", photo);
  await person.click(person.page.locator("main form > p > button.button"));
  // Where others reported something similar, that is offered first; it is something else.
  if (/\/similar$/.test(person.path)) await person.click("main p.actions a.button");
}

export async function introduce(person, { contact, name, visibility } = {}) {
  assert.match(person.path, /\/you$/);
  if (contact) await person.page.fill("#contact", contact);
  if (name) await person.page.fill("#name", name);
  if (visibility) await person.page.check(`main input[name=visibility][value=${visibility}]`);
  await person.click("main form > p > button.button");
  assert.match(person.path, /\/check$/);
}

// The newest code that the demo "sent" to this address.
export async function codeFor(person, lang, address) {
  const page = await person.context.newPage();
  await page.goto(`/${lang}/demo`);
  const letter = page.locator("section.panel", { hasText: address }).first();
  const code = (await letter.innerText()).match(/\b\d{6}\b/);
  await page.close();
  assert.ok(code, `a code for ${address}`);
  return code[0];
}

export async function confirm(person, lang, address) {
  assert.match(person.path, /\/code$/);
  await person.page.fill("#code", await codeFor(person, lang, address));
  await person.click(button("do", "confirm"));
  assert.match(person.path, /\/done$/);
  return (await person.text()).match(REFERENCE)[0];
}

// The form for MBPJ as far as the step where the matter is described.
export async function uptoDetails(person, lang, category = "pothole-local") {
  await begin(person, lang, `?category=${category}&agency=mbpj`);
  await searchPlace(person, "Petaling Jaya");
  await person.click(next);
  await pickCategory(person, category);
  await person.click(next);
}

// What has to be told by phone at once, as far as the page that says so.
export async function uptoPhone(person, lang) {
  await uptoDetails(person, lang, "streetlight-local");
  await person.page.fill("#description", "wayar terjuntai di tepi jalan");
  await person.page.check("main form input[type=radio][name='attribute[danger]'][value=yes]");
  await person.click(person.page.locator("main form > p > button.button"));
  assert.match(person.path, /\/instead$/);
}

// A whole report to MBPJ with a confirmed address, the short way; returns its reference.
export async function reportToMbpj(person, lang, { contact, words, name = "Puan Uji", category = "pothole-local" }) {
  await uptoDetails(person, lang, category);
  await describe(person, words);
  await introduce(person, { contact, name });
  await person.click("main form > button.button");
  return confirm(person, lang, contact);
}

// Reports that a program sends to MBPJ, oldest first; returns their references.
export async function reportsToMbpj(house, descriptions, category = "pothole-local") {
  const token = house.run("token", "create", "--user", "pegawai.mbpj@contoh.my", "--scope", "open311.write");
  const made = [];
  for (const description of descriptions) {
    const body = new URLSearchParams({ service_code: category, description, lat: "3.1073", long: "101.6067" });
    const answer = await fetch(`${house.origin}/open311/v2/requests.json?jurisdiction_id=mbpj`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
      body,
    });
    assert.equal(answer.status, 201, await answer.clone().text());
    made.push((await answer.json())[0].service_request_id);
  }
  return made;
}

export async function signInAs(person, lang, name) {
  await person.go(`/${lang}/demo`);
  await person.click(person.page.locator("main tr", { hasText: name }).locator("button"));
}

// An officer's move on the page of the report.
export async function move(officer, step, { body, agency, status = 200 } = {}) {
  const pressed = officer.page.locator(button("step", step));
  if (body !== undefined) {
    const box = officer.page.locator(`main details:has(button[value="${step}"])`);
    if (!(await pressed.isVisible())) await box.locator("summary").click();
    await box.locator("textarea").fill(body);
    if (agency) await box.locator("input[name=agency]").fill(agency);
  }
  await officer.click(pressed, status);
}
