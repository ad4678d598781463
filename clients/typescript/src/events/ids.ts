/** For the ids of one client, like no other: 16 random bytes. `crypto.randomUUID` is missing on pages that came over plain HTTP. */
export function freshPrefix(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((each) => each.toString(16).padStart(2, "0")).join("") + "-";
}
