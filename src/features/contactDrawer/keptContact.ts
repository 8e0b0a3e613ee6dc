import type { FormValues } from '#contract/routes/unsavedForms.ts';
import type { FormCodec } from '@/shared/unsavedForms';
import type { AttributeRow } from './attributes/attributeRows';
import type { ContactDraft } from './contactForm';

type KeptContact = FormValues<'contact'>;
type KeptRow = NonNullable<KeptContact['touched']['attributes']>[number];

/** How the drawer's form is kept. A value that stood there is named where it was seen: it may be long. */
export const keptContact: FormCodec<'contact', ContactDraft> = {
  write({ touched: { attributes, ...touched }, seen }) {
    const known = namesByValue(seen.customAttributes);
    const rows = attributes?.map(({ original, ...row }): KeptRow => {
      const name = known.get(original);
      return { ...row, original: name === undefined ? { value: original } : { seen: name } };
    });
    return { touched: { ...touched, ...(rows && { attributes: rows }) }, seen };
  },
  read({ touched: { attributes, ...touched }, seen }) {
    const known = new Map(Object.entries(Object(seen['customAttributes']) as object));
    const rows = attributes?.map(({ original, ...row }): AttributeRow => {
      const value: unknown = 'seen' in original ? known.get(original.seen) : original.value;
      return { ...row, original: value };
    });
    return { touched: { ...touched, ...(rows && { attributes: rows }) }, seen };
  },
};

/** Values are those very ones, or say the same by being the same text or number. */
function namesByValue(attributes: unknown): ReadonlyMap<unknown, string> {
  return new Map(Object.entries(Object(attributes) as object).map(([name, value]) => [value, name]));
}
