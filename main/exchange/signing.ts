import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
} from 'node:crypto';
import { z } from 'zod';
import { spokenDigits } from '../../shared/exchange';
import { AppError } from '../../shared/kernel';
import { parseBounded } from './json-bounds';

const PREFIX = Buffer.from('waymark-pack-v1\n');
/** What stands before the 32 bytes of an Ed25519 public key in its DER form. */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const KEY_BYTES = 32;

/**
 * Points of small order, sign bit left out. Some platforms take them for keys, and then any message has a valid signature.
 */
const SMALL_ORDER: ReadonlySet<string> = new Set([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
]);

const signatureFile = z.strictObject({
  algorithm: z.literal('ed25519'),
  publicKey: z.base64().max(64),
  signature: z.base64().max(128),
});

/** Signs packs; the secret part never leaves it but as `secret`, for the key store. */
export interface Signer {
  /** The public key, base64. */
  readonly publicKey: string;
  readonly fingerprint: string;
  /** PKCS#8 in DER. */
  readonly secret: Buffer;
  sign(manifest: Buffer): Buffer;
}

/** The fingerprint of a public key in base64: what people compare. */
export function fingerprintOf(publicKey: string): string {
  return spokenDigits(createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex'));
}

function signerOf(secret: Buffer): Signer {
  const key = createPrivateKey({ key: secret, format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(SPKI.length);
  const name = publicKey.toString('base64');
  return {
    publicKey: name,
    fingerprint: fingerprintOf(name),
    secret,
    sign: (manifest) =>
      Buffer.from(
        JSON.stringify({
          algorithm: 'ed25519',
          publicKey: name,
          signature: sign(null, Buffer.concat([PREFIX, manifest]), key).toString('base64'),
        }),
      ),
  };
}

/** Makes a new key pair. */
export function createSigner(): Signer {
  const { privateKey } = generateKeyPairSync('ed25519');
  return signerOf(privateKey.export({ format: 'der', type: 'pkcs8' }));
}

/** The signer of a stored secret. Throws what the platform throws when it is none. */
export function restoreSigner(secret: Buffer): Signer {
  return signerOf(secret);
}

/**
 * Who signed a manifest, by the bytes of both files.
 *
 * @returns the public key, base64
 * @throws AppError `pack.key` for a key that proves nothing, `pack.sig` when the signature is not that of these bytes.
 */
export function verifySignature(manifest: Buffer, signatureBytes: Buffer): string {
  const parsed = signatureFile.safeParse(parseBounded(signatureBytes, 'manifest.sig'));
  if (!parsed.success) throw new AppError('pack.sig');
  const raw = Buffer.from(parsed.data.publicKey, 'base64');
  if (raw.length !== KEY_BYTES || raw.toString('base64') !== parsed.data.publicKey)
    throw new AppError('pack.key');
  const unsigned = Buffer.from(raw);
  unsigned[KEY_BYTES - 1] = (unsigned[KEY_BYTES - 1] as number) & 0x7f;
  if (SMALL_ORDER.has(unsigned.toString('hex'))) throw new AppError('pack.key');
  try {
    const key = createPublicKey({ key: Buffer.concat([SPKI, raw]), format: 'der', type: 'spki' });
    const isGood = verify(
      null,
      Buffer.concat([PREFIX, manifest]),
      key,
      Buffer.from(parsed.data.signature, 'base64'),
    );
    if (!isGood) throw new AppError('pack.sig');
  } catch (cause) {
    throw cause instanceof AppError ? cause : new AppError('pack.key', {}, cause);
  }
  return parsed.data.publicKey;
}
