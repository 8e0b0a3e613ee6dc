/** What was seen of a link. */
export type Sight = Refused | Unreached | Answered;

/** Not asked at all, or no further. */
export interface Refused {
  readonly kind: 'refused';
  readonly why: 'not-a-link' | 'credentials' | 'private-address' | 'too-many-redirects';
  /** Where it stopped; empty for what is no address. */
  readonly host: string;
}

/** No answer that could be read. */
export interface Unreached {
  readonly kind: 'unreached';
  readonly why: UnreachedWhy;
  readonly host: string;
}
/** `dns`: no such name. `connect`: nobody there. `tls`: no certificate that is trusted. `answer`: not HTTP, or cut off. */
export type UnreachedWhy = 'dns' | 'connect' | 'tls' | 'answer' | 'timed-out';

export interface Answered {
  readonly kind: 'answered';
  /** After redirects. */
  readonly url: string;
  /** Every address on the way began with https. */
  readonly isEncrypted: boolean;
  readonly status: number;
  /** As the server calls it: lower case, without parameters. */
  readonly contentType: string | null;
  /** What its first bytes show; null where they could not be read. */
  readonly sniffed: Sniffed | null;
  readonly sizeBytes: number | null;
  readonly filename: string | null;
}

export interface Sniffed {
  /** Lower case, without parameters; null where the bytes are of no type that is known. */
  readonly type: string | null;
  /** Sound in an Ogg file that is Opus. */
  readonly isOpus: boolean;
}
