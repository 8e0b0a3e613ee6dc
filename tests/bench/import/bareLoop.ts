import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import Papa from 'papaparse';
import type { Store } from '#core/store/store.ts';

const LOOKED_UP = 1_000;

/**
 * The smallest loop that parses a file, normalises its phones with the same library and looks each up in the same store,
 * as many at a time as the app does. Gives how many it found.
 */
export async function bareLoop(bytes: Uint8Array, store: Store, country: string): Promise<number> {
  if (!isSupportedCountry(country)) throw new Error(`${country} is no country.`);
  const text = new TextDecoder().decode(bytes);
  const { data } = Papa.parse<string[]>(text, { delimiter: ',', skipEmptyLines: true });
  let found = 0;
  for (let from = 1; from < data.length; from += LOOKED_UP) {
    const phones: string[] = [];
    for (const row of data.slice(from, from + LOOKED_UP)) {
      const number = parsePhoneNumberFromString(row[1] ?? '', country);
      if (number?.isPossible()) phones.push(number.number);
    }
    found += (await store.contacts.getMany(phones)).length;
  }
  return found;
}
