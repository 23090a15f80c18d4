// The public log as a stranger checks it: with Node's own cryptography, from what stands at its addresses alone.

import assert from "node:assert/strict";
import { createHash, createPublicKey, generateKeyPairSync, verify } from "node:crypto";
import { test } from "node:test";
import * as steps from "./support/journeys.mjs";

const stage = steps.scene();
const WIDTH = 256;

const sha256 = (...parts) => createHash("sha256").update(Buffer.concat(parts)).digest();
const leafHash = (entry) => sha256(Buffer.from([0]), entry);
const node = (left, right) => sha256(Buffer.from([1]), left, right);

// RFC 9162, 2.1.1: the root over leaf hashes.
function root(hashes) {
  if (hashes.length === 0) return sha256();
  if (hashes.length === 1) return hashes[0];
  const half = 2 ** Math.floor(Math.log2(hashes.length - 1));
  return node(root(hashes.slice(0, half)), root(hashes.slice(half)));
}

const path = (number) => {
  const groups = [];
  for (let rest = number; groups.length === 0 || rest > 0; rest = Math.floor(rest / 1000)) groups.unshift(String(rest % 1000).padStart(3, "0"));
  return groups.map((group, place) => (place < groups.length - 1 ? `x${group}` : group)).join("/");
};

async function bytes(origin, address, status = 200) {
  const answer = await fetch(`${origin}/log/${address}`);
  assert.equal(answer.status, status, address);
  return Buffer.from(await answer.arrayBuffer());
}

// The Ed25519 key of `name+id+base64`, whose id is that of its name and bytes.
function keyOf(text) {
  const [name, id, ...rest] = text.trim().split("+");
  const bytes = Buffer.from(rest.join("+"), "base64");
  assert.equal(bytes[0], 1, "Ed25519");
  assert.equal(sha256(Buffer.from(`${name}\n`), bytes).subarray(0, 4).toString("hex"), id);
  const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: bytes.subarray(1).toString("base64url") }, format: "jwk" });
  return { name, id, key };
}

function opened(note, { name, id, key }) {
  const [text, signatures] = note.split("\n\n");
  const line = signatures.split("\n").find((line) => line.startsWith(`\u2014 ${name} `));
  const signed = Buffer.from(line.split(" ")[2], "base64");
  assert.equal(signed.subarray(0, 4).toString("hex"), id);
  assert.ok(verify(null, Buffer.from(`${text}\n`), key, signed.subarray(4)), "the signature holds");
  const [origin, size, base64] = text.split("\n");
  assert.equal(origin, name);
  return { size: Number(size), root: Buffer.from(base64, "base64") };
}

