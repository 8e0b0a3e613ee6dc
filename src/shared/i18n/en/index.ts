import { attachments } from './attachments';
import { autoReplies } from './autoReplies';
import { batches } from './batches';
import { common } from './common';
import { composer } from './composer';
import { contactDrawer } from './contactDrawer';
import { contactImport } from './contactImport';
import { contacts } from './contacts';
import { edits } from './edits';
import { errors } from './errors';
import { groups } from './groups';
import { inbox } from './inbox';
import { outbox } from './outbox';
import { quickReplies } from './quickReplies';
import { settings } from './settings';
import { shell } from './shell';
import { templateGallery } from './templateGallery';
import { templates } from './templates';
import { vault } from './vault';
import { welcome } from './welcome';

export const en = {
  attachments,
  autoReplies,
  batches,
  common,
  composer,
  contactDrawer,
  contactImport,
  contacts,
  edits,
  errors,
  groups,
  inbox,
  outbox,
  quickReplies,
  settings,
  shell,
  templateGallery,
  templates,
  vault,
  welcome,
};
