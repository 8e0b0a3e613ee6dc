import { describe, expect, it } from 'vitest';
import { readTemplate } from './templates.ts';

const at = Date.UTC(2026, 10, 3, 14, 2, 11);
const one = (fields: object) => readTemplate({ name: 'order', language: 'en_US', ...fields });
const parts = (fields: object) => one(fields)?.components;

describe('a template', () => {
  it('is read as the Cloud API lists it', () => {
    const row = {
      name: 'seasonal_promotion',
      parameter_format: 'NAMED',
      components: [
        {
          type: 'HEADER',
          format: 'TEXT',
          text: 'Our {{sale_name}} is on!',
          example: { header_text_named_params: [{ param_name: 'sale_name', example: 'Summer Sale' }] },
        },
        {
          type: 'BODY',
          text: 'Shop now through {{end_date}}.',
          example: { body_text_named_params: [{ param_name: 'end_date', example: 'August 31' }] },
        },
        { type: 'FOOTER', text: 'Use the buttons below to manage your marketing subscriptions' },
        {
          type: 'BUTTONS',
          buttons: [
            { type: 'QUICK_REPLY', text: 'Unsubscribe from Promos' },
            {
              type: 'URL',
              text: 'Shop',
              url: 'https://example.com/{{1}}',
              example: ['https://example.com/x'],
            },
            { type: 'PHONE_NUMBER', text: 'Call', phone_number: '15550051310' },
            { type: 'COPY_CODE', example: '250FF' },
          ],
        },
      ],
      language: 'en_US',
      status: 'APPROVED',
      category: 'MARKETING',
      sub_category: 'CUSTOM',
      previous_category: 'UTILITY',
      quality_score: { score: 'UNKNOWN', date: 1762178531 },
      rejected_reason: 'NONE',
      last_updated_time: '2026-11-03T14:02:11+0000',
      id: '564750795574598',
    };
    expect(readTemplate(row)).toEqual({
      id: '564750795574598',
      name: 'seasonal_promotion',
      language: 'en_US',
      status: 'APPROVED',
      category: 'MARKETING',
      components: row.components,
      parameterFormat: 'NAMED',
      rejectedReason: null,
      createdAt: null,
      updatedAt: at,
      raw: row,
    });
  });

  it.each<[object, string | null, string]>([
    [{ id: 5, name: 'order' }, '5', 'order'],
    [{ element_name: 'order' }, null, 'order'],
    [{ template_name: 'order' }, null, 'order'],
    [{ id: '77' }, '77', '77'],
    [{ template: { id: 5, name: 'order' } }, '5', 'order'],
    [{ id: 5, attributes: { name: 'order' } }, '5', 'order'],
  ])('%j goes by its id %s and is called %s', (row, id, name) => {
    expect(readTemplate(row)).toMatchObject({ id, name });
  });

  it.each([[null], ['order'], [[]], [{}], [{ language: 'en_US', status: 'APPROVED' }], [{ name: {} }]])(
    '%j can not be read',
    (row) => {
      expect(readTemplate(row)).toBeNull();
    },
  );

  it.each<[object, string]>([
    [{ language: 'hi' }, 'hi'],
    [{ language: { code: 'pt_BR', policy: 'deterministic' } }, 'pt_BR'],
    [{ language: null, language_code: 'ar' }, 'ar'],
    [{ language: null, locale: 'es' }, 'es'],
    [{ language: 7 }, ''],
    [{ language: null }, ''],
  ])('%j is in "%s"', (fields, language) => {
    expect(one(fields)?.language).toBe(language);
  });

  it.each<[object, string]>([
    [{ status: 'approved' }, 'APPROVED'],
    [{ status: 'In Appeal' }, 'IN_APPEAL'],
    [{ status: 'pending-deletion' }, 'PENDING_DELETION'],
    [{ status: { value: 'paused' } }, 'PAUSED'],
    [{ approval_status: 'Rejected' }, 'REJECTED'],
    [{ status: 'LIMIT_EXCEEDED' }, 'LIMIT_EXCEEDED'],
    [{ status: 'something new' }, 'SOMETHING_NEW'],
    [{ status: 3 }, 'UNKNOWN'],
    [{}, 'UNKNOWN'],
  ])('%j stands at %s', (fields, status) => {
    expect(one(fields)?.status).toBe(status);
  });

  it.each<[object, string | null]>([
    [{ category: 'utility' }, 'UTILITY'],
    [{ category: 'TRANSACTIONAL' }, 'TRANSACTIONAL'],
    [{ category: 'OTP' }, 'OTP'],
    [{ category: 'ticket update' }, 'TICKET_UPDATE'],
    [{ category: { name: 'Marketing' } }, 'MARKETING'],
    [{}, null],
  ])('%j is of the category %s', (fields, category) => {
    expect(one(fields)?.category).toBe(category);
  });

  it.each<[object, string | null]>([
    [{ rejected_reason: 'NONE' }, null],
    [{ rejected_reason: 'TAG_CONTENT_MISMATCH' }, 'TAG_CONTENT_MISMATCH'],
    [{ rejection_reason: 'Too pushy' }, 'Too pushy'],
    [{ rejection_info: { reason: 'Too pushy', recommendation: 'Be kind' } }, 'Too pushy'],
    [{ rejected_reason: '' }, null],
    [{}, null],
  ])('%j was rejected for %s', (fields, reason) => {
    expect(one(fields)?.rejectedReason).toBe(reason);
  });

  it.each<[object, string | null]>([
    [{ parameter_format: 'named' }, 'NAMED'],
    [{ parameterFormat: 'POSITIONAL' }, 'POSITIONAL'],
    [{ parameter_format: 'odd' }, null],
    [{}, null],
  ])('%j has %s parameters', (fields, format) => {
    expect(one(fields)?.parameterFormat).toBe(format);
  });
});

