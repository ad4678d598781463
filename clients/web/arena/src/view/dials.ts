import type { Client } from "@gameevents/client";
import { byId } from "../../../shared/dom.js";
import type { Actors } from "../actors.js";
import { RoundTrips, type Rate } from "./meters.js";

const SHOWN = 500;
const MEASURED = 1_000;

/** Round trip and event rate, as figures. An echo measures the one: players who stand still make no calls. */
export class Dials {
  readonly #roundTrip = byId("round-trip");
  readonly #eventRate = byId("event-rate");
  readonly #client: Client<Actors>;
  readonly #rate: Rate;
  readonly #trips = new RoundTrips();
  #measuring = false;

  constructor(client: Client<Actors>, rate: Rate) {
    this.#client = client;
    this.#rate = rate;
    setInterval(() => void this.#measure(), MEASURED);
    setInterval(() => this.#show(), SHOWN);
  }

  async #measure(): Promise<void> {
    if (this.#measuring || document.hidden) return;
    if (this.#client.link.state.status !== "connected") return this.#trips.clear();
    this.#measuring = true;
    const start = performance.now();
    try {
      await this.#client.bench.getOrCreate(["arena"]).echo(start);
      this.#trips.add(performance.now() - start);
    } catch {
      this.#trips.clear(); // the link is gone, or the server has no time for this
    } finally {
      this.#measuring = false;
    }
  }

  #show(): void {
    const trip = this.#trips.median;
    this.#roundTrip.textContent = trip === undefined ? "–" : trip < 10 ? trip.toFixed(1) : trip.toFixed(0);
    this.#eventRate.textContent = String(this.#rate.at(performance.now()));
  }
}
