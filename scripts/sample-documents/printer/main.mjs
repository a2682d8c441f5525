// A small application that prints pages to PDF, started by scripts/sample-documents.ts. Plain JavaScript, since the
// Node inside an older Electron reads no types.
import { readFileSync, writeFileSync } from 'node:fs';
import { app, BrowserWindow } from 'electron';

const jobs = JSON.parse(readFileSync(process.env.WAYMARK_PRINT_JOBS, 'utf8'));

async function print(window, job) {
  await window.loadFile(job.html);
  const layout = await window.webContents.executeJavaScript('window.layOut()');
  writeFileSync(job.layout, JSON.stringify(layout));
  const pdf = await window.webContents.printToPDF({
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: true,
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
  });
  writeFileSync(job.pdf, pdf);
}

app.on('window-all-closed', () => {});
// Not awaited here: Electron is ready only after this module has ended.
app.whenReady().then(async () => {
  const window = new BrowserWindow({
    show: false,
    width: 900,
    height: 1200,
    webPreferences: { sandbox: true },
  });
  try {
    for (const job of jobs) await print(window, job);
    app.exit(0);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
    app.exit(1);
  }
});
