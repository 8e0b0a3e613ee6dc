import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OutgoingContent } from '#contract/routes/messages.ts';
import { checkContent } from '#contract/rules/checkContent.ts';
import { LIMITS } from '#contract/rules/limits.ts';
import { sendRequest } from '#core/inlobo/endpoints/messages.ts';
import { check } from '#demo/http/validation.ts';
import { passedLimit, sendFields, type SendBody } from '#demo/routes/sends.ts';

const TO = '+919810007919';

/** What the demo API, which shares no line with the app, says of the request that this content makes. */
function isTaken(content: OutgoingContent): boolean {
  const { body } = sendRequest(TO, content);
  const checked = check(sendFields[content.type], JSON.parse(JSON.stringify(body)));
  return 'value' in checked && passedLimit({ kind: content.type, ...checked.value } as SendBody) === null;
}

/** Characters of one and of two UTF-16 units, marks that join, and a direction override. */
const character = fc.constantFrom('a', 'é', '😀', '\u200d', '\u202e', 'न', 'ै', ' ', '\n');
/** Texts about as long as a limit: below it, at it, and over it, whatever units they are of. */
const near = (max: number) =>
  fc
    .tuple(fc.integer({ min: Math.max(0, max - 2), max: max + 2 }), character, character)
    .map(([length, one, last]) => one.repeat(Math.max(0, length - 1)) + (length > 0 ? last : ''));
const about = (max: number) => fc.oneof(near(max), fc.string({ maxLength: 12 }), fc.constant(''));
const optional = (max: number) => fc.option(about(max), { nil: undefined });
const link = fc.oneof(
  fc.webUrl(),
  fc.constantFrom(
    ...['', ' ', 'example.com/a.png', 'javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x'],
    ...['https://', 'HTTPS://EXAMPLE.com/a', 'http://127.0.0.1/', 'ftp://example.com/a', '//example.com/a'],
  ),
);
const degrees = (max: number) =>
  fc.oneof(
    fc.double({ min: -2 * max, max: 2 * max, noNaN: true }),
    fc.constantFrom(max, -max, max + 1e-9, -max - 1e-9, max + 1),
  );

const content: fc.Arbitrary<OutgoingContent> = fc.oneof(
  fc.record({ type: fc.constant('text' as const), text: about(LIMITS.text) }),
  fc.record({
    type: fc.constantFrom('media' as const, 'image' as const, 'video' as const, 'document' as const),
    url: link,
    caption: optional(LIMITS.caption),
  }),
  fc.record({ type: fc.constant('audio' as const), url: link }),
  fc.record({
    type: fc.constant('location' as const),
    latitude: degrees(LIMITS.latitude),
    longitude: degrees(LIMITS.longitude),
  }),
  fc.record({
    type: fc.constant('buttons' as const),
    body: about(LIMITS.body),
    buttons: fc.array(about(LIMITS.label), { maxLength: 5 }),
    header: optional(LIMITS.header),
    footer: optional(LIMITS.footer),
  }),
);

describe('the limits that both sides of the app apply', () => {
  it('pass what the API takes and refuse what it refuses', () => {
    fc.assert(
      fc.property(content, (given) => {
        const problems = checkContent(given);
        // Labels are sent trimmed, and " Yes" beside "Yes" is one label to a person.
        const isOurs = given.type === 'buttons' && problems.some(({ reason }) => reason === 'repeated');
        if (isOurs) return;
        expect({ given, isTaken: problems.length === 0 }).toEqual({ given, isTaken: isTaken(given) });
      }),
      { numRuns: 3_000 },
    );
  });

  it('count a pair of surrogates as one character, at each limit', () => {
    const buttons = (over: object): OutgoingContent => ({
      type: 'buttons',
      body: 'Choose',
      buttons: ['Yes'],
      ...over,
    });
    const of = (max: number, make: (text: string) => OutgoingContent) => [
      checkContent(make('😀'.repeat(max))).length,
      checkContent(make('😀'.repeat(max + 1))).length,
    ];
    expect(of(LIMITS.text, (text) => ({ type: 'text', text }))).toEqual([0, 1]);
    expect(of(LIMITS.caption, (caption) => ({ type: 'image', url: 'https://a.example/b', caption }))).toEqual(
      [0, 1],
    );
    expect(of(LIMITS.body, (body) => buttons({ body }))).toEqual([0, 1]);
    expect(of(LIMITS.header, (header) => buttons({ header }))).toEqual([0, 1]);
    expect(of(LIMITS.footer, (footer) => buttons({ footer }))).toEqual([0, 1]);
    expect(of(LIMITS.label, (label) => buttons({ buttons: [label] }))).toEqual([0, 1]);
  });

  it('say of every problem where it is and by how much', () => {
    const problems = checkContent({
      type: 'buttons',
      header: 'x'.repeat(61),
      body: ' ',
      footer: 'y'.repeat(70),
      buttons: ['Yes', 'Yes ', ''],
    });
    expect(problems).toEqual([
      { reason: 'too-long', field: 'header', length: 61, max: 60 },
      { reason: 'empty', field: 'body' },
      { reason: 'too-long', field: 'footer', length: 70, max: 60 },
      { reason: 'repeated', field: 'buttons.1' },
      { reason: 'empty', field: 'buttons.2' },
    ]);
    const nowhere = { type: 'location', latitude: Number.NaN, longitude: Infinity } as const;
    expect(checkContent(nowhere).map(({ field }) => field)).toEqual(['latitude', 'longitude']);
  });
});
