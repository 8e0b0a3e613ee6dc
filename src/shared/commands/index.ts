/** Every command and shortcut of the app, and how keys become commands. */
export {
  COMMAND_GROUPS,
  COMMANDS,
  commandOf,
  keysOf,
  titleOf,
  type Command,
  type CommandGroup,
  type CommandId,
} from './commands';
export { digitOf } from './chord';
export { isPressed } from './isPressed';
export { ariaKeys, keyTexts } from './keyText';
export { hasMod, isApple } from './platform';
export { canRun, runCommand, useAvailableCommands, useCommands } from './registry';
export { useCommandKeys } from './useCommandKeys';
