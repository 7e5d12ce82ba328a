// What the browser tests share: one server with the demonstration council, Debian's Chromium, and a way to look at a page
// as a careful person would: at both widths, with axe, for sideways scrolling, and with its markup kept for html-validate.

import assert from "node:assert/strict";
import { readFileSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { chromium } from "playwright-core";
import { startHeed } from "../../tools/heed_server.mjs";

const AXE = readFileSync("node_modules/axe-core/axe.min.js", "utf8");
const KEPT = "build/pages";
const PICTURES = process.env.HEED_PICTURES;
export const PHONE = { width: 320, height: 640 };
export const DESK = { width: 1280, height: 900 };
// Tablets and small laptops, where only sideways scrolling is looked for.
const BETWEEN = [720, 768, 1024, 1100];

// axe calls it a mistake that govuk-frontend's own script marks a radio that reveals a field with aria-expanded.
const KNOWN = (node) => node.html.includes("govuk-radios__input") || node.html.includes("govuk-checkboxes__input");

let server;
let browser;

export async function begin() {
  server = await startHeed({ log: "build/test-logs/browser-server.log" });
  browser = await chromium.launch({
    executablePath: process.env.HEED_CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync"],
  });
  mkdirSync(KEPT, { recursive: true });
  return server;
}

// The same records, so many days from now: the server is stopped and started again with its clock ahead. Visitors from
// before are gone.
export async function later(days) {
  assert.equal(await server.stop({ keep: true }), 0, "the server stops with status 0");
  server = await startHeed({ folder: server.folder, ahead: days, log: "build/test-logs/browser-server-later.log" });
}

export async function end() {
  await browser?.close();
  if (server) assert.equal(await server.stop(), 0, "the server stops with status 0");
}

// A visitor with a browser of their own. What the console says against them (a refused script, a broken policy) fails the test.
export async function visitor({ script = true, who, viewport = DESK } = {}) {
  const context = await browser.newContext({ javaScriptEnabled: script, viewport, baseURL: server.url, locale: "en-GB" });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  page.complaints = [];
  page.scriptless = !script;
  page.on("console", (message) => message.type() === "error" && !/status of 4\d\d/.test(message.text()) && page.complaints.push(message.text()));
  page.on("pageerror", (error) => page.complaints.push(String(error)));
  if (who) await signIn(page, who);
  return page;
}

export async function signIn(page, who) {
  const { name, password } = server.signIns(who);
  await page.goto("/sign-in");
  await page.fill("input[name=email]", name);
  await page.fill("input[name=password]", password);
  await page.click("main form button[type=submit]");
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}

// What the stories do again and again: send the page's form, name a day so many days from now, type it, expect words.
export const send = (page) => page.click("main form button[type=submit]");
export const inDays = (days) => {
  const then = new Date(Date.now() + days * 86_400_000);
  const [day, month, year] = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London" }).format(then).split("/");
  return { day, month, year };
};
export const fillDay = async (page, name, day) => {
  for (const part of ["day", "month", "year"]) await page.fill(`[name=${name}-${part}]`, day[part]);
};
export const says = async (page, words) => assert.ok((await page.textContent("main")).includes(words), `${page.url()} says "${words}"`);

// Looks at the page that is open: no sideways scrolling at any width, axe finds nothing, the console is quiet. The page
// is kept for html-validate, if it can be asked for again.
export async function look(page, name) {
  await lookOnly(page, name);
  writeFileSync(path.join(KEPT, `${name}.html`), await sentAgain(page));
}

// What the server sends for the page that is open. Cookies that are for secure pages only are not sent by themselves here.
async function sentAgain(page) {
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const answer = await page.request.get(page.url(), { headers: cookie ? { cookie } : {} });
  assert.equal(answer.url(), page.url(), "the page itself is kept, and not where somebody is sent who is not signed in");
  return answer.text();
}

// The same for a page that is the answer to a form and has no address of its own.
export async function lookOnly(page, name) {
  const seen = page.scriptless ? await twinOf(page) : page;
  for (const width of BETWEEN) {
    await seen.setViewportSize({ width, height: DESK.height });
    await fits(seen, name);
  }
  for (const viewport of [PHONE, DESK]) {
    await seen.setViewportSize(viewport);
    await fits(seen, name);
    if (PICTURES) await seen.screenshot({ path: path.join(PICTURES, `${name}-${viewport.width}.png`), fullPage: true });
    assert.deepEqual(await withoutCaption(seen), [], `every table of ${name} has a caption`);
    assert.deepEqual(await axe(seen), [], `axe on ${name} at ${viewport.width}`);
  }
  assert.deepEqual(page.complaints, [], `the console on ${name}`);
  if (seen !== page) await seen.context().close();
}

async function fits(page, name) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(over <= 0, `${name} scrolls sideways by ${over} pixels at ${page.viewportSize().width}`);
}

const withoutCaption = (page) => page.$$eval("main table", (tables) =>
  tables.filter((table) => !table.caption).map((table) => table.outerHTML.slice(0, 200)));

// axe is a script, so a page without JavaScript is looked at in its twin: the same markup, none of its scripts.
async function twinOf(page) {
  const markup = (await page.content()).replaceAll(/<script[^>]*>.*?<\/script>/gs, "");
  const context = await browser.newContext({ baseURL: server.url, locale: "en-GB" });
  const twin = await context.newPage();
  await twin.route(page.url(), (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: markup }));
  await twin.goto(page.url());
  return twin;
}

async function axe(page) {
  await page.evaluate(AXE);
  const found = await page.evaluate(() => window.axe.run(document, {
    runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
  }));
  return found.violations.flatMap((violation) => violation.nodes
    .filter((node) => !(violation.id === "aria-allowed-attr" && KNOWN(node)))
    .map((node) => `${violation.id}: ${node.html.slice(0, 200)}`));
}
