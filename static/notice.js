// Some networks block the connection this app talks over. Its readers would see grey bars for ever; this says what to do instead.
(() => {
  const WAIT_MS = 8000;
  const connected = () => document.querySelector("[data-testid=stApp]")?.getAttribute("data-test-connection-state") === "CONNECTED";
  const base = document.currentScript.src.replace(/app\/static\/notice\.js.*$/, "");
  const show = () => {
    if (connected() || document.getElementById("om-notice")) return;
    const box = document.createElement("div");
    box.id = "om-notice";
    box.setAttribute("role", "alert");
    box.style.cssText = "position:fixed;inset:auto 0 0 0;z-index:1000000;padding:1rem 1.5rem;background:#1d2733;color:#fff;font:1.05rem/1.5 system-ui,sans-serif";
    const text = document.createElement("p");
    text.style.margin = "0";
    text.textContent = "This page cannot reach its server: your network seems to block the connection it needs (a websocket). ";
    const link = document.createElement("a");
    link.href = base + "summary.html" + location.search;
    link.textContent = "Open the same scenario as a plain page";
    link.style.cssText = "color:#fff;text-decoration:underline;font-weight:600";
    text.append(link, document.createTextNode(", which needs no connection."));
    box.append(text);
    document.body.append(box);
    const gone = setInterval(() => { if (connected()) { box.remove(); clearInterval(gone); } }, 1000);
  };
  setTimeout(show, WAIT_MS);
})();
