import { common } from './common';
import { errors } from './errors';
import { inbox } from './inbox';
import { settings } from './settings';
import { shell } from './shell';
import { welcome } from './welcome';

export const en = { common, errors, inbox, settings, shell, welcome };
