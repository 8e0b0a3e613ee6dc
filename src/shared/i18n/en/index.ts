import { attachments } from './attachments';
import { common } from './common';
import { composer } from './composer';
import { errors } from './errors';
import { inbox } from './inbox';
import { outbox } from './outbox';
import { quickReplies } from './quickReplies';
import { settings } from './settings';
import { shell } from './shell';
import { templates } from './templates';
import { vault } from './vault';
import { welcome } from './welcome';

export const en = {
  attachments,
  common,
  composer,
  errors,
  inbox,
  outbox,
  quickReplies,
  settings,
  shell,
  templates,
  vault,
  welcome,
};