// The entries of a bundle: each after its length in two bytes.
function unbundled(bytes) {
  const entries = [];
  for (let at = 0; at < bytes.length; ) {
    const end = at + 2 + bytes.readUInt16BE(at);
    entries.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return entries;
}

async function read(origin, size, level, one) {
  const all = [];
  for (let tile = 0; tile * WIDTH < size; tile += 1) {
    const width = Math.min(WIDTH, size - tile * WIDTH);
    all.push(...one(await bytes(origin, `tile/${level}/${path(tile)}${width < WIDTH ? `.p/${width}` : ""}`)));
  }
  return all;
}

const hashesOf = (bytes) => Array.from({ length: bytes.length / 32 }, (_, place) => bytes.subarray(place * 32, place * 32 + 32));

test("the signed root is that of the entries and of the tiles, by another program's cryptography", async () => {
  const { origin } = stage.house;
  const key = keyOf((await bytes(origin, "key")).toString());
  const { size, root: signed } = opened((await bytes(origin, "checkpoint")).toString(), key);
  assert.ok(size > 0, "the demo's acts are in it");
  const entries = await read(origin, size, "entries", unbundled);
  assert.equal(entries.length, size);
  const leaves = entries.map(leafHash);
  assert.deepEqual(root(leaves), signed);
  assert.deepEqual(await read(origin, size, 0, hashesOf), leaves);
  for (const entry of entries) {
    const { v, payload_hash, ref, ref_salted } = JSON.parse(entry);
    assert.equal(v, 1);
    assert.match(payload_hash, /^[0-9a-f]{64}$/);
    assert.notEqual(ref === undefined, ref_salted === undefined, "a reference, or one that is salted");
  }
  await bytes(origin, `tile/0/${path(Math.ceil(size / WIDTH) + 1)}`, 404);
});

test("a changed checkpoint is not the log's", async () => {
  const { origin } = stage.house;
  const key = keyOf((await bytes(origin, "key")).toString());
  const note = (await bytes(origin, "checkpoint")).toString();
  const changed = note.replace(/\n(\d+)\n/, (_, size) => `\n${Number(size) + 1}\n`);
  assert.throws(() => opened(changed, key), /the signature holds/);
});

// A receipt of an act of the demo, as whoever has its hash gets it.
async function anyReceipt(origin) {
  const { size } = opened((await bytes(origin, "checkpoint")).toString(), keyOf((await bytes(origin, "key")).toString()));
  const entries = await read(origin, size, "entries", unbundled);
  const entry = entries.findLast((entry) => JSON.parse(entry).ref);
  return JSON.parse(await bytes(origin, `receipts/${leafHash(entry).toString("hex")}`));
}

// Another key in the name of the same log.
function forgedKey(name) {
  const { publicKey } = generateKeyPairSync("ed25519");
  const bytes = Buffer.concat([Buffer.from([1]), Buffer.from(publicKey.export({ format: "jwk" }).x, "base64url")]);
  return `${name}+${sha256(Buffer.from(`${name}\n`), bytes).subarray(0, 4).toString("hex")}+${bytes.toString("base64")}`;
}

async function checked(visitor, receipt, key) {
  await visitor.page.fill("#receipt", typeof receipt === "string" ? receipt : JSON.stringify(receipt));
  await visitor.page.fill("#key", key);
  await visitor.page.click("form[data-check] button");
  const told = visitor.page.locator("[data-told]:visible");
  await told.waitFor();
  return told.getAttribute("data-told");
}

for (const [lang, width] of [["ms", 320], ["ta", 1280]]) {
  test(`the page that checks receipts tells good ones from others: ${lang}, ${width} px`, async () => {
    await stage.with([{ scripts: true, width, lang }], async (visitor) => {
      const receipt = await anyReceipt(stage.house.origin);
      const entry = JSON.parse(receipt.entry);
      await visitor.go(`/${lang}/log/check`);
      const key = await visitor.page.inputValue("#key");
      assert.equal(await checked(visitor, receipt, key), "good");
      const proved = await visitor.page.locator("[data-proved]").innerText();
      for (const words of [entry.at, entry.act, entry.ref]) assert.ok(proved.includes(words), proved);
      const changed = { ...receipt, entry: receipt.entry.replace(entry.act, "report.never") };
      assert.equal(await checked(visitor, changed, key), "proof");
      assert.equal(await visitor.page.locator("[data-proved]").innerText(), "", "nothing is proved");
      const elsewhere = { ...receipt, leaf: receipt.leaf === 0 ? 1 : receipt.leaf - 1 };
      assert.equal(await checked(visitor, elsewhere, key), "proof");
      const [name, ...rest] = key.split("+");
      const larger = receipt.checkpoint.replace(/\n(\d+)\n/, (_, size) => `\n${Number(size) + 1}\n`);
      assert.equal(await checked(visitor, { ...receipt, checkpoint: larger }, key), "signature");
      assert.equal(await checked(visitor, receipt, forgedKey(name)), "signature");
      assert.equal(await checked(visitor, receipt, ["x" + name, ...rest].join("+")), "key");
      assert.equal(await checked(visitor, "no receipt", key), "unreadable");
      assert.equal(await checked(visitor, receipt, key), "good", "nothing is left of what was wrong before");
    });
  });
}

test("without scripts the page that checks receipts says that it cannot", async () => {
  await stage.with([{ scripts: false, width: 320, lang: "en" }], async (visitor) => {
    await visitor.go("/en/log/check");
    assert.equal(await visitor.page.locator("[data-told=unable]").isVisible(), true);
    assert.equal(await visitor.page.locator("form[data-check] button").isDisabled(), true);
  });
});
