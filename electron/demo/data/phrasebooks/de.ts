import type { Phrasebook } from './phrasebook.ts';

export const german: Phrasebook = {
  products: [
    'die indigoblaue Kurta',
    'das senfgelbe Tuch',
    'die Lederschuhe',
    'die Tagesdecke',
    'die Silberohrringe',
    'das Leinenhemd',
  ],
  scripts: [
    [
      '< Hallo, gibt es {product} in Größe {size}?',
      '> Hallo {first}! Ja, auf Lager. ₹{price} inklusive Versand.',
      '< Super, nehme ich',
      '> Schön! Wie lautet die Lieferadresse?',
      '< @here',
      '> Danke, die Bestellung #{order} ist bestätigt.',
      '< Vielen Dank',
    ],
    [
      '< Wo bleibt meine Bestellung #{order}?',
      '> Sie liegt beim Zoll in {city} und kommt voraussichtlich übermorgen. Sendungsnummer: {tracking}',
      '< Alles klar, danke für die Info',
    ],
    [
      '< Größe {size} passt leider nicht, kann ich {product} zurückschicken?',
      '> Natürlich, innerhalb von 30 Tagen kostenlos.',
      '> @document ruecksendeschein-{order}.pdf',
      '< Danke!',
    ],
  ],
  answers: {
    yes: ['Ja, gerne', 'Ja, passt', 'In Ordnung, machen wir so'],
    noted: ['Alles klar, danke', 'Verstanden', 'Prima 👍'],
    thanks: ['Vielen Dank!', 'Danke, schönen Tag noch'],
    question: [
      'Wann kommt es an?',
      'Gibt es das auch in einer anderen Farbe?',
      'Was kostet der Versand nach {city}?',
    ],
    more: ['Meine Freundin möchte auch eins', 'Die Verpackung ist wunderschön'],
    photo: ['Hier das Foto', 'So in etwa'],
  },
  openers: [
    'Hallo, was kostet {product}?',
    'Gibt es etwas Neues zu Bestellung #{order}?',
    'Paket ist da, wunderschön!',
    'Kann ich die Lieferadresse noch ändern?',
    'Kommt es bis Freitag in {city} an?',
  ],
  cues: {
    photo: ['foto', 'bild'],
    place: ['adresse', 'standort'],
    closing: ['danke', 'gerne', 'schönen tag'],
  },
};
