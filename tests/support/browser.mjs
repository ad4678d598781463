/** Debian's Chromium, driven by the caller's own playwright: each suite installs it for itself. */
export function launch({ chromium }) {
  return chromium.launch({
    executablePath: process.env.CHROME_BIN ?? "/usr/bin/chromium",
    args: [
      "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync",
    ],
  });
}

/** Gathers what a page complains about in its console. */
export function problemsOf(page) {
  const problems = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    // A link that cannot be opened is told by the browser itself, whatever the page does.
    if (message.type() === "error" && !/WebSocket connection|ERR_CONNECTION_REFUSED/.test(message.text())) problems.push(message.text());
  });
  return problems;
}
