// The service worker: without a connection there is still a page to write on, and what waits is sent later.
// It keeps nothing that says anything of anybody: only marked forms, the page that explains, and assets.
"use strict";
importScripts("{keep}", "{push}");
const CACHE = "balai {version}";
const KEPT = /^\/[a-z]{2,3}\/(offline|reports\/quick(?:\/easy)?|desk\/(?:round|reports\/[A-Z0-9-]+\/visit))$/;
const SHARE = /^\/([a-z]{2,3})\/reports\/share$/;
// Forms that ask the server after each question.
const ASKING = /^\/([a-z]{2,3})\/reports\/new(?:\/(?!.*\/(?:code|done)$).*)?$/;
const MEDIA = /\/(?:pictures|spoken)\/[\w/.-]+/g;
const ASSETS = ["{css}", "{js}", "{keep}", "{icon}"];

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(ASSETS)));
});

self.addEventListener("activate", (event) => {
  const old = caches.keys().then((names) => Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name))));
  event.waitUntil(old.then(() => self.clients.claim()));
});

// A page tells its language, which is the one to have at hand, or names pages to keep.
self.addEventListener("message", (event) => {
  const { lang, easy, round } = event.data || {};
  const quick = `/${lang}/reports/quick`;
  const pages = [].concat(round || [`/${lang}/offline`, quick, easy ? `${quick}/easy` : ""]).filter((page) => KEPT.test(page));
  const kept = caches.open(CACHE).then((cache) => Promise.allSettled(pages.map((page) => fresh(cache, page))));
  event.waitUntil(kept.then((all) => event.ports[0]?.postMessage(all.every((one) => one.status === "fulfilled"))));
});

self.addEventListener("sync", (event) => {
  if (event.tag === "drafts") event.waitUntil(balaiKeep.flush());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (request.method === "POST" && SHARE.test(url.pathname)) event.respondWith(share(request, url));
  else if (request.method !== "GET") return;
  else if (ASSETS.includes(url.pathname)) event.respondWith(caches.match(request).then((known) => known || fetch(request)));
  else if (url.search === "" && url.pathname.match(MEDIA)) event.respondWith(media(request));
  else if (request.mode === "navigate") event.respondWith(navigate(request, url));
});

async function fresh(cache, page) {
  const answer = await fetch(page, { cache: "no-store" });
  if (!answer.ok || answer.redirected) return;
  await cache.put(page, answer.clone());
  // Its pictures and recordings.
  await cache.addAll(new Set((await answer.text()).match(MEDIA)));
}

// Pictures and recordings; players ask for parts of them.
async function media(request) {
  const known = await caches.match(request.url);
  if (!known) return fetch(request);
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get("range"));
  if (!range) return known;
  const whole = await known.arrayBuffer();
  const first = Number(range[1]);
  const last = Math.min(Number(range[2] || Infinity), whole.byteLength - 1);
  const headers = { "content-type": known.headers.get("content-type"), "content-range": `bytes ${first}-${last}/${whole.byteLength}` };
  return new Response(whole.slice(first, last + 1), { status: 206, headers });
}

async function navigate(request, url) {
  const cache = await caches.open(CACHE);
  try {
    const answer = await fetch(request);
    if (answer.ok && !answer.redirected && KEPT.test(url.pathname)) await cache.put(url.pathname, answer.clone());
    return answer;
  } catch {
    const lang = url.pathname.split("/")[1];
    const instead = ASKING.test(url.pathname) && `/${lang}/reports/quick${url.pathname.includes("/easy") ? "/easy" : ""}`;
    if (instead && (await cache.match(instead))) return Response.redirect(instead);
    return (await cache.match(url.pathname)) || (await cache.match(`/${lang}/offline`)) || Response.error();
  }
}

// A photo that another app shares: to the server, or into a draft.
async function share(request, url) {
  const spare = request.clone();
  try {
    return await fetch(request);
  } catch {
    const form = await spare.formData();
    const page = `/${SHARE.exec(url.pathname)[1]}/reports/quick`;
    const words = ["title", "text", "url"].map((name) => form.get(name)).filter(Boolean).join("\n");
    const files = form.getAll("photos").filter((file) => file instanceof File);
    await balaiKeep.put({
      key: balaiKeep.fresh(), slot: "report", page, action: page, state: "draft", saved: Date.now(),
      fields: [["description", words]], files: files.map((file) => ({ name: file.name, blob: file })),
    });
    return Response.redirect(page, 303);
  }
}
