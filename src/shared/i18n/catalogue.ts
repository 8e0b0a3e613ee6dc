import type { en } from './en';

/** A whole language: every sentence the English one has, and no other. */
export type Catalogue = Sentences<typeof en>;

type Sentences<Tree> = {
  readonly [Key in keyof Tree]: Tree[Key] extends string ? string : Sentences<Tree[Key]>;
};
