// A person with a browser of their own, and what must hold on every page that they see.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];
const PATIENCE_MS = 15_000;

const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"];
const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync"];

export const openBrowser = () =>
  chromium.launch({
    executablePath: process.env.BALAI_CHROMIUM || "/usr/bin/chromium",
    args: [...flags, ...quiet],
  });

// Addresses of the same page, whatever it is about.
const shape = (url) =>
  new URL(url).pathname
    .replace(/RR-[0-9A-Z]{4}-[0-9A-Z]{4}/, "REFERENCE")
    .replace(/(reports\/new)\/[^/]+/, "$1/DRAFT");

const checked = new Set();

export class Visitor {
  static async arrive(browser, origin, { scripts = true, width = 1280, ...rest } = {}) {
    const context = await browser.newContext({
      javaScriptEnabled: scripts,
      viewport: { width, height: width < 600 ? 640 : 800 },
      baseURL: origin,
      // Colours are read right after light changes to dark: nothing may still be fading.
      reducedMotion: "reduce",
      ...rest,
    });
    context.setDefaultTimeout(PATIENCE_MS);
    return new Visitor(context, await context.newPage(), { origin, scripts, width });
  }

  constructor(context, page, { origin, scripts, width }) {
    Object.assign(this, { context, page, origin, scripts, width, complaints: [] });
    const complain = (words) => this.complaints.push(`${page.url()}: ${words}`);
    page.on("pageerror", (error) => complain(`script failed: ${error.message}`));
    // Some journeys lead elsewhere on purpose.
    const meant = (url) => this.elsewhere !== undefined && url.startsWith(`${this.elsewhere}/`);
    page.on("console", (message) => {
      if (meant(message.location().url)) return;
      // A page that is itself an error or a refusal is told in the console too; that one is meant.
      const refused = /^Failed to load resource: .* status of 4\d\d/.test(message.text());
      if (refused && message.location().url === page.url()) return;
      if (["error", "warning"].includes(message.type())) complain(`console: ${message.text()}`);
    });
    page.on("request", (request) => {
      const url = request.url();
      if (!meant(url) && !url.startsWith(`${origin}/`) && !/^(data|blob):/.test(url)) complain(`left the house: ${url}`);
    });
  }

  // Does something that leads to another page, waits for it, and checks it.
  async follow(act, status = 200) {
    const arriving = this.page.waitForNavigation({ waitUntil: "load" });
    const [answer] = await Promise.all([arriving, act()]);
    await this.inspect(answer, status);
    return answer;
  }

  go(path, status = 200) {
    return this.follow(() => this.page.goto(path), status);
  }

  click(target, status = 200) {
    return this.follow(() => this.find(target).click(), status);
  }

  find(target) {
    return typeof target === "string" ? this.page.locator(target) : target;
  }

  text(selector = "main") {
    return this.page.locator(selector).innerText();
  }

  get path() {
    return new URL(this.page.url()).pathname;
  }

  // What must hold on every page, whoever looks at it.
  async inspect(answer, status) {
    const where = `${shape(this.page.url())} at ${this.width} px`;
    if (answer) assert.equal(answer.status(), status, `${where}: ${(await this.text()).slice(0, 400)}`);
    const seen = await this.page.evaluate(() => ({
      lang: document.documentElement.lang,
      title: document.title,
      headings: document.querySelectorAll("h1").length,
      over: document.scrollingElement.scrollWidth - document.documentElement.clientWidth,
      words: document.body.innerText,
      styled: getComputedStyle(document.querySelector("main")).display,
    }));
    assert.equal(seen.lang, this.path.split("/")[1], `${where}: the language of the page`);
    assert.equal(seen.headings, 1, `${where}: one main heading`);
    assert.ok(seen.title.trim().length > 3, `${where}: a title`);
    assert.ok(seen.over <= 0, `${where}: scrolls sideways by ${seen.over} px`);
    assert.doesNotMatch(seen.words, /\b(web|kernel|reports|problem)-[a-z]+-[a-z-]+\b/, `${where}: a missing word`);
    await this.axe(`${where} (${status})`);
    assert.deepEqual(this.complaints, [], where);
  }

  // Each kind of page once for each width: in full in light, its colours in dark.
  async axe(where) {
    const alerts = await this.page.locator("[role=alert]").count();
    const person = await this.page.locator(".top form[action$='sign-out']").count();
    const key = [where, alerts, person].join(" ");
    if (!this.scripts || checked.has(key)) return;
    checked.add(key);
    await this.page.evaluate(axe);
    await this.violations(where, { runOnly: RULES });
    await this.page.emulateMedia({ colorScheme: "dark" });
    await this.violations(`${where}, dark`, { runOnly: { type: "rule", values: COLOUR_RULES } });
    await this.page.emulateMedia({ colorScheme: "light" });
  }

  async violations(where, options) {
    const found = await this.page.evaluate(async (given) => {
      const { violations } = await globalThis.axe.run(document, { ...given, resultTypes: ["violations"] });
      return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`);
    }, options);
    assert.deepEqual(found, [], where);
  }

  leave() {
    return this.context.close();
  }
}
