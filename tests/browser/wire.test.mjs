// How much a whole report costs on the line: everything between the browser and the program, as it passes.

import assert from "node:assert/strict";
import { createServer, request as ask } from "node:http";
import { test } from "node:test";
import * as steps from "./support/journeys.mjs";
import { Visitor } from "./support/visitor.mjs";

const KB = 1000;
const FIRST = 16 * KB;
const LATER = 8 * KB;
const WHOLE = 60 * KB;
const HERE = { latitude: 3.1073, longitude: 101.6067 };
// Where the first language has reported nothing, which would be offered first.
const ELSEWHERE = { ...HERE, latitude: HERE.latitude + 0.01 };
const PHONE = { width: 360, geolocation: HERE, permissions: ["geolocation"] };

// Passes everything on, each request over a connection of its own, and notes how many bytes came back, headers and all.
async function openLine(house) {
  const { hostname, port } = new URL(house);
  const passed = [];
  const line = createServer((asked, answered) => {
    const onward = ask({ hostname, port, agent: false, method: asked.method, path: asked.url, headers: asked.headers }, (answer) => {
      answered.writeHead(answer.statusCode, answer.rawHeaders);
      answer.pipe(answered);
      const { socket } = answer;
      answer.on("end", () => passed.push({ path: asked.url, type: answer.headers["content-type"] ?? "", by: asked.headers["sec-fetch-dest"] ?? "", bytes: socket.bytesRead }));
    });
    onward.on("error", () => answered.destroy());
    asked.pipe(onward);
  });
  await new Promise((done) => line.listen(0, "127.0.0.1", done));
  return { origin: `http://127.0.0.1:${line.address().port}`, passed, close: () => line.close() };
}

let line;
const stage = steps.scene({
  settings: async (origin) => {
    line = await openLine(origin);
    return { BALAI_SERVER_PUBLIC_URL: line.origin };
  },
});

const press = (name, value) => `main button[name=${name}][value="${value}"]`;

const ways = {
  // With pictures: what their recordings say is fetched by those who press play.
  async pictures(person, lang) {
    await person.click(`main a[href="/${lang}/reports/new/easy"]`);
    await person.click(press("topic", "lamp"));
    await person.click("main button[data-locate]");
    await person.page.fill("#description", "Lampu di pintu pagar saya padam");
    await person.click(press("do", "next"));
    await person.click(press("do", "none"));
    await person.click("main ul.go button");
  },
  async form(person, lang) {
    await person.click(`main a[href="/${lang}/reports/new"]`);
    await person.click("main form button[value=complaint]");
    if (person.scripts) await person.click("main button[data-locate]");
    else await steps.searchPlace(person, "Petaling Jaya");
    await person.click(steps.next);
    await steps.pickCategory(person, "pothole-local");
    await person.page.check("main input[name=to][value=routed]");
    await person.click(steps.next);
    await steps.describe(person, "Lubang di hadapan pintu pagar.");
    await steps.introduce(person);
    await person.click("main form > button.button");
  },
};

const sum = (all) => all.reduce((total, { bytes }) => total + bytes, 0);
const isPicture = ({ type }) => /^(image|audio)\//.test(type);
// A script that the page and, at the same moment, the offline shell ask for comes twice once in a browser's life.
const needed = (all) => [...all.filter(isPage), ...new Map(all.filter((one) => !isPage(one)).map((one) => [one.path, one])).values()];
const isPage = ({ type }) => type.startsWith("text/html");

for (const [name, go] of Object.entries(ways)) {
  for (const lang of ["ms", "ta"]) {
    for (const scripts of name === "pictures" ? [true] : [true, false]) {
      test(`a whole report (${name}): ${lang}, ${scripts ? "with" : "without"} scripts`, async (t) => {
        line.passed.length = 0;
        const person = await Visitor.arrive(stage.browser, line.origin, { ...PHONE, geolocation: lang === "ms" ? HERE : ELSEWHERE, scripts });
        try {
          await person.go(`/${lang}/`);
          await go(person, lang);
          assert.match(person.path, /\/done$/);
        } finally {
          await person.leave();
        }
        const all = [...line.passed];
        const words = all.filter((one) => !isPicture(one));
        const pages = words.filter((one) => isPage(one));
        const seldom = sum(all.filter(isPicture));
        const whole = sum(needed(words));
        t.diagnostic(`${whole} bytes, ${sum(words)} with what came twice, in ${words.length} answers, and ${seldom} of pictures and recordings`);
        const first = pages[0].bytes + sum(words.filter(({ by }) => by === "style"));
        assert.ok(first <= FIRST, `the first page with its styles is ${first} bytes`);
        for (const { path, bytes } of pages.slice(1)) assert.ok(bytes <= LATER, `${path} is ${bytes} bytes`);
        assert.ok(whole <= WHOLE, `${whole} bytes`);
      });
    }
  }
}

test("the line is let go", () => line.close());
