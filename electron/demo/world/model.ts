import type { LanguageCode } from '../data/phrasebooks/phrasebook.ts';
import type { Content } from './content.ts';

/** Times are milliseconds since 1970 UTC. */

/** Who somebody is and how they behave; never changes, also when their contact is edited or deleted. */
export interface Person {
  readonly phone: string;
  /** What they are called in the stories told about them; null for somebody without a name. */
  readonly name: string | null;
  readonly language: LanguageCode;
  readonly place: Place;
  readonly temperament: 'quick' | 'chatty' | 'slow' | 'brief' | 'silent';
  /** Messages to this number are accepted and then fail with 131026. */
  readonly isUndeliverable: boolean;
  /** 0 for whoever wrote last before the epoch; null for those without a history. */
  readonly rank: number | null;
  readonly joinedAt: number;
  /** A thread written by hand. */
  readonly script?: readonly string[] | undefined;
}

export interface Place {
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** A row of the contact list. */
export interface Contact {
  readonly id: string;
  phone: string;
  name: string | null;
  email: string | null;
  tags: readonly string[];
  attributes: Readonly<Record<string, unknown>>;
  isOptedIn: boolean;
  groupIds: readonly string[];
  readonly createdAt: number;
  updatedAt: number;
}

export interface Message {
  readonly id: string;
  readonly phone: string;
  readonly direction: 'inbound' | 'outbound';
  readonly content: Content;
  /** May lie in the future: then nobody sees it yet. */
  readonly at: number;
  /** The message this one answers. */
  readonly replyTo?: string | undefined;
  /** What becomes of an outbound one; null for inbound ones. */
  readonly fate: Fate | null;
}

/** When an outbound message gets where; null: it never does. */
export interface Fate {
  readonly deliveredAt: number | null;
  readonly readAt: number | null;
  readonly failedAt: number | null;
  readonly error?: CloudError | undefined;
}

/** An error of the WhatsApp Cloud API, as it stands in a failed status. */
export interface CloudError {
  readonly code: number;
  readonly title: string;
  readonly message: string;
  readonly details: string;
}
