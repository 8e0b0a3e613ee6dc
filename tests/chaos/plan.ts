import type { OutgoingContent } from '#contract/routes/messages.ts';
import { createRandom, type Random } from '#demo/world/random.ts';

/** One message a person sends on purpose. */
export interface PlannedSend {
  readonly clientId: string;
  readonly to: string;
  readonly content: OutgoingContent;
}

/** How often somebody sends the very same words twice on purpose: two messages, and both must arrive. */
const REPEAT_RATE = 0.06;

/** What is sent, to whom and in which order: the same for the same seed. Mostly texts, all other free-form kinds too. */
export function planSends(options: {
  readonly sends: number;
  readonly phones: readonly string[];
  readonly seed: number;
}): readonly PlannedSend[] {
  const { sends, phones, seed } = options;
  const random = createRandom(seed, 'plan');
  const plan: PlannedSend[] = [];
  for (let index = 0; index < sends; index++) {
    const earlier = plan.at(-1);
    const isRepeat = earlier !== undefined && random.chance(REPEAT_RATE);
    const to = isRepeat ? earlier.to : (random.pick(phones) ?? '');
    const content = isRepeat ? earlier.content : contentOf(random, index);
    plan.push({ clientId: `chaos-${seed}-${index}`, to, content });
  }
  return plan;
}

function contentOf(random: Random, index: number): OutgoingContent {
  const words = `Order ${index}: ${random.pick(WORDS)}`;
  const url = `https://files.example/${index}`;
  const kind = random.weighted([
    { weight: 70, name: 'text' },
    { weight: 5, name: 'media' },
    { weight: 5, name: 'image' },
    { weight: 5, name: 'document' },
    { weight: 2, name: 'audio' },
    { weight: 3, name: 'video' },
    { weight: 4, name: 'location' },
    { weight: 6, name: 'buttons' },
  ]).name;
  switch (kind) {
    case 'text':
      return { type: 'text', text: words };
    case 'media':
      return { type: 'media', url: `${url}.pdf`, caption: words };
    case 'image':
      return { type: 'image', url: `${url}.png`, caption: words };
    case 'document':
      return { type: 'document', url: `${url}.pdf`, filename: `order-${index}.pdf`, caption: words };
    case 'audio':
      return { type: 'audio', url: `${url}.ogg` };
    case 'video':
      return { type: 'video', url: `${url}.mp4`, caption: words };
    case 'location':
      return { type: 'location', latitude: 18 + index / 1000, longitude: 73.85, name: words };
    case 'buttons':
      return { type: 'buttons', body: words, buttons: ['Yes', 'No'] };
  }
}

const WORDS = [
  'on its way 🚚',
  'ready to be collected',
  'चल पड़ा है',
  'جاهز للاستلام',
  'line one\nline two',
  'packed *today*',
] as const;
