import { PHRASEBOOKS } from '../data/phrasebooks/index.ts';
import { SHOP } from '../data/shop.ts';
import { mediaContent, textContent, wordsOf, type Content } from './content.ts';
import type { Person } from './model.ts';
import type { Random } from './random.ts';
import { drawSlots, fillSlots, locationNear } from './script.ts';

/** What a customer writes back. Each part follows the one before by `pauseMs`. */
export interface AnswerPart {
  readonly pauseMs: number;
  readonly quotes: boolean;
  readonly make: (sentId: string) => Content;
}

/**
 * A customer's answer to what the shop sent, in their own language: a button pressed, a place or a picture where one was
 * asked for, else words that fit. Chatty people go on.
 */
export function composeAnswer(
  random: Random,
  person: Person,
  sent: Content,
  buttons: readonly string[],
): AnswerPart[] {
  const first = firstPart(random, person, sent, buttons);
  const { answers } = PHRASEBOOKS[person.language];
  const goesOn = person.temperament === 'chatty' && random.chance(0.7);
  if (!goesOn) return [first];
  const more = random.pick(random.chance(0.5) ? answers.more : answers.question) ?? '';
  return [first, { ...words(random, person, more), pauseMs: random.integer(900, 2600) }];
}

/** How a customer begins a conversation of their own accord. */
export function composeOpener(random: Random, person: Person): Content {
  const { openers, answers } = PHRASEBOOKS[person.language];
  const opener = random.pick(openers) ?? '👋';
  const slots = drawSlots(random, person, [opener]);
  const luck = random.fraction();
  if (luck < 0.08) return photo(slots['slug'] ?? '', random.pick(answers.photo));
  if (luck < 0.14) {
    return mediaContent('audio', `${SHOP.media}/voice/${random.integer(100, 999)}.ogg`, {
      voice: random.integer(4, 70),
    });
  }
  return textContent(fillSlots(opener, slots));
}

function firstPart(random: Random, person: Person, sent: Content, buttons: readonly string[]): AnswerPart {
  const { answers, cues } = PHRASEBOOKS[person.language];
  const text = wordsOf(sent).toLowerCase();
  const has = (list: readonly string[]) =>
    [...list, ...englishCues(list, cues)].some((cue) => text.includes(cue));
  if (buttons.length > 0 && random.chance(0.85)) return press(random, sent, buttons);
  if (has(cues.place))
    return { pauseMs: 0, quotes: false, make: () => ({ type: 'location', location: locationNear(person) }) };
  if (has(cues.photo)) {
    const { slug = '' } = drawSlots(random, person, []);
    return { pauseMs: 0, quotes: false, make: () => photo(slug, random.pick(answers.photo)) };
  }
  if (/[?؟？]/.test(text)) return words(random, person, random.pick(answers.yes) ?? '👍');
  if (has(cues.closing)) {
    return random.chance(0.4) ? react(random) : words(random, person, random.pick(answers.thanks) ?? '🙏');
  }
  if (person.temperament === 'brief' && random.chance(0.4)) return react(random);
  const list = random.chance(0.45) ? answers.question : answers.noted;
  return words(random, person, random.pick(list) ?? '👍');
}

/** Everybody understands the English words too. */
function englishCues(
  list: readonly string[],
  cues: { place: readonly string[]; photo: readonly string[] },
): readonly string[] {
  const { place, photo: pictures, closing } = PHRASEBOOKS.en.cues;
  if (list === cues.place) return place;
  return list === cues.photo ? pictures : closing;
}

function press(random: Random, sent: Content, buttons: readonly string[]): AnswerPart {
  const index = random.integer(0, buttons.length - 1);
  const title = buttons[index] ?? '';
  return {
    pauseMs: 0,
    quotes: true,
    make: () =>
      sent.type === 'template'
        ? { type: 'button', button: { text: title, payload: title } }
        : {
            type: 'interactive',
            interactive: { type: 'button_reply', button_reply: { id: `button_${index + 1}`, title } },
          },
  };
}

function react(random: Random): AnswerPart {
  const emoji = random.pick(['👍', '🙏', '❤️', '😍'] as const);
  return {
    pauseMs: 0,
    quotes: false,
    make: (sentId) => ({ type: 'reaction', reaction: { message_id: sentId, emoji } }),
  };
}

function words(random: Random, person: Person, text: string): AnswerPart {
  const body = fillSlots(text, drawSlots(random, person, [text]));
  return { pauseMs: 0, quotes: random.chance(0.12), make: () => textContent(body) };
}

function photo(slug: string, caption: string | undefined): Content {
  return mediaContent('image', `${SHOP.media}/photos/${slug}.jpg`, { caption });
}
