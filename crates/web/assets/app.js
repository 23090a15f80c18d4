// Comforts only: every page works without this file.
(() => {
  "use strict";
  const all = (query) => document.querySelectorAll(query);

  // After a refused form: lead keyboard and screen reader to what is wrong.
  const summary = document.getElementById("error-summary");
  if (summary) summary.focus();

  // A second press of the same button sends nothing.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "1";
    form.setAttribute("aria-busy", "true");
  });
  // A page that comes back from the browser's memory may be sent again.
  addEventListener("pageshow", () => {
    for (const form of all("form[data-sent]")) {
      delete form.dataset.sent;
      form.removeAttribute("aria-busy");
    }
  });

  // Away at once, and the browser's way back does not lead here again.
  for (const exit of all("a[data-exit]")) {
    exit.addEventListener("click", (event) => {
      event.preventDefault();
      location.replace(exit.href);
    });
  }

  // "Where I am": <button type="button" data-locate hidden> fills the form's fields lat and lon and
  // sends it; with data-stay it only fills them. data-refused names an element to show instead.
  for (const button of all("button[data-locate]")) {
    if (!navigator.geolocation) continue;
    button.hidden = false;
    button.addEventListener("click", () => {
      const fields = button.form.elements;
      button.setAttribute("aria-busy", "true");
      navigator.geolocation.getCurrentPosition(
        (place) => {
          button.removeAttribute("aria-busy");
          fields.lat.value = place.coords.latitude.toFixed(6);
          fields.lon.value = place.coords.longitude.toFixed(6);
          if (!("stay" in button.dataset)) button.form.requestSubmit();
        },
        () => {
          button.removeAttribute("aria-busy");
          const note = document.getElementById(button.dataset.refused || "");
          if (note) note.hidden = false;
          else button.hidden = true;
        },
        { enableHighAccuracy: true, timeout: 15000, maximumAge: 60000 },
      );
    });
  }

  // How much may still be written.
  for (const field of all("textarea[maxlength]")) {
    const count = document.createElement("p");
    count.className = "hint";
    count.setAttribute("aria-hidden", "true");
    const show = () => {
      const most = field.maxLength;
      count.textContent = field.value.length > most * 0.7 ? `${field.value.length} / ${most}` : "";
    };
    field.after(count);
    field.addEventListener("input", show);
    show();
  }

  // At a computer that people share: whoever does nothing for so long has gone, and takes everything along. Windows
  // know of one another, and the server hears of it, so that what somebody writes is still theirs when it is sent.
  const { shared, over } = document.body.dataset;
  if (shared) {
    const span = shared * 60000;
    const key = "balai-used";
    let used = Date.now();
    let told = used;
    const note = () => {
      used = Date.now();
      localStorage.setItem(key, used);
      if (used - told < 60000) return;
      told = used;
      fetch(over.replace(/\/end$/, ""), { method: "HEAD", cache: "no-store" }).catch(() => {});
    };
    const last = () => Math.max(used, Number(localStorage.getItem(key)) || 0);
    if (location.pathname !== over) {
      note();
      for (const kind of ["keydown", "pointerdown", "pointermove", "scroll"]) addEventListener(kind, note, { passive: true });
      setInterval(() => Date.now() - last() >= span && location.replace(over), 1000);
    }
    // A page that the browser kept for its way back is asked for again.
    addEventListener("pageshow", (event) => event.persisted && location.reload());
    navigator.serviceWorker?.getRegistrations().then((all) => all.forEach((one) => one.unregister()));
  }

  // Filters apply at once; their button stays for those without scripts.
  for (const field of all("form[data-filter] select")) {
    field.addEventListener("change", () => field.form.requestSubmit());
  }

  // Keys, explained in <details id="keys">, where they can be turned off: in a <table data-keys> j and k go down
  // and up and x selects; whatever has data-key is pressed by it, and a summary opened; ? explains. Enter follows
  // the link that has the focus anyway, and with Ctrl it sends the form at hand.
  const help = document.getElementById("keys");
  if (help) {
    const links = [...all("table[data-keys] tbody tr")].map((row) => row.querySelector("a"));
    const toggle = help.querySelector("input");
    const off = "balai-keys-off";
    help.hidden = false;
    toggle.checked = !localStorage.getItem(off);
    toggle.addEventListener("change", () => {
      if (toggle.checked) localStorage.removeItem(off);
      else localStorage.setItem(off, "1");
    });
    const here = () => links.findIndex((link) => link.closest("tr").contains(document.activeElement));
    const acts = {
      j: () => links[Math.min(here() + 1, links.length - 1)]?.focus(),
      k: () => links[Math.max(here() - 1, 0)]?.focus(),
      x: () => links[here()]?.closest("tr").querySelector("input[type=checkbox]")?.click(),
      "?": () => {
        help.open = !help.open;
        help.querySelector("summary").focus();
      },
    };
    for (const one of all("[data-key]")) {
      acts[one.dataset.key] = () => {
        if (one.localName !== "summary") return one.click();
        one.parentElement.open = true;
        one.parentElement.querySelector("select, textarea").focus();
      };
    }
    document.addEventListener("keydown", (event) => {
      const form = event.target.closest("main form[method=post]");
      if (toggle.checked && form && event.ctrlKey && event.key === "Enter") {
        event.preventDefault();
        form.requestSubmit(form.querySelector("button[name=step], button[name=do]"));
        return;
      }
      const typing = event.target.closest("select, textarea, input:not([type=checkbox])");
      if (!toggle.checked || typing || event.ctrlKey || event.altKey || event.metaKey) return;
      if (!Object.hasOwn(acts, event.key)) return;
      event.preventDefault();
      acts[event.key]();
    });
  }
})();
