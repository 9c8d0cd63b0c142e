// Some networks block the connection this app talks over, and any connection may be lost later. Readers would see grey bars, or
// the framework's words to a developer; this says what to do instead.
(() => {
  const WAIT_MS = 8000, LOST_MS = 4000, LOOK_MS = 500;
  const base = document.currentScript.src.replace(/app\/static\/notice\.js.*$/, "");
  const connected = () => document.querySelector("[data-testid=stApp]")?.getAttribute("data-test-connection-state") === "CONNECTED";
  const started = Date.now();
  let ever = false, since = null;

  const notice = (words) => {
    const box = document.createElement("div");
    box.id = "om-notice";
    box.setAttribute("role", "alert");
    box.style.cssText = "position:fixed;inset:auto 0 0 0;z-index:1000000;padding:1rem 1.5rem;background:#1d2733;color:#fff;font:1.05rem/1.5 system-ui,sans-serif";
    const text = document.createElement("p");
    text.style.margin = "0";
    text.textContent = words;
    const link = document.createElement("a");
    const own = new URLSearchParams(location.search);
    for (const part of ["wall", "draft"]) own.delete(part); // the room's and the reader's own, and not passed on
    link.href = base + "summary.html" + (own.size ? "?" + own : "");
    link.textContent = "Open the same scenario as a plain page";
    link.style.cssText = "color:#fff;text-decoration:underline;font-weight:600";
    text.append(link, document.createTextNode(", which needs no connection."));
    box.append(text);
    document.body.append(box);
  };

  // The framework tells whoever it finds at the keyboard to restart it in a terminal.
  const hideDialogs = () => {
    for (const dialog of document.querySelectorAll("[role=dialog]"))
      if (dialog.textContent.includes("Connection error")) {
        const whole = dialog.closest("[data-testid=stDialog]") ?? dialog;
        whole.style.display = "none";
      }
  };

  setInterval(() => {
    const box = document.getElementById("om-notice");
    if (connected()) {
      ever = true;
      since = null;
      box?.remove();
      return;
    }
    hideDialogs();
    since ??= Date.now();
    if (box) return;
    if (ever && Date.now() - since > LOST_MS)
      notice("The connection to the server was lost. It is tried again by itself, and nothing is lost: every choice is in the address of this page. ");
    else if (!ever && Date.now() - started > WAIT_MS)
      notice("This page cannot reach its server: your network seems to block the connection it needs (a websocket). ");
  }, LOOK_MS);
})();
