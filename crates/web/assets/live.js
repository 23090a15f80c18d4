// News of an open page: <div data-live="ADDRESS"> holds a <template>, which is shown when there is some, with how much in
// its <b>. Nothing else moves by itself. Only a page that is looked at listens, as browsers have few connections.
(() => {
  "use strict";
  const region = document.querySelector("[data-live]");
  if (!region || !window.EventSource) return;
  let source = null;
  let told = "";
  let count = 0;
  const tell = (event) => {
    told = event.lastEventId;
    count += Number(event.data) || 0;
    if (!region.querySelector("p")) region.append(region.querySelector("template").content.cloneNode(true));
    region.querySelector("b").textContent = count;
  };
  const stop = () => {
    if (source) source.close();
    source = null;
  };
  // A server that refused is not asked again by the browser itself: we do so, after a while and not all pages at once.
  const failed = () => {
    if (!source || source.readyState !== EventSource.CLOSED) return;
    stop();
    setTimeout(turn, 30000 + Math.random() * 30000);
  };
  const turn = () => {
    if (document.visibilityState !== "visible") return stop();
    if (source) return;
    // A stream that begins anew goes on where the last one ended.
    const address = region.dataset.live + (told ? `&told=${encodeURIComponent(told)}` : "");
    source = new EventSource(address);
    source.addEventListener("news", tell);
    source.addEventListener("error", failed);
  };
  document.addEventListener("visibilitychange", turn);
  addEventListener("pagehide", stop);
  addEventListener("pageshow", turn);
  turn();
})();
