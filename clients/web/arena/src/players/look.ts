export interface Look {
  readonly fill: string;
  /** Readable on `fill`. */
  readonly ink: string;
  /** An SVG path around the origin, about 2 units wide. */
  readonly shape: string;
  readonly initial: string;
}

/** Okabe and Ito's colours, which nearly everybody can tell apart; without black, which is lost on dark ground. */
const colours = [
  { fill: "#e69f00", ink: "#000" },
  { fill: "#56b4e9", ink: "#000" },
  { fill: "#009e73", ink: "#000" },
  { fill: "#f0e442", ink: "#000" },
  { fill: "#0072b2", ink: "#fff" },
  { fill: "#d55e00", ink: "#000" },
  { fill: "#cc79a7", ink: "#000" },
] as const;

/** Colour is never the only difference. All are about as large. */
const shapes = [
  "M1 0A1 1 0 1 1 -1 0A1 1 0 1 1 1 0Z", // circle
  polygon(4, 1.2, 45), // square
  polygon(4, 1.28, 0), // diamond
  polygon(3, 1.42, -90), // triangle
  polygon(5, 1.16, -90), // pentagon
  polygon(6, 1.1, 0), // hexagon
] as const;

/** How a player is drawn: always and on every screen the same, by the id. */
export function lookOf(playerId: string, name: string): Look {
  const hash = hashOf(playerId);
  return {
    ...colours[hash % colours.length]!,
    shape: shapes[Math.floor(hash / colours.length) % shapes.length]!,
    initial: [...name.trim()][0]?.toUpperCase() ?? "?",
  };
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

function polygon(corners: number, radius: number, degrees: number): string {
  const points = Array.from({ length: corners }, (_, corner) => {
    const angle = (degrees / 360 + corner / corners) * 2 * Math.PI;
    return `${(radius * Math.cos(angle)).toFixed(3)} ${(radius * Math.sin(angle)).toFixed(3)}`;
  });
  return `M${points.join("L")}Z`;
}
