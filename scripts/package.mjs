// `npm run package`: builds the app and packs it for this system, into dist/. Runs on any Node from 20.19.
import { refuseOldNode } from './setup/nodeVersion.mjs';

refuseOldNode(process.versions.node);
import('./setup/package.mjs').then(({ packageApp }) => packageApp(process.argv.slice(2)));
