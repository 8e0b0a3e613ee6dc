// `npm start`: installs what is missing, builds, and opens the app. Runs on any Node from 20.19, with nothing installed.
import { refuseOldNode } from './setup/nodeVersion.mjs';

refuseOldNode(process.versions.node);
import('./setup/start.mjs').then(({ start }) => start(process.argv.slice(2)));
