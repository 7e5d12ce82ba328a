// What the loop is for, as people live through it: the days pass between the acts.

import { after, before, test } from "node:test";
import { follow, plan, promise, prove, waitUntil } from "./acts.mjs";
import { begin, end, later, look, lookOnly, says, send, visitor } from "./browser.mjs";

before(begin);
after(end);

const sentence = "Every carer is rung on the working day after a stay in hospital, in 9 of 10 cases by summer";

async function logConcern(page) {
  await page.goto("/complaints/new");
  for (const summary of await page.$$("main details summary")) await summary.click();
  await page.check("[name=kind][value=concern]");
  await page.check("[name=channel][value=phone]");
  await page.fill("[name=said]", "My husband came home from hospital and nobody rang me, the carer, for a week.");
  await page.check("[name=worker][value=yes]");
  await page.check("[name=answer_by][value=email]");
  await page.fill("[name=email]", "bola@example.org");
  await page.check("[name=safe][value=yes]");
  await page.check("[name=hear][value=yes]");
  await send(page);
}

async function sortItsSignal(page) {
  await page.goto("/signals");
  await follow(page, "My husband came home from hospital");
  await look(page, "signal-suggested");
  await page.check("[name=fits][value=another]");
  await page.selectOption("[name=theme]", { label: "Carers rung after hospital" });
  await send(page);
}

async function defineTheme(page) {
  await page.goto("/themes/new");
  await page.fill("[name=name]", "Carers rung after hospital");
  await page.fill("[name=definition]", "A carer was not rung when the person whom they look after came home from hospital.");
  await page.selectOption("[name=owner]", { label: "Esther Amoah" });
  await send(page);
}

async function learn(page) {
  await page.goto("/learning-points/new");
  await page.selectOption("[name=theme]", { label: "Carers rung after hospital" });
  await page.fill("[name=sentence]", sentence);
  await page.selectOption("[name=owner]", { label: "Esther Amoah" });
  await send(page);
  if (page.url().endsWith("/seen-before")) await page.click("main button[name=none]");
  return new URL(page.url()).pathname;
}

test("a theme that is heard again in the same service reopens what was embedded", async () => {
  const esther = await visitor({ who: "esther" });
  await esther.goto("/learning-points?stage=proved");
  await follow(esther, "Nobody goes home from hospital");
  const point = new URL(esther.url()).pathname;
  await esther.goto("/signals/new");
  await esther.fill("[name=said]", "She came home from hospital on Friday and nobody at home knew that she would come.");
  await esther.check("[name=kind][value=observation]");
  await esther.selectOption("[name=service]", { label: "Hospital discharge" });
  await send(esther);
  await esther.check("[name=fits][value=another]");
  await esther.selectOption("[name=theme]", { label: "Leaving hospital without a plan" });
  await send(esther);
  await esther.goto(point);
  await says(esther, "Reopened");
  await says(esther, "was heard again");
});

test("a recommendation that was made before is seen as such, and their history is read as one", async () => {
  const esther = await visitor({ who: "esther" });
  await esther.goto("/register/new");
  await esther.selectOption("[name=origin]", { index: 1 }).catch(() => esther.check("[name=origin] >> nth=0"));
  await esther.fill("[name=author]", "The safeguarding adults board");
  await esther.fill("[name=own_words]", "Nobody should be discharged from hospital until somebody who lives with them has agreed the plan.");
  await esther.fill("[name=sentence]", "Nobody is sent home from hospital before a named person at home has agreed to the plan");
  await esther.selectOption("[name=theme]", { label: "Leaving hospital without a plan" });
  await esther.click("main button:text-is('Save')");
  await lookOnly(esther, "register-not-testable");
  await esther.check("[name=keep_as_it_is]");
  await esther.click("main button:text-is('Save')");
  await says(esther, "Was this said before?");
  await says(esther, "Nobody goes home from hospital");
  await esther.check("[name=same] >> nth=0");
  await send(esther);
  await says(esther, "Said before");
  await look(esther, "said-before");
});

test("a theme that has met only reminders and training says so", async () => {
  const grace = await visitor({ who: "grace" });
  await grace.goto("/themes");
  await follow(grace, "Telling the story again");
  await says(grace, "weak");
  await look(grace, "theme-weak-only");
});

// Last, because the days of the demonstration pass with it.
test("a concern becomes embedded and is told back, and half a year later the proof lapses", async () => {
  let esther = await visitor({ who: "esther" });
  await defineTheme(esther);
  let dev = await visitor({ who: "dev", script: false });
  await logConcern(dev);
  await sortItsSignal(dev);
  const point = await learn(esther);
  await promise(esther, point, "records", "The time of the call in the record");
  await promise(esther, point, "experience", "Carers who say that they were rung");
  await plan(esther, point, "The discharge form cannot be closed without the time of the call to the carer.");

  await later(3);
  esther = await visitor({ who: "esther" });
  await esther.goto(point);
  await follow(esther, "done");
  await send(esther);
  await esther.goto(`${point}/tell-back`);
  await lookOnly(esther, "tell-back");
  await esther.fill("[name=what_changed]", "When somebody comes home from hospital, their carer is now rung on the next working day.");
  await send(esther);
  await says(esther, "Check what people will be told");
  await lookOnly(esther, "tell-back-checked");
  await send(esther);
  await esther.goto(point);
  await says(esther, "Acted on");
  dev = await visitor({ who: "dev" });
  await waitUntil(dev, "/outbox", "bola@example.org");

  await later(30);
  esther = await visitor({ who: "esther" });
  await prove(esther, point);
  await esther.goto(point);
  await says(esther, "Two kinds of proof hold and none has lapsed");
  await look(esther, "learning-point-proved");
  dev = await visitor({ who: "dev" });
  await waitUntil(dev, "/outbox", "40");

  await later(30 + 183 + 20);
  esther = await visitor({ who: "esther" });
  await waitUntil(esther, point, "it lapsed on");
  await says(esther, "Reopened");
});
