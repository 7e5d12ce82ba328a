// The pages about voices and charging, each looked at, and with nonsense in their forms.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { begin, end, look, lookOnly, send, visitor } from "./browser.mjs";

before(begin);
after(end);

describe("every page about voices and charging is usable at both widths", () => {
  const pages = {
    dev: ["/voices", "/voices?period=36", "/voices/patterns", "/voices/compliments-by-mail", "/voices/compliments-by-mail/1",
      "/voices/teams-and-providers", "/charging", "/charging/events/7", "/charging/events/new", "/charging/waits",
      "/charging/waits/new"],
    esther: ["/voices/who", "/voices/people-supported", "/voices/people-supported/new", "/voices/patterns/rule", "/voices/passed-on/1"],
    lena: ["/voices/reading"],
  };
  for (const [who, paths] of Object.entries(pages)) {
    test(`for ${who}`, async () => {
      const page = await visitor({ who });
      for (const path of paths) {
        const answer = await page.goto(path);
        assert.equal(answer.status(), 200, path);
        await look(page, `voices-${who}${path.replaceAll(/[/?=]/g, "-")}`);
      }
    });
  }
});

test("an empty form about voices or charging says what is missing, beside each field", async () => {
  const page = await visitor({ who: "dev" });
  for (const path of ["/voices/people-supported/new", "/charging/events/new", "/charging/waits/new"]) {
    await page.goto(path);
    await send(page);
    await lookOnly(page, `voices-error${path.replaceAll("/", "-")}`);
  }
});
