// Starts a demo of our own on a free port with an empty folder, and takes it down at the end.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(fileURLToPath(import.meta.url), "../../../..");
const PATIENCE_MS = 60_000;
// All that our own crates ever say.
const FILTER = ["info", ...["base", "store", "web", "tables", "kernel", "reports", "disclosure", "opendata", "server", "balai"].map((crate) => `${crate}=trace`)].join(",");

function program() {
  const { BALAI_BIN, BALAI_BINARY, CARGO_TARGET_DIR } = process.env;
  const target = CARGO_TARGET_DIR ? resolve(root, CARGO_TARGET_DIR) : join(root, "target");
  const path = BALAI_BIN || BALAI_BINARY || join(target, "debug", "balai");
  if (!existsSync(path)) throw new Error(`no program at ${path}: run "cargo build --package server" first`);
  return path;
}

const freePort = () =>
  new Promise((found, failed) => {
    const probe = createServer();
    probe.on("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => found(port));
    });
  });

// A PostgreSQL of the house's own where BALAI_JOURNEYS_STORE=postgres: what the program is told of it, and how it is ended.
async function openStore() {
  if (process.env.BALAI_JOURNEYS_STORE !== "postgres") return { arguments: [], close: async () => {} };
  const debian = "/usr/lib/postgresql";
  const [newest] = readdirSync(debian).sort((one, other) => Number(other) - Number(one));
  const script = readFileSync(join(root, "crates/testkit/src/cluster.sh"), "utf8");
  const shell = ["setsid", "-w", "sh", "-c", script, "cluster", join(debian, newest, "bin")];
  // PostgreSQL refuses to run as root.
  const [first, ...rest] = process.getuid() === 0 ? ["runuser", "-u", "postgres", "--", ...shell] : shell;
  const cluster = spawn(first, rest, { cwd: "/", stdio: ["pipe", "pipe", "inherit"] });
  const ended = new Promise((done) => cluster.once("exit", done));
  const socket = await Promise.race([new Promise((said) => cluster.stdout.once("data", (text) => said(`${text}`.trim()))), ended]);
  if (typeof socket !== "string") throw new Error("PostgreSQL did not start");
  const close = () => {
    cluster.stdin.end();
    return ended;
  };
  return { arguments: ["--database", `postgres://postgres@${encodeURIComponent(socket)}/postgres`], close };
}

// Resolves once the demo answers; fails with the program's own words if it stops first.
async function answers(origin, child, said) {
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`balai stopped with ${child.exitCode}:\n${said()}`);
    const healthy = await fetch(`${origin}/healthz`).then((answer) => answer.ok, () => false);
    if (healthy) return;
    await new Promise((next) => setImmediate(next));
  }
  throw new Error(`balai did not answer within ${PATIENCE_MS} ms:\n${said()}`);
}

// What says who somebody is, or opens what is theirs: none of it may stand in a log.
const PERSONAL = [
  /[\w.+-]+@[\w-]+(\.[\w-]+)*\.[a-z]{2,}/i,
  /(?<![\w-])\+?6?01\d-?\d{3,4} ?\d{4}(?!\w)/,
  /(?<!\d)\d{6}-\d{2}-\d{4}(?!\d)/,
  /balai_(session|visitor)=|balai_[0-9a-z]{20,}|csrf=[0-9a-z]/,
  /\/new\/[0-9a-z-]{26,}/,
];

// What somebody says with a request: its words, its addresses and the secret of its form.
export function typedIn(request) {
  const body = request.method() === "POST" ? (request.postDataBuffer() ?? Buffer.alloc(0)).toString() : "";
  const pairs = body.startsWith("--")
    ? [...body.matchAll(/name="(\w+)"\r\n\r\n([^\r]*)/g)].map(([, name, value]) => [name, value])
    : [...new URLSearchParams(body)];
  const says = ([name, value]) => name === "csrf" || (value.length >= 8 && /[ @]/.test(value));
  return pairs.filter(says).map(([, value]) => value);
}

// The first line of a log that gives somebody away, by its shape or with words that a visitor typed.
export function givenAway(log, typed = []) {
  const told = (line) => PERSONAL.some((shape) => shape.test(line)) || typed.some((words) => line.includes(words));
  return log.split("\n").find(told);
}

// A running demo: its origin, and how to end it. Limits on how often one client may ask are off,
// because all of these people come from one address within minutes. Devices keep passkeys for a name only. More settings are
// those of the test, which may need to know where the house will stand.
export async function openHouse({ name = "127.0.0.1", settings = () => ({}) } = {}) {
  const port = await freePort();
  const origin = `http://${name}:${port}`;
  const data = mkdtempSync(join(tmpdir(), "balai-journeys-"));
  const log = [];
  const typed = new Set();
  const more = await settings(origin, data);
  const store = await openStore();
  const child = spawn(program(), ["serve", "--demo", "--data", data, ...store.arguments, "--listen", `127.0.0.1:${port}`], {
    env: { ...process.env, BALAI_LIMITS_ENFORCED: "false", BALAI_SERVER_PUBLIC_URL: origin, BALAI_LOG_FILTER: FILTER, ...more },
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => log.push(text));
  const ended = new Promise((done) => child.once("exit", done));
  const close = async () => {
    if (child.exitCode === null) child.kill("SIGTERM");
    await ended;
    await store.close();
    rmSync(data, { recursive: true, force: true });
    const said = log.join("");
    assert.match(said, /serving/, "it has a log");
    assert.equal(givenAway(said, [...typed]), undefined, "the log names nobody");
  };
  process.once("exit", () => child.kill("SIGKILL"));
  try {
    await answers(origin, child, () => log.join(""));
  } catch (error) {
    await close();
    throw error;
  }
  // A command of the program on the same data, and what it printed.
  const run = (...args) => execFileSync(program(), [...args, "--data", data, ...store.arguments], { encoding: "utf8" }).trim();
  return { origin, close, run, typed, log: () => log.join("") };
}
