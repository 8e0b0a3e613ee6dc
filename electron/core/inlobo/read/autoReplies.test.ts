import { describe, expect, it } from 'vitest';
import { readAutoReply } from './autoReplies.ts';

const at = Date.UTC(2026, 10, 3, 14, 2, 11);
const one = (fields: object) => readAutoReply({ id: 'r1', name: 'Prices', ...fields });

describe('an auto-reply', () => {
  it('is read as the document names its fields', () => {
    const row = {
      id: 'r1',
      name: 'Prices',
      trigger_type: 'KEYWORD',
      keywords: ['price', 'cost'],
      reply_type: 'TEXT',
      reply_text: 'From ₹749.',
      template_name: null,
      language_code: null,
      is_active: true,
      created_at: '2026-11-03T14:02:11Z',
      updated_at: '2026-11-03T14:02:11Z',
    };
    expect(readAutoReply(row)).toEqual({
      id: 'r1',
      name: 'Prices',
      triggerType: 'KEYWORD',
      keywords: ['price', 'cost'],
      replyType: 'TEXT',
      replyText: 'From ₹749.',
      templateName: null,
      templateLanguage: null,
      isActive: true,
      createdAt: at,
      updatedAt: at,
      raw: row,
    });
  });

  it.each<[object, string]>([
    [{ id: 3 }, '3'],
    [{ _id: 'x9' }, 'x9'],
    [{ rule_id: 'x9' }, 'x9'],
    [{ auto_reply: { uuid: 'x9' } }, 'x9'],
  ])('%j goes by its id', (row, id) => {
    expect(readAutoReply(row)).toMatchObject({ id, name: id });
  });

  it.each([[null], [[]], [7], [{}], [{ name: 'No id', trigger_type: 'ALWAYS' }]])(
    '%j can not be read',
    (row) => {
      expect(readAutoReply(row)).toBeNull();
    },
  );

  it.each<[object, string | null]>([
    [{ trigger_type: 'keyword' }, 'KEYWORD'],
    [{ trigger_type: 'Keywords' }, 'KEYWORD'],
    [{ trigger_type: 'first message' }, 'FIRST_MESSAGE'],
    [{ triggerType: 'firstMessage' }, 'FIRST_MESSAGE'],
    [{ trigger_type: 'out-of-hours' }, 'OUT_OF_HOURS'],
    [{ trigger: 'ALWAYS' }, 'ALWAYS'],
    [{ trigger: { type: 'always' } }, 'ALWAYS'],
    [{ trigger_type: { value: 'always' } }, 'ALWAYS'],
    [{ type: 'first_message' }, 'FIRST_MESSAGE'],
    [{ trigger_type: 'birthday soon' }, 'BIRTHDAY_SOON'],
    // What is no trigger is not taken for one.
    [{ type: 'auto_reply' }, null],
    [{ trigger: 'price' }, null],
    [{ trigger_type: 4 }, null],
    [{}, null],
  ])('%j is triggered by %s', (fields, triggerType) => {
    expect(one(fields)?.triggerType).toBe(triggerType);
  });

  it.each<[object, string[]]>([
    [{ keywords: ['price', ' cost ', 'price', ''] }, ['price', 'cost']],
    [{ keywords: 'price, cost;rate\nhow much' }, ['price', 'cost', 'rate', 'how much']],
    [{ keywords: '["price","a, b"]' }, ['price', 'a, b']],
    [{ keywords: [{ keyword: 'price' }, { id: 2, text: 'cost' }, null, {}, 7] }, ['price', 'cost', '7']],
    [{ keyword: 'price' }, ['price']],
    [{ trigger: { type: 'KEYWORD', keywords: ['price'] } }, ['price']],
    [{ trigger: { type: 'KEYWORD', value: 'price' } }, ['price']],
    [{ keywords: null }, []],
    [{ keywords: 42 }, []],
  ])('%j listens for %j', (fields, keywords) => {
    expect(one(fields)?.keywords).toEqual(keywords);
  });

  it.each<[object, object]>([
    [
      { reply_type: 'text', reply_text: 'Hi' },
      { replyType: 'TEXT', replyText: 'Hi' },
    ],
    [{ reply_text: { body: 'Hi' } }, { replyType: 'TEXT', replyText: 'Hi' }],
    [{ reply: 'Hi' }, { replyType: 'TEXT', replyText: 'Hi' }],
    [{ reply: { text: 'Hi' } }, { replyType: 'TEXT', replyText: 'Hi' }],
    [{ reply: { type: 'text', text: { body: 'Hi' } } }, { replyType: 'TEXT', replyText: 'Hi' }],
    [{ response: { body: 'Hi' } }, { replyType: 'TEXT', replyText: 'Hi' }],
    [{ message: 'Hi' }, { replyType: 'TEXT', replyText: 'Hi' }],
    [
      { reply_type: 'Template', template_name: 'welcome', language_code: 'hi' },
      { replyType: 'TEMPLATE', templateName: 'welcome', templateLanguage: 'hi', replyText: null },
    ],
    [
      { reply: { template: { name: 'welcome', language: { code: 'en_US' } } } },
      { replyType: 'TEMPLATE', templateName: 'welcome', templateLanguage: 'en_US', replyText: null },
    ],
    [
      { template: { name: 'welcome', language: 'en_US' } },
      { replyType: 'TEMPLATE', templateName: 'welcome', templateLanguage: 'en_US' },
    ],
    [{ template: 'welcome' }, { replyType: 'TEMPLATE', templateName: 'welcome' }],
    [{ reply_type: 'carousel' }, { replyType: 'CAROUSEL', replyText: null, templateName: null }],
    [{}, { replyType: null, replyText: null, templateName: null, templateLanguage: null }],
  ])('%j replies as it says', (fields, expected) => {
    expect(one(fields)).toMatchObject(expected);
  });

  it.each<[object, boolean | null]>([
    [{ is_active: 'True' }, true],
    [{ active: 0 }, false],
    [{ enabled: true }, true],
    [{ status: 'ACTIVE' }, true],
    [{ status: 'paused' }, false],
    [{ state: { name: 'Inactive' } }, false],
    [{ is_disabled: true }, false],
    [{ is_active: null, status: 'enabled' }, true],
    [{ status: 'perhaps' }, null],
    [{}, null],
  ])('%j is switched on: %s', (fields, isActive) => {
    expect(one(fields)?.isActive).toBe(isActive);
  });
});
