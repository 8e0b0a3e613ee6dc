import type { ContactRecord } from '../../records.ts';
import type { InloboClient, RequestOptions } from '../client.ts';
import type { Answer } from '../outcome.ts';
import { pathSegment } from '../pathSegment.ts';
import { readContact } from '../read/contacts.ts';
import { remove, write } from './write.ts';

export interface ContactFields {
  /** null takes it away. */
  readonly name?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly customAttributes?: Readonly<Record<string, unknown>> | undefined;
  readonly isOptedIn?: boolean | undefined;
}

/** POST /contacts/. Left out, `isOptedIn` is true at the server. The phone is E.164. */
export function createContact(
  client: InloboClient,
  contact: ContactFields & { readonly phone: string },
  options?: RequestOptions,
): Promise<Answer<ContactRecord | null>> {
  const fields = { phone_number: contact.phone, ...fieldsFor(contact) };
  return write(client, { method: 'POST', path: '/contacts/', fields }, CONTACT, options);
}

/** PUT /contacts/{phone}/, partial: what is not given stays. A `phone` among the fields is the contact's new one. */
export function updateContact(
  client: InloboClient,
  phone: string,
  change: ContactFields & { readonly phone?: string | undefined },
  options?: RequestOptions,
): Promise<Answer<ContactRecord | null>> {
  const fields = { phone_number: change.phone, ...fieldsFor(change) };
  return write(client, { method: 'PUT', path: pathOf(phone), fields }, CONTACT, options);
}

/** DELETE /contacts/{phone}/. The chat's history stays. */
export function deleteContact(
  client: InloboClient,
  phone: string,
  options?: RequestOptions,
): Promise<Answer<null>> {
  return remove(client, pathOf(phone), options);
}

const CONTACT = { names: ['contact'], row: readContact };

function pathOf(phone: string): string | null {
  const segment = pathSegment(phone);
  return segment === null ? null : `/contacts/${segment}/`;
}

function fieldsFor({ name, email, tags, customAttributes, isOptedIn }: ContactFields) {
  return { name, email, tags, custom_attributes: customAttributes, is_opted_in: isOptedIn };
}
