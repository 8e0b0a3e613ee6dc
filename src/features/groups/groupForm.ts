import type { Group, GroupFields } from '#contract/routes/groups.ts';

/** What stands in the form of a group. */
export interface GroupValues {
  readonly name: string;
  readonly description: string;
}

/** What was typed and not saved. `id` null: a new group. `seen`: the group as it stood when it was opened. */
export interface GroupDraft {
  readonly id: string | null;
  readonly seen: GroupValues;
  readonly values: GroupValues;
}

const BLANK: GroupValues = { name: '', description: '' };

export function draftOf(group: Group | null): GroupDraft {
  const seen = group ? { name: group.name, description: group.description ?? '' } : BLANK;
  return { id: group?.id ?? null, seen, values: seen };
}

/** Whether something was typed, be it only a blank. */
export function isTouched({ seen, values }: GroupDraft): boolean {
  return values.name !== seen.name || values.description !== seen.description;
}

export function newGroupOf({ name, description }: GroupValues): GroupFields {
  return { name: name.trim(), ...(description.trim() !== '' && { description: description.trim() }) };
}

/** The fields that differ from what was there, with what that was; null: none does. */
export function changeOf({ seen, values }: GroupDraft): {
  readonly change: Partial<GroupFields>;
  readonly seen: Readonly<Record<string, unknown>>;
} | null {
  const hasName = values.name.trim() !== seen.name.trim();
  const hasDescription = values.description.trim() !== seen.description.trim();
  if (!hasName && !hasDescription) return null;
  return {
    change: {
      ...(hasName && { name: values.name.trim() }),
      ...(hasDescription && { description: values.description.trim() || null }),
    },
    seen: {
      ...(hasName && { name: seen.name }),
      ...(hasDescription && { description: seen.description === '' ? null : seen.description }),
    },
  };
}
