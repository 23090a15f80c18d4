// Passkeys: asks the device for what a form wants to send. Where the browser has none, such forms stay hidden.
(() => {
  "use strict";
  if (!window.PublicKeyCredential || !navigator.credentials) return;
  const all = (query) => document.querySelectorAll(query);
  for (const note of all("[data-unable]")) note.hidden = true;
  for (const way of all("[data-able]")) way.hidden = false;
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

  // The question, from the page or from the address that the form names; bytes come as text.
  const asked = async (form) => {
    if (form.dataset.options) return JSON.parse(form.dataset.options);
    const csrf = new URLSearchParams({ csrf: form.elements.csrf.value });
    const answer = await fetch(form.dataset.passkey, { method: "POST", body: csrf });
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  };
  const readable = ({ publicKey }) => {
    publicKey.challenge = bytes(publicKey.challenge);
    if (publicKey.user) publicKey.user.id = bytes(publicKey.user.id);
    const known = publicKey.excludeCredentials || publicKey.allowCredentials || [];
    for (const one of known) one.id = bytes(one.id);
    return { publicKey };
  };
  const PARTS = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const written = ({ id, rawId, type, response }) => {
    const parts = PARTS.filter((name) => response[name]).map((name) => [name, text(response[name])]);
    const said = { ...Object.fromEntries(parts), transports: response.getTransports?.() };
    return JSON.stringify({ id, rawId: text(rawId), type, response: said });
  };

  for (const form of all("form[data-passkey]")) {
    const field = form.querySelector("input[data-answer]");
    const failed = form.querySelector("[data-failed]");
    form.hidden = false;
    // A page that comes back from the browser's memory asks again.
    addEventListener("pageshow", () => (field.value = ""));
    form.addEventListener("submit", async (event) => {
      if (field.value) return;
      event.preventDefault();
      event.stopPropagation();
      failed.hidden = true;
      form.setAttribute("aria-busy", "true");
      try {
        const options = readable(await asked(form));
        const making = "user" in options.publicKey;
        const made = await (making ? navigator.credentials.create(options) : navigator.credentials.get(options));
        field.value = written(made);
        form.requestSubmit();
      } catch {
        form.removeAttribute("aria-busy");
        failed.hidden = false;
      }
    });
  }
})();
