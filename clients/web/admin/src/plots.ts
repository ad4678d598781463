import uPlot from "uplot";
import { get } from "./api.js";
import { byId, h } from "../../shared/dom.js";
import { repeat } from "./repeat.js";

const PERIOD = 1000;
const KEPT = 300;

interface Line {
  label: string;
  instrument: string;
  /** Shown is how fast it grows, not how high it is. */
  isRate: boolean;
}

interface Plot {
  title: string;
  lines: Line[];
}

const rate = (label: string, instrument: string): Line => ({ label, instrument, isRate: true });
const level = (label: string, instrument: string): Line => ({ label, instrument, isRate: false });

const plots: Plot[] = [
  { title: "Work per second", lines: [rate("calls", "gameevents.calls"), rate("turns", "gameevents.turns.duration")] },
  { title: "Messages per second", lines: [rate("sent", "gameevents.links.sent.frames"), rate("dropped", "gameevents.links.dropped")] },
  { title: "In memory", lines: [level("sessions", "gameevents.sessions"), level("actors", "gameevents.actors")] },
  { title: "Waiting", lines: [level("in mailboxes", "gameevents.actors.waiting"), level("fullest", "gameevents.actors.deepest_mailbox")] },
];

const clock = (seconds: number): string => new Date(seconds * 1000).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });

type Figures = Record<string, number>;

/** Draws the figures as they come, the last minutes of them. */
export function startPlots(): void {
  const times: number[] = [];
  const drawn = plots.map((plot) => new Drawing(plot));
  let before: { at: number; figures: Figures } | undefined;
  repeat(PERIOD, async () => {
    const { figures } = await get<{ figures: Figures }>("/api/figures");
    const at = Date.now() / 1000;
    if (before !== undefined) {
      times.push(at);
      if (times.length > KEPT) times.shift();
      for (const drawing of drawn) drawing.add(times, figures, before.figures, at - before.at);
    }
    before = { at, figures };
  });
  addEventListener("resize", () => drawn.forEach((drawing) => drawing.fit()));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => drawn.forEach((drawing) => drawing.repaint()));
}

class Drawing {
  readonly #plot: Plot;
  readonly #values: number[][];
  readonly #numbers: HTMLElement[];
  readonly #canvas = h("div", "canvas");
  #times: number[] = [];
  #chart: uPlot;

  constructor(plot: Plot) {
    this.#plot = plot;
    this.#values = plot.lines.map(() => []);
    this.#numbers = plot.lines.map(() => h("b", "", "–"));
    const legend = plot.lines.map((line, i) => h("span", `line-${i + 1}`, `${line.label} `, this.#numbers[i]!));
    const figure = h("figure", "plot", h("figcaption", "", h("span", "title", plot.title), ...legend), this.#canvas);
    byId("plots").append(figure);
    this.#chart = this.#draw();
  }

  add(times: number[], figures: Figures, before: Figures, seconds: number): void {
    this.#times = times;
    this.#plot.lines.forEach(({ instrument, isRate }, i) => {
      const now = figures[instrument] ?? 0;
      const value = isRate ? Math.max(0, now - (before[instrument] ?? 0)) / seconds : now;
      const values = this.#values[i]!;
      values.push(value);
      if (values.length > KEPT) values.shift();
      this.#numbers[i]!.textContent = value.toLocaleString("en", { maximumFractionDigits: value < 10 ? 1 : 0 });
    });
    this.#chart.setData([this.#times, ...this.#values]);
  }

  fit(): void {
    this.#chart.setSize(this.#size());
  }

  repaint(): void {
    this.#chart.destroy();
    this.#chart = this.#draw();
  }

  #size(): { width: number; height: number } {
    return { width: this.#canvas.clientWidth, height: 120 };
  }

  /** The last minutes, however few of them are known yet. */
  #window(): [number, number] {
    const latest = this.#times.at(-1) ?? Date.now() / 1000;
    return [latest - KEPT * PERIOD / 1000, latest];
  }

  #draw(): uPlot {
    const style = getComputedStyle(document.documentElement);
    const colour = (name: string): string => style.getPropertyValue(name).trim();
    const axis = { stroke: colour("--muted"), grid: { stroke: colour("--line"), width: 1 }, ticks: { show: false } };
    return new uPlot(
      {
        ...this.#size(),
        legend: { show: false },
        cursor: { show: false },
        scales: { x: { range: () => this.#window() }, y: { range: (_, __, max) => [0, Math.max(1, max * 1.1)] } },
        axes: [{ ...axis, size: 28, values: (_, times) => times.map(clock) }, { ...axis, size: 48 }],
        series: [{}, ...this.#plot.lines.map((_, i) => ({ stroke: colour(`--line-${i + 1}`), width: 2, points: { show: false } }))],
      },
      [this.#times, ...this.#values],
      this.#canvas,
    );
  }
}
