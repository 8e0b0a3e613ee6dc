import { Hono } from 'hono';
import { z } from 'zod';
import type { ApiEnvironment, ApiParts } from '../api.ts';
import { created, invalid, notFound, ok } from '../http/answers.ts';
import { readBody, required } from '../http/validation.ts';
import type { Group } from '../world/groups.ts';
import { groupRow } from './rows.ts';

const groupFields = z.object({
  name: required.text(255),
  description: z.string('Not a valid string.').nullable().optional(),
});

/** GET, POST /contact-groups/ · PUT, DELETE /contact-groups/{id}/ */
export function groupRoutes({ world, now }: ApiParts) {
  const byId = (id: string) => world.groups.find((group) => group.id === id);
  const isTaken = (name: string, self?: Group) =>
    world.groups.some((group) => group !== self && group.name === name);
  const DUPLICATE = { name: ['A group with this name already exists.'] };

  return new Hono<ApiEnvironment>()
    .get('/contact-groups/', (context) => {
      const counts = world.contacts.countGroups();
      return ok(
        context,
        world.groups.map((group) => groupRow(group, counts.get(group.id) ?? 0)),
      );
    })
    .post('/contact-groups/', async (context) => {
      const body = await readBody(context, groupFields);
      if ('errors' in body) return invalid(context, body.errors);
      if (isTaken(body.value.name)) return invalid(context, DUPLICATE);
      const at = now();
      const { name, description = null } = body.value;
      const group: Group = {
        id: world.newId('group'),
        name,
        description,
        share: 0,
        createdAt: at,
        updatedAt: at,
      };
      world.groups.push(group);
      return created(context, groupRow(group, 0));
    })
    .put('/contact-groups/:id/', async (context) => {
      const group = byId(context.req.param('id'));
      if (!group) return notFound(context, 'Contact group not found');
      const body = await readBody(context, groupFields.partial());
      if ('errors' in body) return invalid(context, body.errors);
      const { name = group.name, description = group.description } = body.value;
      if (isTaken(name, group)) return invalid(context, DUPLICATE);
      Object.assign(group, { name, description, updatedAt: now() });
      return ok(context, groupRow(group, world.contacts.countGroups().get(group.id) ?? 0));
    })
    .delete('/contact-groups/:id/', (context) => {
      const group = byId(context.req.param('id'));
      if (!group) return notFound(context, 'Contact group not found');
      world.groups.splice(world.groups.indexOf(group), 1);
      world.contacts.leaveGroup(group.id);
      return ok(context, null);
    });
}
