/** One entry of package-lock.json, as far as it is read here. */
interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

export interface Lock {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

/** A package whose code or files can end up in what is shipped. */
export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  /** As the package declares it, an SPDX expression; undefined when it declares nothing. */
  readonly licence: string | undefined;
  /** Where it lies, from the project's root. */
  readonly folder: string;
}

/**
 * Everything the application depends on, directly or not, sorted by name. Peers count when they are required; what is only there
 * to develop and what npm calls optional to the project itself (a Node to run its scripts) does not.
 */
export function shippedPackages(lock: Lock): ShippedPackage[] {
  const reached = new Map<string, LockedPackage>();
  const open = Object.keys(lock.packages['']?.dependencies ?? {}).map((name) => ({ from: '', name }));
  for (let next = open.pop(); next; next = open.pop()) {
    const folder = locate(lock, next.from, next.name);
    const entry = folder === undefined ? undefined : lock.packages[folder];
    if (folder === undefined || entry === undefined || reached.has(folder)) continue;
    reached.set(folder, entry);
    for (const name of needsOf(entry)) open.push({ from: folder, name });
  }
  return [...reached]
    .map(([folder, entry]) => ({
      name: folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version: entry.version ?? '',
      licence: entry.license,
      folder,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function needsOf(entry: LockedPackage): string[] {
  const peers = Object.keys(entry.peerDependencies ?? {}).filter(
    (name) => entry.peerDependenciesMeta?.[name]?.optional !== true,
  );
  return [
    ...Object.keys(entry.dependencies ?? {}),
    ...Object.keys(entry.optionalDependencies ?? {}),
    ...peers,
  ];
}

/** Finds a package as Node does: beside the asking one, then one folder up after the other. */
function locate(lock: Lock, from: string, name: string): string | undefined {
  for (let place = from; ; place = place.slice(0, Math.max(place.lastIndexOf('/node_modules/'), 0))) {
    const folder = place === '' ? `node_modules/${name}` : `${place}/node_modules/${name}`;
    if (Object.hasOwn(lock.packages, folder)) return folder;
    if (place === '') return undefined;
  }
}
