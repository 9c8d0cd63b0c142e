// In a frame of another page: it tells the page around it how high it is, and shows the static summary of the same scenario where
// the connection that it needs is not there in time. On every page: what was typed a moment ago is in the summary that is kept.
(() => {
  const WAIT_MS = 3000, AGAIN_MS = 5000, LOOK_MS = 250;
  const base = document.currentScript.src.replace(/app\/static\/frame\.js.*$/, "");
  const app = () => document.querySelector("[data-testid=stApp]");
  const connected = () => app()?.getAttribute("data-test-connection-state") === "CONNECTED";
  const summaryAddress = () => base + "summary.html" + location.search;

  // A text box is sent to the server once it is left; the click that leaves it is the click that keeps the summary.
  const TYPED = ["room", "guesses"];
  addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href*='summary.html']");
    if (!link) return;
    const address = new URL(link.href);
    for (const part of TYPED) {
      const box = document.querySelector(`.st-key-${part} textarea, .st-key-${part} input`);
      if (box?.value) address.searchParams.set(part, box.value);
    }
    link.href = address.href;
  }, true);

  if (parent === window) return;

  // ---- how high it is: a message that says nothing else, to whatever page stands around ----
  let told = 0, summary = null;
  const height = () => {
    if (summary) return summary.contentDocument?.documentElement.scrollHeight ?? 0;
    const block = document.querySelector("[data-testid=stMainBlockContainer]");
    return block ? Math.ceil(block.getBoundingClientRect().height) : 0;
  };
  const tell = () => {
    const now = height();
    if (!now || now === told) return;
    told = now;
    parent.postMessage({ oneMissionHeight: now }, "*");
  };

  // ---- the summary instead of grey bars ----
  const started = Date.now();
  let asking = false, askedAt = 0;
  const show = (text) => {
    if (connected() || summary) return;
    summary = document.createElement("iframe");
    summary.id = "om-summary";
    summary.title = document.title || "One Mission";
    summary.style.cssText = "position:fixed;inset:0;width:100%;height:100%;border:0;background:#fff;z-index:999999";
    summary.srcdoc = text;
    document.body.append(summary);
  };
  const ask = async () => {
    asking = true;
    askedAt = Date.now();
    try {
      const answer = await fetch(summaryAddress());
      if (answer.ok) show(await answer.text());
    } catch {
      // asked again below
    }
    asking = false;
  };

  setInterval(() => {
    if (connected()) {
      if (summary && app()?.getAttribute("data-test-script-state") === "notRunning") {
        summary.remove();
        summary = null;
      }
    } else if (!summary && !asking && Date.now() - started > WAIT_MS && Date.now() - askedAt > AGAIN_MS) ask();
    tell();
  }, LOOK_MS);
})();
