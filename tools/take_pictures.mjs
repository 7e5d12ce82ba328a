#!/usr/bin/env node
// Takes the pictures of the README from the demonstration council: tools/take_pictures.mjs [FOLDER] (docs/pictures).
// Run it after a change that one can see; the pictures are part of the project.

import { mkdirSync } from "node:fs";
import path from "node:path";
import { chromium } from "playwright-core";
import { startHeed } from "./heed_server.mjs";

const folder = process.argv[2] ?? "docs/pictures";
const DESK = { width: 1200, height: 860 };
const PHONE = { width: 360, height: 720 };

mkdirSync(folder, { recursive: true });
const server = await startHeed();
const browser = await chromium.launch({
  executablePath: process.env.HEED_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

async function visitor(viewport, who) {
  const page = await (await browser.newContext({ viewport, baseURL: server.url, locale: "en-GB" })).newPage();
  if (who) {
    const { name, password } = server.signIns(who);
    await page.goto("/sign-in");
    await page.fill("input[name=email]", name);
    await page.fill("input[name=password]", password);
    await page.click("main form button[type=submit]");
    await page.waitForURL((url) => url.pathname !== "/sign-in");
  }
  return page;
}

const take = (page, name) => page.screenshot({ path: path.join(folder, `${name}.png`) });

const resident = await visitor(PHONE);
await resident.goto("/tell-us/complaint");
await take(resident, "tell-us-on-a-phone");

const esther = await visitor(DESK, "esther");
await esther.goto("/home");
await take(esther, "what-waits");
await esther.goto("/learning-points?standing=reopened");
await esther.click("main table a");
await take(esther, "a-learning-point");
await esther.goto("/assessments/2");
await take(esther, "an-assessment-read");

await esther.goto("/picture?period=all");
await take(esther, "the-picture");
await esther.goto("/measures/1");
await esther.evaluate(() => document.querySelector("main h2").scrollIntoView());
await take(esther, "a-measure");

const dev = await visitor(DESK, "dev");
await dev.goto("/complaints");
await take(dev, "complaints");

await browser.close();
await server.stop();
