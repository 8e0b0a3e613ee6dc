import { describe, expect, it } from 'vitest';
import type { Contact } from '#contract/routes/contacts.ts';
import type { Template } from '#contract/routes/templates.ts';
import { templateFields } from '#contract/rules/template/fields.ts';
import { contactFacts, contactLanguage, factBehind, guessValues } from './contactFacts';
import { fieldLabel } from './fieldWords';
import { chooseLanguage, groupTemplates, searchTemplates } from './templateGroups';
import { hindranceText, unsendableText } from './templateWords';

function template(name: string, language: string, text: string, more: Partial<Template> = {}): Template {
  return {
    id: null,
    name,
    language,
    status: 'APPROVED',
    category: 'UTILITY',
    components: [{ type: 'BODY', text }],
    parameterFormat: null,
    rejectedReason: null,
    createdAt: null,
    updatedAt: null,
    ...more,
  };
}

const contact: Contact = {
  phone: '+359887123456',
  name: 'Sara Petrov',
  email: 'sara@example.com',
  tags: [],
  customAttributes: { city: 'Sofia', 'Last order': '#4821', preferred_language: 'hi', empty: '' },
  isOptedIn: true,
  createdAt: null,
  updatedAt: null,
  groupIds: [],
  lastMessageAt: null,
  editState: null,
};
const facts = contactFacts(contact, contact.phone);

describe('the list', () => {
  const groups = groupTemplates([
    template('zebra', 'en_US', 'Hi {{1}}', { status: 'REJECTED' }),
    template('order', 'es', 'Hola', { status: 'PAUSED' }),
    template('order', 'en_US', 'Your *order* {{1}}'),
    template('order', 'hi', 'ऑर्डर'),
    template('alpha', 'pt_BR', 'Olá João', { status: 'PENDING' }),
  ]);

  it('holds the languages of a name together, and what can be sent first', () => {
    expect(
      groups.map(({ name, choices }) => [name, ...choices.map(({ template: { language } }) => language)]),
    ).toEqual([
      ['order', 'en_US', 'hi', 'es'],
      ['alpha', 'pt_BR'],
      ['zebra', 'en_US'],
    ]);
  });

  it.each([
    ['order', ['order']],
    ['hindi', ['order']],
    ['joao', ['alpha']],
    ['portuguese', ['alpha']],
    ['order spanish', ['order']],
    ['utility', ['order', 'alpha', 'zebra']],
    ['nothing such', []],
  ])('“%s” finds %j', (search, names) => {
    expect(searchTemplates(groups, search, 'en').map(({ name }) => name)).toEqual(names);
  });

  it.each([
    [['hi', 'en'], 'hi'],
    [['', 'Hindi'], 'hi'],
    [['en-GB'], 'en_US'],
    [['es', 'hi'], 'hi'],
    [['ta'], 'en_US'],
    [[], 'en_US'],
  ])('of the wishes %j it begins with %s', (wishes, language) => {
    expect(chooseLanguage(groups[0]!, wishes).template.language).toBe(language);
  });
});

describe('filling from a contact', () => {
  const guess = (text: string, values: Record<string, string> = {}, from = facts) => {
    const of = template('x', 'en', text);
    return guessValues(of, templateFields(of), values, from);
  };

  it('fills variables that are named as something known', () => {
    expect(guess('{{customer_name}} {{first_name}} {{email}} {{city}} {{last_order}} {{discount}}')).toEqual({
      'body.customer_name': 'Sara Petrov',
      'body.first_name': 'Sara',
      'body.email': 'sara@example.com',
      'body.city': 'Sofia',
      'body.last_order': '#4821',
    });
  });

  it.each(['Hi {{1}}, order {{2}}', '¡Hola, {{1}}! {{2}}', 'नमस्ते {{1}}जी, {{2}}', 'مرحباً {{1}}، {{2}}'])(
    'fills the name after a greeting: %s',
    (text) => {
      expect(guess(text)).toEqual({ 'body.1': 'Sara' });
    },
  );

  it('never writes over what was typed, nor guesses without a sign', () => {
    expect(guess('Hi {{1}}', { 'body.1': 'Madam' })).toEqual({});
    expect(guess('Order {{1}} for Delhi {{2}}')).toEqual({});
    expect(guess('Hi {{1}}', {}, contactFacts(null, '+91'))).toEqual({});
  });

  it('knows where a value came from, and the language somebody asked for', () => {
    expect(factBehind('Sofia', facts)?.label).toBe('City');
    expect(factBehind('Plovdiv', facts)).toBeNull();
    expect(contactLanguage(contact)).toBe('hi');
    expect(contactLanguage(null)).toBe('');
  });
});

describe('words', () => {
  it('name a field by its place in the sentence', () => {
    const of = template('x', 'en', 'Hi *{{1}}*,\norder {{2}} is confirmed and leaves our warehouse today.');
    const labels = templateFields(of).map((field) =>
      fieldLabel(of, field).replaceAll(/[\u2068\u2069]/gu, ''),
    );
    expect(labels).toEqual([
      'Text: Hi ▢, order {{2}} is…',
      'Text: Hi {{1}}, order ▢ is confirmed and leaves…',
    ]);
  });

  it('say why one can’t be sent', () => {
    const rejected = { canSend: false, reason: 'REJECTED', status: 'REJECTED', part: null } as const;
    expect(unsendableText({ ...rejected, rejectedReason: 'ABUSIVE_CONTENT' })).toBe(
      'Rejected by Meta: Abusive content',
    );
    expect(unsendableText({ ...rejected, rejectedReason: null })).toBe('Rejected by Meta');
    expect(
      unsendableText({ ...rejected, reason: 'OTHER', status: 'ON_HOLD', rejectedReason: null }),
    ).toContain('On hold');
  });

  it('count what is missing before all else', () => {
    const missing = { level: 'refused', reason: 'missing', key: 'body.1' } as const;
    const spaces = { level: 'warning', reason: 'spaces', key: 'body.2' } as const;
    expect(hindranceText([spaces, missing, missing])).toBe('2 values missing');
    expect(hindranceText([spaces])).toContain('four spaces');
    expect(hindranceText([])).toBe('');
  });
});
