import { Hono } from 'hono';
import { z } from 'zod';
import type { ApiEnvironment, ApiParts } from '../api.ts';
import { created, invalid, notFound, ok } from '../http/answers.ts';
import { boolean, paging, queryBoolean, readBody, readQuery, required } from '../http/validation.ts';
import type { Contact } from '../world/model.ts';
import { contactRow } from './rows.ts';

const listQuery = z.object({
  search: z.string().optional(),
  opted_in: queryBoolean.optional(),
  group_id: z.uuid('Must be a valid UUID.').optional(),
  tag: z.string().optional(),
  ...paging(100),
});

const contactFields = z.object({
  phone_number: required.phone(),
  name: z.string('Not a valid string.').max(255, 'At most 255 characters.').nullable().optional(),
  email: z
    .union([z.email('Enter a valid email address.'), z.literal(''), z.null()], 'Enter a valid email address.')
    .optional(),
  tags: z
    .array(z.string('Not a valid string.').max(100, 'At most 100 characters.'), 'Expected a list of strings.')
    .optional(),
  custom_attributes: z.record(z.string(), z.unknown(), 'Expected a dictionary of items.').optional(),
  is_opted_in: boolean.optional(),
});

const DUPLICATE = { phone_number: ['A contact with this phone number already exists.'] };

/** GET, POST /contacts/ · PUT, DELETE /contacts/{phone}/ */
export function contactRoutes({ world, now, activityField, maxPageSize }: ApiParts) {
  const row = (contact: Contact) => {
    const lastAt = () => world.conversations.at(contact.phone, now()).at(-1)?.at ?? null;
    return contactRow(contact, world.groups, activityField ? lastAt() : undefined);
  };

  return new Hono<ApiEnvironment>()
    .get('/contacts/', (context) => {
      const query = readQuery(context, listQuery);
      if ('errors' in query) return invalid(context, query.errors);
      const { search, opted_in: optedIn, group_id: groupId, tag, page } = query.value;
      const limit = Math.min(query.value.limit, maxPageSize.contacts);
      const { rows, total } = world.contacts.page({ search, optedIn, groupId, tag }, page, limit);
      return ok(context, rows.map(row), { total, page, limit });
    })
    .post('/contacts/', async (context) => {
      const body = await readBody(context, contactFields);
      if ('errors' in body) return invalid(context, body.errors);
      const {
        phone_number: phone,
        name,
        email,
        tags,
        custom_attributes: attributes,
        is_opted_in: optedIn,
      } = body.value;
      if (world.contacts.get(phone)) return invalid(context, DUPLICATE);
      const at = now();
      const contact: Contact = {
        id: world.newId('contact'),
        phone,
        name: name || null,
        email: email || null,
        tags: tags ?? [],
        attributes: attributes ?? {},
        isOptedIn: optedIn ?? true,
        groupIds: [],
        createdAt: at,
        updatedAt: at,
      };
      world.contacts.add(contact);
      return created(context, row(contact));
    })
    .put('/contacts/:phone/', async (context) => {
      const contact = world.contacts.get(context.req.param('phone'));
      if (!contact) return notFound(context, 'Contact not found');
      const body = await readBody(context, contactFields.partial());
      if ('errors' in body) return invalid(context, body.errors);
      const {
        phone_number: phone,
        name,
        email,
        tags,
        custom_attributes: attributes,
        is_opted_in: optedIn,
      } = body.value;
      if (phone !== undefined && phone !== contact.phone && world.contacts.get(phone))
        return invalid(context, DUPLICATE);
      const changes = {
        ...(phone !== undefined && { phone }),
        ...(name !== undefined && { name: name || null }),
        ...(email !== undefined && { email: email || null }),
        ...(tags !== undefined && { tags }),
        ...(attributes !== undefined && { attributes }),
        ...(optedIn !== undefined && { isOptedIn: optedIn }),
      };
      world.contacts.edit(contact, changes, now());
      return ok(context, row(contact));
    })
    .delete('/contacts/:phone/', (context) => {
      const contact = world.contacts.get(context.req.param('phone'));
      if (!contact) return notFound(context, 'Contact not found');
      world.contacts.remove(contact);
      return ok(context, null);
    });
}
