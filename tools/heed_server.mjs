// Starts Heed on a folder of its own and a free port, for the tests that speak to it from outside.

import { spawn } from "node:child_process";
import { createWriteStream, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const READY = /^Heed is ready at (http:\/\/\S+)$/m;

// Resolves to { url, signIns, printed(), stop() } when the server says that it is ready. `signIns` are the lines it printed
// before: signIns("callum") is { name, password } of the demonstration's Callum. `log` receives all it writes. With `folder`
// it goes on with the records of a server that was stopped with stop({ keep: true }); with `ahead` it lives so many days
// later than we do, which is how a test waits for what is due in half a year.
export async function startHeed({ content = "--demonstration", log, patience = 60_000, more = [], folder, ahead = 0 } = {}) {
  const program = process.env.HEED_PROGRAM ?? "build/release/heed";
  folder ??= mkdtempSync(path.join(tmpdir(), "heed-test-"));
  const words = ["serve", "--port", "0", "--data", folder, content, ...more];
  const child = spawn(program, words, { stdio: ["ignore", "pipe", "pipe"], env: { ...environment(), ...(ahead ? clockAhead(ahead) : {}) } });
  const printed = keepWhatItPrints(child, log);
  const ended = new Promise((resolve) => child.once("exit", (code, sign) => resolve(code ?? sign)));
  const url = await ready(child, printed, ended, patience);
  return {
    url,
    folder,
    pid: child.pid,
    printed,
    signIns: (who) => signInOf(who, printed()),
    // The exit status (0 when it stops as it should) after SIGTERM.
    stop: async ({ keep = false } = {}) => {
      child.kill("SIGTERM");
      const late = setTimeout(() => child.kill("SIGKILL"), 15_000);
      const status = await ended;
      clearTimeout(late);
      if (!keep) rmSync(folder, { recursive: true, force: true });
      return status;
    },
  };
}

// Beside tools/on_postgresql.sh the server keeps its records there; one server for each such run.
function environment() {
  const { HEED_TEST_ENGINE, HEED_TEST_POSTGRESQL, ...rest } = process.env;
  return HEED_TEST_ENGINE === "postgresql" ? { ...rest, HEED_POSTGRESQL: HEED_TEST_POSTGRESQL } : rest;
}

// Only the clock on the wall is moved: what waits for a number of seconds still waits for them.
function clockAhead(days) {
  const places = readdirSync("/usr/lib").map((folder) => `/usr/lib/${folder}/faketime/libfaketimeMT.so.1`);
  const library = places.find((place) => existsSync(place));
  if (!library) throw new Error("libfaketime is not installed: tools/packages.txt names it");
  return { LD_PRELOAD: library, FAKETIME: `+${days}d`, FAKETIME_DONT_FAKE_MONOTONIC: "1" };
}

function keepWhatItPrints(child, log) {
  let text = "";
  if (log) mkdirSync(path.dirname(log), { recursive: true });
  const file = log ? createWriteStream(log) : null;
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (piece) => {
      text = (text + piece).slice(-1_000_000);
      file?.write(piece);
    });
  }
  return () => text;
}

async function ready(child, printed, ended, patience) {
  const deadline = Date.now() + patience;
  let status;
  ended.then((code) => (status = code));
  for (;;) {
    const found = READY.exec(printed());
    if (found) return found[1].replace(/\/$/, "");
    if (status !== undefined || Date.now() > deadline) {
      child.kill("SIGKILL");
      throw new Error(`Heed did not become ready (exit status ${status}):\n${printed()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

// A printed sign-in is a line that holds the person's name, the name to sign in with, and the password as its last word.
function signInOf(who, printed) {
  const line = printed.split("\n").find((text) => new RegExp(`\\b${who}\\b`, "i").test(text) && text.trim().split(/\s+/).length > 1);
  if (!line) throw new Error(`the server printed no sign-in for ${who}`);
  const words = line.trim().split(/\s+/);
  const name = words.find((word) => word.includes("@")) ?? words.find((word) => new RegExp(`\\b${who}\\b`, "i").test(word));
  return { name, password: words.at(-1) };
}
