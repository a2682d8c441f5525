import { childDataPort, sendSign } from './child-port.ts';
import { nodePictureReader } from './ocr-reader.ts';

// The process that reads pictures, outside Electron: the program's own code behind Node's line to a parent process.
const { createSigns, runOcr } = await import('../../main/jobs/index.ts');

const signs = createSigns(sendSign);
runOcr({ port: childDataPort(), signs, reader: nodePictureReader(signs) });
