import {
  COMMAND_GROUPS,
  COMMANDS,
  commandOf,
  isApple,
  keysOf,
  titleOf,
  type CommandGroup,
  type CommandId,
} from '@/shared/commands';
import { translate as t } from '@/shared/i18n';

export interface SheetRow {
  readonly id: CommandId;
  readonly title: string;
  /** Any of these does it. */
  readonly keys: readonly string[];
}

export interface SheetGroup {
  readonly group: CommandGroup;
  readonly title: string;
  readonly rows: readonly SheetRow[];
}

/** All commands that have keys and whose title or group holds every word, in the table's order. */
export function sheetGroups(query: string, apple = isApple()): readonly SheetGroup[] {
  const words = query.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  return COMMAND_GROUPS.map((group) => {
    const title = t(`shortcuts.group.${group}`);
    const rows = COMMANDS.filter((command) => command.group === group)
      .map(({ id }) => ({ id, title: t(titleOf(id)), keys: keysOf(commandOf(id).id, apple) }))
      .filter((row) => row.keys.length > 0)
      .filter((row) => {
        const said = `${row.title} ${title}`.toLocaleLowerCase();
        return words.every((word) => said.includes(word));
      });
    return { group, title, rows };
  }).filter(({ rows }) => rows.length > 0);
}
