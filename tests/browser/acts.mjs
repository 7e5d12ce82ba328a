// What the stories do to a learning point and with the days: shared by those that go round the whole loop.

import { fillDay, inDays, says, send } from "./browser.mjs";

export const follow = (page, words) => page.click(`main a:has-text("${words}")`);

// What the program does by itself, it does within some seconds.
export const waitUntil = async (page, path, words) => {
  for (let tries = 0; tries < 60; ++tries) {
    await page.goto(path);
    if ((await page.textContent("main")).includes(words)) return;
    await page.waitForTimeout(500);
  }
  await says(page, words);
};

export async function promise(page, point, kind, sees) {
  await page.goto(`${point}/proofs/new`);
  await page.check(`[name=proof_kind][value=${kind}]`);
  await page.fill("[name=would_see]", sees);
  await page.fill("[name=sample]", "40");
  await page.fill("[name=at_least]", "28");
  await fillDay(page, "proof_due", inDays(30));
  await send(page);
}

export async function plan(page, point, what) {
  await page.goto(`${point}/actions/new`);
  await page.fill("[name=what]", what);
  await page.check("[name=strength][value=strong]");
  await page.selectOption("[name=owner]", { label: "Esther Amoah" });
  await fillDay(page, "due", inDays(5));
  await send(page);
}

export async function prove(page, point) {
  await page.goto(point);
  const open = await page.$$eval("main a", (links) => links.filter((link) => link.textContent.includes("Record the proof")).map((link) => link.href));
  for (const proof of open) {
    await page.goto(proof);
    await page.fill("[name=looked_at]", "40");
    await page.fill("[name=seen]", "38");
    await send(page);
  }
}
