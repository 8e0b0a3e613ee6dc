export type LanguageCode = 'en' | 'hi' | 'ta' | 'ar' | 'he' | 'zh' | 'ko' | 'ru' | 'es' | 'pt' | 'fr' | 'de';

/**
 * What customers and the shop say in one language. Scripts are lines as `world/script.ts` reads them: `< ` the
 * customer, `> ` the shop; slots are `{product}`, `{other}`, `{price}`, `{order}`, `{size}`, `{city}`, `{first}` and
 * `{tracking}`.
 */
export interface Phrasebook {
  /** The shop's six products, in the order of the catalog. */
  readonly products: readonly [string, string, string, string, string, string];
  readonly scripts: readonly (readonly string[])[];
  /** What a customer answers, by what the shop wrote. */
  readonly answers: {
    /** To a question. */
    readonly yes: readonly string[];
    /** To news. */
    readonly noted: readonly string[];
    /** To a goodbye or a thank-you. */
    readonly thanks: readonly string[];
    /** What they ask next. */
    readonly question: readonly string[];
    /** What chatty people add. */
    readonly more: readonly string[];
    /** Under a picture they send. */
    readonly photo: readonly string[];
  };
  /** How somebody begins a conversation. */
  readonly openers: readonly string[];
  /** Words in the shop's message that ask for a picture or for a place, and that say goodbye or thank you. */
  readonly cues: {
    readonly photo: readonly string[];
    readonly place: readonly string[];
    readonly closing: readonly string[];
  };
}
