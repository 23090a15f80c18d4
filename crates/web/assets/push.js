// News on this device. On the page: asks the browser for an address and hands it in. In the service worker: shows
// what came, which is a title and a link, and opens it.
(() => {
  "use strict";
  if (typeof document === "undefined") {
    self.addEventListener("push", (event) => {
      const { title, url } = event.data.json();
      event.waitUntil(self.registration.showNotification(title, { data: url, tag: url, icon: "{icon}" }));
    });
    self.addEventListener("notificationclick", (event) => {
      event.notification.close();
      const { origin, href } = new URL(event.notification.data, location.origin);
      if (origin === location.origin) event.waitUntil(self.clients.openWindow(href));
    });
    return;
  }
  const form = document.querySelector("form[data-push]");
  if (!form || document.body.dataset.shared || !navigator.serviceWorker || !window.PushManager || !window.Notification) return;
  const button = form.querySelector("button");
  const told = (name, hidden) => (form.querySelector(`[data-${name}]`).hidden = hidden);
  told("unable", true);
  button.hidden = false;
  const text = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  button.addEventListener("click", async () => {
    button.setAttribute("aria-busy", "true");
    try {
      if ((await Notification.requestPermission()) !== "granted") throw new Error("not allowed");
      const worker = await navigator.serviceWorker.ready;
      const device = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: form.dataset.push });
      form.elements.endpoint.value = device.endpoint;
      form.elements.public.value = text(device.getKey("p256dh"));
      form.elements.auth.value = text(device.getKey("auth"));
      form.requestSubmit();
    } catch {
      button.removeAttribute("aria-busy");
      told("denied", false);
    }
  });
})();
