const firsts = ["Amber", "Brave", "Calm", "Clever", "Gentle", "Lucky", "Merry", "Nimble", "Quiet", "Swift"];
const seconds = ["Badger", "Falcon", "Fox", "Heron", "Lynx", "Otter", "Owl", "Robin", "Seal", "Wren"];

/** A friendly name for somebody who has not chosen one. */
export function randomName(random: () => number = Math.random): string {
  const pick = (list: string[]): string => list[Math.floor(random() * list.length)]!;
  return `${pick(firsts)} ${pick(seconds)}`;
}
