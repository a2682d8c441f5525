import yauzl from 'yauzl';

/** Every part of an archive as text. */
export function partsOf(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const { promise, resolve, reject } = Promise.withResolvers<ReadonlyMap<string, string>>();
  const parts = new Map<string, string>();
  yauzl.fromBuffer(Buffer.from(bytes), { lazyEntries: true }, (failed, zip) => {
    if (zip === undefined) return reject(failed);
    zip.on('entry', (entry: yauzl.Entry) =>
      zip.openReadStream(entry, (broken, stream) => {
        if (stream === undefined) return reject(broken);
        const pieces: Buffer[] = [];
        stream.on('data', (piece: Buffer) => pieces.push(piece));
        stream.on('end', () => {
          parts.set(entry.fileName, Buffer.concat(pieces).toString('utf8'));
          zip.readEntry();
        });
      }),
    );
    zip.on('end', () => resolve(parts));
    zip.readEntry();
  });
  return promise;
}
