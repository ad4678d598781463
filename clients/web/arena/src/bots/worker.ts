import { STEP } from "../motion/pace.js";
import { Bot } from "./bot.js";
import type { Order } from "./order.js";

const LONGEST_STEP = 1;
const LAST_WORDS = 1_000;

let bots: Bot[] = [];
let last = performance.now();

// A worker: so many players must not slow the drawing down, and they go on when the window is hidden.
addEventListener("message", ({ data }: MessageEvent<Order>) => {
  if (data === "leave") {
    for (const bot of bots) bot.leave();
    bots = [];
    setTimeout(close, LAST_WORDS);
    return;
  }

  bots = Array.from({ length: data.count }, (_, index) => new Bot(location.origin, data.room, `Bot ${index + 1}`));
  setInterval(step, STEP);
});

function step(): void {
  const now = performance.now();
  const seconds = Math.min((now - last) / 1000, LONGEST_STEP);
  last = now;
  for (const bot of bots) bot.step(now, seconds);
}
