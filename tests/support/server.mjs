import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const built = fileURLToPath(new URL("../../src/Akka.GameEvents.Server/bin/Release/net10.0/gameevents.dll", import.meta.url));
const START_LIMIT = 30_000;

/** The server under test, in the development profile, on a port that it keeps when it is started again. */
export class Server {
  #process;
  #output = "";
  #environment = { gameevents__admin__urls: "" };
  #program = process.env.GAMEEVENTS_SERVER ?? built;

  static async start() {
    const server = new Server();
    server.url = `http://127.0.0.1:${await freePort()}`;
    await server.start();
    return server;
  }

  /** With settings of its own, as variables of its environment. */
  static async startWith(environment = {}) {
    const server = new Server();
    server.url = `http://127.0.0.1:${await freePort()}`;
    server.#environment = { ...server.#environment, ...environment };
    await server.start();
    return server;
  }

  /** With its admin page open as well, at `admin`. */
  static async startWithAdmin(environment = {}) {
    const server = new Server();
    server.url = `http://127.0.0.1:${await freePort()}`;
    server.admin = `http://127.0.0.1:${await freePort()}`;
    server.#environment = { gameevents__admin__urls__0: server.admin, ...environment };
    await server.start();
    return server;
  }

  /** Another program, which answers at `/` once it serves. */
  static async startOther(program, environment = {}) {
    const server = new Server();
    server.url = `http://127.0.0.1:${await freePort()}`;
    server.#program = program;
    server.#environment = environment;
    await server.start();
    return server;
  }

  async start() {
    const program = this.#program;
    const [command, ...args] = program.endsWith(".dll") ? ["dotnet", program] : [program];
    this.#process = spawn(command, [...args, "--urls", this.url], {
      env: { ...process.env, DOTNET_ENVIRONMENT: "Development", ...this.#environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [this.#process.stdout, this.#process.stderr]) stream.on("data", (data) => (this.#output += data));
    const deadline = Date.now() + START_LIMIT;
    while (!(await this.#answers())) {
      if (this.#process.exitCode !== null || Date.now() > deadline) throw new Error(`${program} does not serve:\n${this.#output}`);
      await delay(50);
    }
  }

  async stop() {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const exited = once(this.#process, "exit");
    this.#process.kill("SIGKILL"); // as a crash: no goodbye to the clients
    await exited;
  }

  async #answers() {
    return fetch(this.url).then((response) => response.ok, () => false);
  }
}

async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address();
  probe.close();
  await once(probe, "close");
  return port;
}
