// Forms that outlive a lost connection and a closed tab. What is typed and photographed is kept in the browser;
// what was sent waits for a connection and goes out once: the server knows it again by its key.
// Runs on pages with <form data-keep="NAME"> and <ul data-kept>, and in the service worker.
(() => {
  "use strict";
  const STORE = "drafts";
  const page = typeof document !== "undefined";

  const open = () =>
    new Promise((done, failed) => {
      const asked = indexedDB.open("balai", 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: "key" });
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => failed(asked.error);
    });
  const act = async (mode, work) => {
    const db = await open();
    try {
      return await new Promise((done, failed) => {
        const transaction = db.transaction(STORE, mode, { durability: "strict" });
        const asked = work(transaction.objectStore(STORE));
        transaction.oncomplete = () => done(asked.result);
        transaction.onerror = transaction.onabort = () => failed(transaction.error);
      });
    } finally {
      db.close();
    }
  };
  const all = () => act("readonly", (store) => store.getAll());
  const put = (draft) => act("readwrite", (store) => store.put(draft));
  const drop = (key) => act("readwrite", (store) => store.delete(key));
  const fresh = () => Array.from(crypto.getRandomValues(new Uint8Array(26)), (byte) => (byte % 32).toString(32)).join("");

  const token = (html) => html.match(/name="csrf" value="([^"]+)"/)?.[1];
  const owner = (html) => html.match(/data-owner="([^"]+)"/)?.[1];
  const reason = (html) => html.match(/id="error-summary"[^>]*>([\s\S]*?)<\/div>/)?.[1].replace(/<[^>]*>/g, " ").replace(/\s+/g, " ").trim();

  // One try to send one draft: "sent" with an address, "refused" with a reason, "away", or "signed-out". Where its
  // person looks on, it may be "asked" instead: whether it is one of the reports that are there.
  const send = async (draft, ask, again = true) => {
    const form = await fetch(draft.page, { cache: "no-store" });
    if (/\/(sign-in|second-factor|factors)$/.test(new URL(form.url).pathname)) return { state: "signed-out" };
    const html = await form.text();
    // Nobody else's name comes under it, whoever holds the phone now.
    if (draft.owner && draft.owner !== owner(html)) return { state: "signed-out" };
    const csrf = form.ok && token(html);
    if (!csrf) return { state: "away" };
    const body = new FormData();
    for (const [name, value] of draft.fields) body.append(name, value);
    body.set("csrf", csrf);
    body.set("key", draft.key);
    if (ask) body.set("ask", "1");
    for (const file of draft.files) body.append("photos", file.blob, file.name);
    const answer = await fetch(draft.action, { method: "POST", body });
    if (answer.ok) return { state: ask && /\/similar$/.test(new URL(answer.url).pathname) ? "asked" : "sent", href: answer.url };
    // Another page was given another cookie meanwhile: with a fresh form it goes.
    if (answer.status === 403 && again) return send(draft, ask, false);
    if ([403, 429].includes(answer.status) || answer.status >= 500) return { state: "away" };
    return { state: "refused", reason: reason(await answer.text()) || "" };
  };

  const flush = async (told = () => {}, asking = "") => {
    for (const draft of await all()) {
      if (draft.state !== "queued") continue;
      const outcome = await send(draft, draft.key === asking).catch(() => ({ state: "away" }));
      // The bytes go; where it went is kept until its page has told.
      if (outcome.state === "sent") await put({ ...draft, ...outcome, fields: [], files: [] });
      // The server holds it from here on.
      if (outcome.state === "asked") await drop(draft.key);
      if (outcome.state === "refused") await put({ ...draft, state: "draft", reason: outcome.reason });
      told(draft, outcome);
    }
    if (!page) for (const client of await self.clients.matchAll()) client.postMessage("flushed");
  };
  // Page and worker take turns; a draft that both try is still one thing at the server.
  const inTurn = (...told) => (navigator.locks ? navigator.locks.request("balai-drafts", () => flush(...told)) : flush(...told));

  globalThis.balaiKeep = { put, fresh, flush: inTurn };
  // A computer that people share keeps nothing.
  if (!page || document.body.dataset.shared) return;

  if (navigator.serviceWorker) {
    navigator.serviceWorker.register("/sw.js").catch(() => {});
    navigator.serviceWorker.ready.then((worker) => worker.active.postMessage({ lang: document.documentElement.lang, easy: location.pathname.includes("/easy") }));
  }
  // Everything that a page leads to is kept for where there is no connection.
  for (const button of document.querySelectorAll("button[data-fetch]")) {
    if (!navigator.serviceWorker) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      button.setAttribute("aria-busy", "true");
      const pages = [location, ...document.querySelectorAll("a[data-visit]")].map((place) => place.pathname);
      const worker = await navigator.serviceWorker.ready;
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => {
        button.removeAttribute("aria-busy");
        if (!data) return;
        const note = document.createElement("p");
        note.setAttribute("role", "status");
        note.textContent = button.dataset.done;
        button.replaceWith(note);
      };
      worker.active.postMessage({ round: pages }, [port2]);
    });
  }
  const form = document.querySelector("form[data-keep]");
  if (form) keep(form);
  else list(document.querySelector("[data-kept]"));

  async function keep(form) {
    const slot = form.dataset.keep;
    const status = form.querySelector("[data-state]");
    const shown = form.querySelector("[data-files]");
    const inputs = form.querySelectorAll("input[type=file]");
    const say = (state, more = "") => {
      status.textContent = [form.dataset[state], more].filter(Boolean).join(" ");
      status.hidden = !status.textContent;
    };
    const mine = (await all()).filter((draft) => draft.slot === slot).sort((a, b) => b.saved - a.saved);
    const known = mine.filter((draft) => draft.state !== "sent");
    let draft = known[0] || { key: fresh(), slot, page: location.pathname, action: new URL(form.action).pathname, files: [], fields: [], state: "draft" };
    draft.title = form.dataset.title;
    draft.owner ||= form.dataset.owner || "";

    const read = () => [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !["csrf", "key", "ask"].includes(name));
    const save = (state = draft.state) => {
      draft = { ...draft, fields: read(), state, saved: Date.now() };
      return put(draft).then(() => true, () => say("full"));
    };
    const files = () => {
      shown.replaceChildren(
        ...draft.files.map((file, place) => {
          const item = document.createElement("li");
          const remove = document.createElement("button");
          Object.assign(remove, { type: "button", className: "link", textContent: form.dataset.remove });
          remove.setAttribute("aria-label", `${form.dataset.remove}: ${file.name}`);
          remove.addEventListener("click", () => {
            draft.files.splice(place, 1);
            save().then(files);
          });
          item.append(`${file.name} `, remove);
          return item;
        }),
      );
    };
    const restore = () => {
      for (const [name, value] of draft.fields) {
        for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
          if (["radio", "checkbox"].includes(field.type)) field.checked = field.value === value;
          else if (field.type !== "file") field.value = value;
        }
      }
      files();
    };
    // Where it went is forgotten when this page is opened next: until then nobody may have seen it.
    const arrived = (href) => location.assign(href);
    const told = (sent, outcome) => {
      if (sent.key !== draft.key) return;
      if (["sent", "asked"].includes(outcome.state)) arrived(outcome.href);
      else if (outcome.state === "refused") {
        draft.state = "draft";
        say("refused", outcome.reason);
      } else say(outcome.state === "signed-out" ? "signedOut" : "waiting");
    };
    // The worker may be quicker; then the page learns it from what is kept, and need not have heard the worker.
    const look = async () => {
      const now = (await all()).find((other) => other.key === draft.key);
      if (now?.state === "sent") arrived(now.href);
      else if (now?.state === "draft" && draft.state === "queued") told(now, { state: "refused", reason: now.reason });
    };
    const go = (asking) => inTurn(told, asking).then(look, () => say("waiting"));
    navigator.serviceWorker?.addEventListener("message", look);

    if (known[0]) {
      restore();
      say(draft.state === "queued" ? "waiting" : draft.reason ? "refused" : "restored", draft.reason);
    }
    for (const sent of mine.filter((draft) => draft.state === "sent")) {
      const link = document.createElement("a");
      Object.assign(link, { href: sent.href, textContent: sent.title });
      if (status.hidden) status.replaceChildren(`${form.dataset.sent} `, link);
      status.hidden = false;
      drop(sent.key);
    }
    form.addEventListener("input", (event) => event.target.type !== "file" && save("draft"));
    for (const input of inputs) {
      input.addEventListener("change", async () => {
        const room = Number(form.dataset.most) - draft.files.length;
        // A file on a card may be gone later: the bytes are kept, not the file.
        const taken = [...input.files].slice(0, Math.max(room, 0));
        for (const file of taken) {
          draft.files.push({ name: file.name, blob: new Blob([await file.arrayBuffer()], { type: file.type }) });
        }
        input.value = "";
        const kept = await save("draft");
        files();
        if (kept) say("saved");
      });
    }
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (draft.state === "queued") return;
      if (!(await save("queued"))) return void (draft.state = "draft");
      say("waiting");
      // The worker asks nobody, so it comes second.
      if (navigator.onLine) await go(draft.key);
      navigator.serviceWorker?.ready.then((worker) => worker.sync?.register("drafts")).catch(() => {});
      if (!navigator.onLine) go();
    });
    addEventListener("online", () => go());
    setInterval(() => draft.state === "queued" && navigator.onLine && go(), 20000);
    if ("steps" in form.dataset) inSteps(form);
    form.dataset.ready = "1";
    if (known.length) go();
  }

  // One question at a time; the browser's own way back leads to the one before.
  function inSteps(form) {
    const steps = [...form.querySelectorAll("[data-step]")];
    const onward = form.querySelector("[data-onward]");
    const here = () => Math.min(Number(location.hash.slice(1)) || 0, steps.length - 1);
    const show = (event) => {
      steps.forEach((step, place) => (step.hidden = place !== here()));
      onward.hidden = here() === steps.length - 1;
      if (event) steps[here()].querySelector("h2").focus();
    };
    onward.querySelector("button").addEventListener("click", () => (location.hash = here() + 1));
    addEventListener("hashchange", show);
    show();
  }

  // What waits, on the page for those without a connection.
  async function list(place) {
    if (!place) return;
    const show = async () => {
      const drafts = (await all()).filter((draft) => draft.state !== "sent");
      place.replaceChildren(
        ...drafts.map((draft) => {
          const item = document.createElement("li");
          const link = document.createElement("a");
          Object.assign(link, { href: draft.page, textContent: draft.title || draft.page });
          item.append(link);
          return item;
        }),
      );
      place.hidden = drafts.length === 0;
    };
    await show();
    addEventListener("online", () => inTurn(show));
    inTurn(show);
  }
})();
