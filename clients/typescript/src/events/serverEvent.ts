/** What happened, told to the server: it is processed there in the background, and forwarded to third parties. */
export interface ServerEvent extends EmitOptions {
  /** 1 to 128 bytes. */
  readonly name: string;
  /** At most 64. */
  readonly properties?: Readonly<Record<string, string>>;
}

export interface EmitOptions {
  /** When it happened, as a Date or in RFC 3339. Default: when the server receives it, which may be long after. */
  readonly timestamp?: Date | string;
  /** At most 128 bytes. What the server knows already under this id of the same user is not taken twice. Default: one that is like no other. */
  readonly id?: string;
}

/** What became of the events of one `emitBatch`. */
export interface EmitResult {
  readonly accepted: number;
  /** The server knew them by their ids, also from an earlier attempt of this client's. */
  readonly duplicates: number;
  /** The others by their index, and why. */
  readonly rejected: readonly { readonly i: number; readonly code: string; readonly message: string }[];
}

/** How events are gathered before they are sent. */
export interface EmitBuffer {
  /** So many events go together, at most. Default 100. */
  readonly maxBatch?: number;
  /** So many milliseconds an event may wait for others to go with. Default 1000. */
  readonly maxDelay?: number;
  /** So many events may wait for the server's answer; more fail with `client_queue_full`. Default 1000. */
  readonly maxBuffered?: number;
}
