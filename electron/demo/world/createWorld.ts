import { composeAnswer, composeOpener } from './answers.ts';
import { SHOP } from '../data/shop.ts';
import { createContactBook, type ContactBook } from './contactBook.ts';
import { wordsOf, type Content } from './content.ts';
import { createConversations, type Conversations } from './conversations.ts';
import { seedGroups, type Group } from './groups.ts';
import { writeHistory } from './history.ts';
import { createWamid, drawUuid } from './ids.ts';
import type { Fate, Message, Person } from './model.ts';
import { createStranger, populate } from './people.ts';
import { createRandom } from './random.ts';
import { matchRule, seedRules, type Rule } from './rules.ts';
import { createSpontaneous } from './spontaneous.ts';
import { drawFate, NEVER, type Range, type StatusDelays } from './statuses.ts';
import { quickReplies, seedTemplates, type ListedTemplate } from './templates.ts';

const COOLDOWN_MS = 12 * 3_600_000;
const WINDOW_MS = 24 * 3_600_000;

/** What happens by itself. */
export interface Liveliness {
  /** Customers answer what is sent to them. */
  readonly answers: boolean;
  /** Customers write without being asked. */
  readonly spontaneous: boolean;
  /** Messages get delivered, read or fail; else they stay `sent`. */
  readonly statuses: boolean;
  /** Auto-reply rules answer customers. */
  readonly autoReplies: boolean;
}

export interface WorldOptions {
  readonly seed: number;
  readonly epoch: number;
  readonly contacts: number;
  readonly now: () => number;
  readonly liveliness: Liveliness;
  readonly answerDelayMs: Range;
  readonly answerRate: number;
  readonly statusDelayMs: StatusDelays;
}

export interface Standing {
  /** GREEN, YELLOW or RED. */
  readonly qualityRating: string;
  /** TIER_250, TIER_1K, … */
  readonly messagingLimit: string;
}

export interface World {
  readonly contacts: ContactBook;
  readonly groups: Group[];
  rules: Rule[];
  readonly templates: readonly ListedTemplate[];
  readonly conversations: Conversations;
  /** What WhatsApp thinks of the shop's number, as the account card has it. */
  standing: Standing;
  /** Phones of those with a seeded history, the newest conversation first. */
  readonly ranked: readonly string[];
  person(phone: string): Person;
  knows(phone: string): boolean;
  /** Within 24 hours of the customer's newest message. */
  isWindowOpen(phone: string): boolean;
  newId(kind: string): string;
  /** Takes a message of the shop: gives it an id, a fate and perhaps an answer. */
  send(phone: string, content: Content): Message;
  /** A message of a customer arrives at `at` (now if left out). A number that is in no list is added to it. */
  receive(
    phone: string,
    content: Content,
    options?: { at?: number; replyTo?: string; isLive?: boolean },
  ): Message;
  setFate(id: string, fate: Fate): Message | null;
  /** Lets happen what is due. */
  catchUp(): void;
}

