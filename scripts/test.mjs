// `npm test`: installs what is missing and runs every check. Runs on any Node from 20.19, with nothing installed.
import { refuseOldNode } from './setup/nodeVersion.mjs';

refuseOldNode(process.versions.node);
import('./setup/test.mjs').then(({ test }) => test(process.argv.slice(2)));
