const MARK = "#";
const LONGEST_NAME = 40;
const LONGEST_LABEL = 16;

/** A player's id: the name, made unique, since any two may have the same and the room knows players by nothing else. */
export function newPlayerId(name: string, random: () => number = Math.random): string {
  return name + MARK + Math.floor(random() * 36 ** 5).toString(36).padStart(5, "0");
}

/** The name in a player's id; of a player who does not come from this page, the id as it is. */
export function nameOf(playerId: string): string {
  const mark = playerId.lastIndexOf(MARK);
  return [...(mark > 0 ? playerId.slice(0, mark) : playerId)].slice(0, LONGEST_NAME).join("");
}

/** A name for where there is little room. */
export function labelOf(name: string): string {
  const letters = [...name];
  return letters.length <= LONGEST_LABEL ? name : letters.slice(0, LONGEST_LABEL - 1).join("").trimEnd() + "…";
}
