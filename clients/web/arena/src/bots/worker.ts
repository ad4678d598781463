import { STEP } from "../motion/pace.js";
import { Bot } from "./bot.js";
import type { Order } from "./order.js";

const LONGEST_STEP = 1;

// A worker: so many players must not slow the drawing down, and they go on when the window is hidden.
addEventListener("message", ({ data: { room, count } }: MessageEvent<Order>) => {
  const bots = Array.from({ length: count }, (_, index) => new Bot(location.origin, room, `Bot ${index + 1}`));
  let last = performance.now();
  setInterval(() => {
    const now = performance.now();
    const seconds = Math.min((now - last) / 1000, LONGEST_STEP);
    last = now;
    for (const bot of bots) bot.step(now, seconds);
  }, STEP);
}, { once: true });
