import type { Catalogue } from '../catalogue';
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
import { insights } from './insights';
import { outbox } from './outbox';
import { palette } from './palette';
import { problems } from './problems';
import { quickReplies } from './quickReplies';
import { settings } from './settings';
import { shell } from './shell';
import { shortcuts } from './shortcuts';
import { templateGallery } from './templateGallery';
import { templates } from './templates';
import { vault } from './vault';
import { welcome } from './welcome';

export const pt: Catalogue = {
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
  insights,
  outbox,
  palette,
  problems,
  quickReplies,
  settings,
  shell,
  shortcuts,
  templateGallery,
  templates,
  vault,
  welcome,
};
