import type { Group } from '../world/groups.ts';
import type { Contact, Message } from '../world/model.ts';
import type { Rule } from '../world/rules.ts';
import { statusAt } from '../world/statuses.ts';
import type { ListedTemplate } from '../world/templates.ts';

/** Rows as the API sends them; times are ISO 8601 in UTC. */

const iso = (at: number) => new Date(at).toISOString();

export function contactRow(contact: Contact, groups: readonly Group[], lastMessageAt?: number | null) {
  return {
    id: contact.id,
    phone_number: contact.phone,
    name: contact.name,
    email: contact.email,
    tags: contact.tags,
    custom_attributes: contact.attributes,
    is_opted_in: contact.isOptedIn,
    groups: groups.filter(({ id }) => contact.groupIds.includes(id)).map(({ id, name }) => ({ id, name })),
    created_at: iso(contact.createdAt),
    updated_at: iso(contact.updatedAt),
    ...(lastMessageAt !== undefined && {
      last_message_at: lastMessageAt === null ? null : iso(lastMessageAt),
    }),
  };
}

export function groupRow(group: Group, contactCount: number) {
  const { id, name, description, createdAt, updatedAt } = group;
  return {
    id,
    name,
    description,
    contact_count: contactCount,
    created_at: iso(createdAt),
    updated_at: iso(updatedAt),
  };
}

export function ruleRow({ createdAt, updatedAt, ...rule }: Rule) {
  return { ...rule, created_at: iso(createdAt), updated_at: iso(updatedAt) };
}

export function templateRow({ createdAt, ...template }: ListedTemplate) {
  return { ...template, created_at: iso(createdAt) };
}

export function messageRow(message: Message, shopPhone: string, now: number) {
  const status = statusAt(message, now);
  const isInbound = message.direction === 'inbound';
  const error = status === 'failed' ? message.fate?.error : undefined;
  return {
    id: message.id,
    direction: message.direction,
    from: isInbound ? message.phone : shopPhone,
    to: isInbound ? shopPhone : message.phone,
    ...message.content,
    ...(message.replyTo && { context: { id: message.replyTo } }),
    status,
    ...(error && {
      error: {
        code: error.code,
        title: error.title,
        message: error.message,
        error_data: { details: error.details },
      },
    }),
    timestamp: iso(message.at),
  };
}
