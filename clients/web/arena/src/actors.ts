export interface Move {
  playerId: string;
  x: number;
  y: number;
}

/** The server's demo actors, as this page uses them. */
export interface Actors {
  gameRoom: {
    params: { playerId: string };
    snapshot: { players: Move[] };
    actions: { move(x: number, y: number): void };
    events: { playerMoved: Move };
  };
  bench: {
    actions: { echo(payload: number): number };
  };
}
