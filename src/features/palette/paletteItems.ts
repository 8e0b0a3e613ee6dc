import type { Account } from '#contract/routes/accounts.ts';
import type { MessageHit, PersonHit } from '#contract/routes/search.ts';
import type { Highlighted } from '#contract/routes/search.ts';
import type { Template } from '#contract/routes/templates.ts';
import type { CommandId } from '@/shared/commands';
import type { PaletteKind } from './paletteMode';

/** Something that can be opened or done. */
export type PaletteItem =
  | { readonly kind: 'command'; readonly key: string; readonly id: CommandId; readonly title: Highlighted }
  | { readonly kind: 'account'; readonly key: string; readonly account: Account; readonly title: Highlighted }
  | { readonly kind: 'person'; readonly key: string; readonly person: PersonHit; readonly query: string }
  | { readonly kind: 'template'; readonly key: string; readonly template: Template; readonly query: string }
  | { readonly kind: 'message'; readonly key: string; readonly hit: MessageHit }
  /** Goes on where a section ends: to that kind alone, or further in it. */
  | { readonly kind: 'more'; readonly key: string; readonly of: PaletteKind; readonly count: number | null };

export interface PaletteSection {
  readonly key: SectionKey;
  readonly items: readonly PaletteItem[];
  /** Said below its items. */
  readonly note?: PaletteNote;
}

export type SectionKey = 'best' | 'recent' | 'suggested' | PaletteKind;
export type PaletteNote = 'tooShort' | 'first' | 'searching' | 'failed' | 'noMessages';
