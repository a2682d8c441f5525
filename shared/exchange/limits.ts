/**
 * Every bound that a pack from outside meets, in one place. Checked on what the headers say first, and again on what is really
 * there while it is read (reliability rules, section 4).
 */
export const PACK_LIMITS = {
  /** Largest pack, whole or put together from parts. */
  packBytes: 2 * 1024 ** 3,
  /** Files in a pack. */
  entries: 10_000,
  manifestBytes: 4 * 1024 ** 2,
  signatureBytes: 4096,
  /** One file of facts, and all of them together. */
  dataBytes: 32 * 1024 ** 2,
  allDataBytes: 128 * 1024 ** 2,
  /** How deep and how many values a file of facts may hold. */
  depth: 64,
  nodes: 1_000_000,
  /** A file of facts is at most so many times as long as it is packed. */
  ratio: 100,
  /** One PDF, as anywhere else in the library. */
  fileBytes: 300 * 1024 ** 2,
  things: 100_000,
  parts: 500,
  /** Longest time without a byte, in milliseconds. */
  silence: 60_000,
} as const;

/** A part fits into an e-mail that takes attachments of 10 MB. */
export const PART_BYTES = 10_000_000;

/**
 * Names a pack may hold, and no other. They are looked up and never become paths, so nothing can be written anywhere by a name;
 * names that differ by case only, that are reserved on Windows or that climb out of a folder do not fit in the first place.
 */
export const ENTRY_NAME =
  /^(?:mimetype|manifest\.(?:json|sig)|data\/[a-z0-9-]{1,40}\.json|files\/[0-9a-f]{64})$/;

export const MIMETYPE = 'application/vnd.waymark.pack+zip';
