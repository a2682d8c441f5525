// The fallback runtime comes without Electron's own start page, which is what makes `electron <folder>` work. This one
// stands in: it starts the application in the folder named first. It must stay an ES module that awaits, since only
// then does Electron hold back `ready` until the application has registered its protocols.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const folder = path.resolve(process.argv.slice(1).find((argument) => !argument.startsWith('-')) ?? '.');
const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));

Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
app.setName(manifest.productName ?? manifest.name);
app.setVersion(manifest.version);
app.setAppPath(folder);

await import(pathToFileURL(path.join(folder, manifest.main)).href);
