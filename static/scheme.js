// Some machines go dark in the evening. The framework then changes its own colours at once and ours only when the page is next run,
// so light charts would stand on a dark ground: this runs the page again, by the framework's own shortcut for it.
(() => {
  const WAIT_MS = 300; // until the framework has changed its colours
  const rerun = () => {
    for (const type of ["keydown", "keypress", "keyup"])
      document.body.dispatchEvent(new KeyboardEvent(type, { key: "r", code: "KeyR", keyCode: 82, which: 82, bubbles: true }));
  };
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => setTimeout(rerun, WAIT_MS));
})();
