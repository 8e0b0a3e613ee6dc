import { common } from './common';
import { errors } from './errors';
import { inbox } from './inbox';
import { settings } from './settings';
import { shell } from './shell';
import { vault } from './vault';
import { welcome } from './welcome';

export const en = { common, errors, inbox, settings, shell, vault, welcome };
