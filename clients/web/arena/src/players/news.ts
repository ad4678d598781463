/** Who came and who left, in a sentence for those who hear the page. Empty when nobody did. */
export function news(came: readonly string[], left: readonly string[]): string {
  return [tell(came, "came in"), tell(left, "left")].filter((each) => each !== "").join(" ");
}

function tell(names: readonly string[], what: string): string {
  if (names.length === 0) return "";
  const who = names.length > 3 ? `${names.length} players` : new Intl.ListFormat("en").format(names);
  return `${who} ${what}.`;
}