describe('a template’s parts', () => {
  const body = { type: 'BODY', text: 'Hi {{1}}' };

  it.each<[string, object, object[]]>([
    ['in lower case', { components: [{ type: 'body', text: 'Hi {{1}}' }] }, [body]],
    [
      'in lower case, all of them',
      {
        components: [
          { type: 'header', format: 'image', example: { header_handle: ['h'] } },
          { type: 'buttons', buttons: [{ type: 'quick_reply', text: 'Yes' }] },
        ],
      },
      [
        { type: 'HEADER', format: 'IMAGE', example: { header_handle: ['h'] } },
        { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Yes' }] },
      ],
    ],
    ['as JSON in a text', { components: '[{"type":"BODY","text":"Hi {{1}}"}]' }, [body]],
    ['with what is none among them', { components: [null, 'x', { type: 'BODY', text: 'Hi {{1}}' }] }, [body]],
    [
      'by name',
      { components: { header: { type: 'TEXT', text: 'Order' }, body: { text: 'Hi {{1}}' }, footer: 'Bye' } },
      [{ type: 'HEADER', format: 'TEXT', text: 'Order' }, body, { type: 'FOOTER', text: 'Bye' }],
    ],
    [
      'flat on the row',
      { header: 'Order', body: 'Hi {{1}}', footer: 'Bye', buttons: ['Yes', { type: 'url', text: 'Shop' }] },
      [
        { type: 'HEADER', format: 'TEXT', text: 'Order' },
        body,
        { type: 'FOOTER', text: 'Bye' },
        {
          type: 'BUTTONS',
          buttons: [
            { type: 'QUICK_REPLY', text: 'Yes' },
            { type: 'URL', text: 'Shop' },
          ],
        },
      ],
    ],
    [
      'flat under other names, the buttons as JSON',
      {
        header_type: 'image',
        body_text: 'Hi {{1}}',
        footer_text: 'Bye',
        buttons: '[{"type":"QUICK_REPLY","text":"Yes"}]',
      },
      [
        { type: 'HEADER', format: 'IMAGE' },
        body,
        { type: 'FOOTER', text: 'Bye' },
        { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Yes' }] },
      ],
    ],
    ['with a header that is none', { header_type: 'NONE', content: 'Hi {{1}}', buttons: [] }, [body]],
    [
      'of kinds nobody knows',
      { components: [{ type: 'CAROUSEL', cards: [] }] },
      [{ type: 'CAROUSEL', cards: [] }],
    ],
    ['nowhere', {}, []],
    ['broken', { components: '[{"type"' }, []],
    ['of another type', { components: 7 }, []],
  ])('%s', (_, fields, expected) => {
    expect(parts(fields)).toEqual(expected);
  });
});
