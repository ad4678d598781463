import { createClient } from "@gameevents/client";
import { WebSocket } from "ws"; // browsers, and Node from 22 on, have their own

const [url = "http://127.0.0.1:5000", name = "Ann"] = process.argv.slice(2);
const client = createClient(url, { WebSocket });
const greeter = client.greeter.getOrCreate(["front-door"]).connect();
greeter.on("greeted", ({ name, count }) => console.log(`${name} is visitor ${count}`));
client.global.on("announcement", ({ text }) => {
  console.log(`announced: ${text}`);
  client.dispose();
});

console.log(await greeter.hello(name));
await fetch(`${url}/announce`, {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({ text: "The door closes." }),
});
