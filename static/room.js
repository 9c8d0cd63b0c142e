// A phone that can run a script is told when the room moves on; without it the link at the foot does the same. What somebody
// types is never taken away: then a sentence says that there is something new.
(() => {
  const EVERY_MS = 4000, SPREAD_MS = 2000;
  const now = document.getElementById("now");
  if (!now) return;
  let touched = false;
  addEventListener("input", () => { touched = true; });
  const look = async () => {
    try {
      const answer = await fetch(now.dataset.now, { cache: "no-store" });
      const key = answer.ok ? await answer.text() : now.dataset.key;
      if (key !== now.dataset.key) {
        if (!touched) return location.reload();
        now.textContent = now.dataset.moved;
      }
    } catch { /* the network is away for a moment */ }
    setTimeout(look, EVERY_MS + Math.random() * SPREAD_MS);
  };
  setTimeout(look, EVERY_MS + Math.random() * SPREAD_MS);
})();