/** The shop's world. Nothing runs in the background: what is there follows from what was done and from the time. */
export function createWorld(options: WorldOptions): World {
  const { seed, epoch, now, liveliness } = options;
  const groups = seedGroups(seed, epoch);
  const templates = seedTemplates(epoch);
  const { people, contacts: list, ranked } = populate({ seed, epoch, count: options.contacts, groups });
  const contacts = createContactBook(list);
  const person = (phone: string): Person => {
    const known = people.get(phone);
    if (known) return known;
    const stranger = createStranger(phone, seed, now());
    people.set(phone, stranger);
    return stranger;
  };
  const conversations = createConversations((phone) => {
    const known = people.get(phone);
    return known ? writeHistory(known, { seed, epoch, ranked: ranked.length }) : [];
  });
  const spontaneous = createSpontaneous({ seed, epoch, ranked: ranked.length, startedAt: now() });
  const ruleAnswers = new Map<string, number>();
  let made = 0;

  const wamid = (phone: string, direction: Message['direction'], at: number) =>
    createWamid(phone, direction, `${seed}/${epoch}/${phone}/${direction}/${at}/${++made}`);

  const world: World = {
    contacts,
    groups,
    rules: seedRules(seed, epoch),
    templates,
    conversations,
    standing: { qualityRating: SHOP.qualityRating, messagingLimit: SHOP.messagingLimit },
    ranked,
    person,
    knows: (phone) => people.has(phone),
    isWindowOpen(phone) {
      const last = conversations.lastInboundAt(phone, now());
      return last !== null && now() - last < WINDOW_MS;
    },
    newId: (kind) => drawUuid(createRandom(seed, kind, now(), ++made)),
    send(phone, content) {
      const at = now();
      const id = wamid(phone, 'outbound', at);
      const random = createRandom(seed, id);
      const customer = person(phone);
      const buttons = buttonsOf(content, templates);
      const pending = conversations.pendingInboundAt(phone, at);
      const silence = customer.temperament === 'silent' && options.answerRate < 1;
      const answers =
        liveliness.answers &&
        !customer.isUndeliverable &&
        !silence &&
        (pending === null || buttons.length > 0) &&
        random.chance(
          content.type === 'template' && buttons.length === 0 ? options.answerRate * 0.5 : options.answerRate,
        );
      const answerAt = answers ? at + answerDelay(random.fraction(), customer, options.answerDelayMs) : null;
      const fate = drawFate({
        random,
        at,
        delays: options.statusDelayMs,
        isUndeliverable: customer.isUndeliverable,
        isUnfetchable: JSON.stringify(content).includes('unfetchable'),
        answerAt: answerAt ?? pending,
      });
      const message: Message = {
        id,
        phone,
        direction: 'outbound',
        content,
        at,
        fate: liveliness.statuses ? fate : NEVER,
      };
      conversations.add(message);
      if (answerAt !== null) {
        let when = answerAt;
        for (const part of composeAnswer(random, customer, content, buttons)) {
          when += part.pauseMs;
          world.receive(phone, part.make(id), { at: when, ...(part.quotes && { replyTo: id }) });
        }
      }
      return message;
    },
    receive(phone, content, { at = now(), replyTo, isLive = true } = {}) {
      const isFirst = conversations.at(phone, at).every(({ direction }) => direction === 'outbound');
      const message: Message = {
        id: wamid(phone, 'inbound', at),
        phone,
        direction: 'inbound',
        content,
        at,
        ...(replyTo && { replyTo }),
        fate: null,
      };
      person(phone);
      conversations.add(message);
      if (isLive) reply(message, isFirst, (repliedAt) => wamid(phone, 'outbound', repliedAt));
      return message;
    },
    setFate(id, fate) {
      const message = conversations.find(id);
      if (message?.direction !== 'outbound') return null;
      const changed = { ...message, fate };
      conversations.replace(changed);
      return changed;
    },
    catchUp() {
      if (!liveliness.spontaneous) return;
      for (const { at, rank, slot } of spontaneous.until(now())) {
        const phone = ranked[rank];
        if (phone === undefined || !contacts.get(phone) || person(phone).isUndeliverable) continue;
        const content = composeOpener(createRandom(seed, 'opener', slot), person(phone));
        const isFirst = conversations.at(phone, at).every(({ direction }) => direction === 'outbound');
        const source = `${seed}/${epoch}/slot/${slot}`;
        const id = createWamid(phone, 'inbound', source);
        const message: Message = { id, phone, direction: 'inbound', content, at, fate: null };
        conversations.add(message);
        reply(message, isFirst, () => createWamid(phone, 'outbound', source));
      }
    },
  };
  return world;

  function reply({ phone, content, at }: Message, isFirst: boolean, idAt: (at: number) => string): void {
    if (!liveliness.autoReplies) return;
    const key = (rule: Rule) => `${rule.id}/${phone}`;
    const rule = matchRule(
      world.rules,
      { text: wordsOf(content), at, isFirst },
      (candidate) => at - (ruleAnswers.get(key(candidate)) ?? -Infinity) < COOLDOWN_MS,
    );
    const answer = rule && ruleContent(rule, templates);
    if (!rule || !answer) return;
    ruleAnswers.set(key(rule), at);
    const repliedAt = at + 900;
    conversations.add({
      id: idAt(repliedAt),
      phone,
      direction: 'outbound',
      content: answer,
      at: repliedAt,
      fate: liveliness.statuses
        ? { ...NEVER, deliveredAt: repliedAt + 800, readAt: repliedAt + 2500 }
        : NEVER,
    });
  }
}

/** Quick people answer at the near end of the range, slow ones at its far end. */
function answerDelay(luck: number, { temperament }: Person, [min, max]: Range): number {
  const share = temperament === 'slow' ? 0.65 + luck * 0.35 : luck * (temperament === 'chatty' ? 0.35 : 0.6);
  return Math.round(min + (max - min) * share);
}

function buttonsOf(content: Content, templates: readonly ListedTemplate[]): readonly string[] {
  if (content.type === 'interactive' && content.interactive.type === 'button') {
    return content.interactive.action.buttons.map(({ reply }) => reply.title);
  }
  if (content.type !== 'template') return [];
  const { name, language } = content.template;
  const template = templates.find((one) => one.name === name && one.language === language.code);
  return template ? quickReplies(template) : [];
}

function ruleContent(rule: Rule, templates: readonly ListedTemplate[]): Content | null {
  if (rule.reply_type === 'TEXT')
    return rule.reply_text ? { type: 'text', text: { body: rule.reply_text } } : null;
  const template = templates.find(
    ({ name, language }) => name === rule.template_name && language === (rule.language_code ?? 'en_US'),
  );
  return template
    ? {
        type: 'template',
        template: { name: template.name, language: { code: template.language }, components: [] },
      }
    : null;
}
