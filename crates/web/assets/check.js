// Checks a receipt of the public log in this browser alone: SHA-256 and Ed25519 of WebCrypto, and nothing is sent.
(() => {
  "use strict";
  const form = document.querySelector("form[data-check]");
  if (!form || !window.crypto || !crypto.subtle) return;
  const told = (name) => {
    for (const one of form.parentNode.querySelectorAll("[data-told]")) one.hidden = one.dataset.told !== name;
  };
  const utf8 = (text) => new TextEncoder().encode(text);
  const base64 = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const unhex = (text) => Uint8Array.from(text.match(/../g) || [], (pair) => parseInt(pair, 16));
  const join = (...parts) => Uint8Array.from(parts.flatMap((part) => [...part]));
  const sha256 = async (...parts) => new Uint8Array(await crypto.subtle.digest("SHA-256", join(...parts)));
  const same = (one, other) => hex(one) === hex(other);
  // RFC 9162, 2.1.3.2. Sizes stay below 2^53, so halves are taken by division.
  const rootOf = async (hash, leaf, size, proof) => {
    let [place, last] = [leaf, size - 1];
    if (!(leaf >= 0 && leaf < size)) throw "proof";
    for (const sibling of proof) {
      if (last === 0) throw "proof";
      if (place % 2 === 1 || place === last) {
        hash = await sha256([1], sibling, hash);
        while (place % 2 === 0 && place !== 0) [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
      } else hash = await sha256([1], hash, sibling);
      [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
    }
    if (last !== 0) throw "proof";
    return hash;
  };
  const opened = async (note, vkey) => {
    const [name, id, key] = [...vkey.trim().split("+").slice(0, 2), vkey.trim().split("+").slice(2).join("+")];
    const bytes = base64(key);
    if (bytes.length !== 33 || bytes[0] !== 1) throw "key";
    if (hex((await sha256(utf8(`${name}\n`), bytes)).slice(0, 4)) !== id) throw "key";
    const public_key = await crypto.subtle.importKey("raw", bytes.slice(1), "Ed25519", false, ["verify"]);
    const end = note.lastIndexOf("\n\n");
    const text = note.slice(0, end + 1);
    for (const line of note.slice(end + 2).split("\n")) {
      const [dash, signer, coded] = line.split(" ");
      if (dash !== "\u2014" || signer !== name) continue;
      const signature = base64(coded);
      if (hex(signature.slice(0, 4)) !== id) continue;
      if (!(await crypto.subtle.verify("Ed25519", public_key, signature.slice(4), utf8(text)))) throw "signature";
      const [origin, size, root] = text.split("\n");
      if (origin !== name) throw "signature";
      return { size: Number(size), root: base64(root) };
    }
    throw "signature";
  };
  const check = async (receipt, key) => {
    if (receipt.v !== 1) throw "unreadable";
    const checkpoint = await opened(receipt.checkpoint, key);
    const hash = await sha256([0], utf8(receipt.entry));
    const root = await rootOf(hash, receipt.leaf, checkpoint.size, receipt.proof.map(base64));
    if (!same(root, checkpoint.root)) throw "proof";
    const entry = JSON.parse(receipt.entry);
    if (receipt.opening) {
      const how = { name: "HMAC", hash: "SHA-256" };
      const salt = await crypto.subtle.importKey("raw", unhex(receipt.opening.salt), how, false, ["sign"]);
      const hidden = await crypto.subtle.sign("HMAC", salt, utf8(`ref:${receipt.opening.ref}`));
      if (hex(new Uint8Array(hidden)) !== entry.ref_salted) throw "opening";
      entry.ref = receipt.opening.ref;
    }
    return entry;
  };
  form.querySelector("button").disabled = false;
  told("");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    told("");
    const out = document.querySelector("[data-proved]");
    out.textContent = "";
    try {
      const [file] = form.elements.file.files;
      const text = file ? await file.text() : form.elements.receipt.value;
      const entry = await check(JSON.parse(text), form.elements.key.value);
      out.textContent = [entry.at, entry.act, entry.agency, entry.ref].filter(Boolean).join("\n");
      told("good");
    } catch (why) {
      const known = ["key", "signature", "proof", "opening"];
      if (why instanceof DOMException && why.name === "NotSupportedError") told("unable");
      else told(known.includes(why) ? why : "unreadable");
    }
  });
})();
