import type { Import } from '../sources/imports';
import {
  FLOORS,
  type Floor,
  INFRASTRUCTURE,
  MAY_ASK,
  PACKAGES,
  RENDERER_ONLY_ROOMS,
  SIDE_DOORS,
  WITH_CONNECTION,
  WITH_ELECTRON,
} from './house';

/** Where a file stands: `main/library/repository.ts` is floor main, room library, rest `repository.ts`. */
interface Place {
  readonly floor: Floor;
  readonly room: string;
  readonly rest: string;
}

/** What an import leads to. */
export type Target =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'package'; readonly name: string }
  | { readonly kind: 'missing'; readonly path: string };

const isFloor = (name: string): name is Floor => FLOORS.some((floor) => floor === name);

function placeOf(path: string): Place | undefined {
  const [floor = '', room = '', ...rest] = path.split('/');
  if (!isFloor(floor)) return undefined;
  // Files that stand on a floor outside any room, such as preload/index.ts and the window's types.
  return rest.length === 0 ? { floor, room: '', rest: room } : { floor, room, rest: rest.join('/') };
}

type Kind = 'repository' | 'handlers' | 'other';

function kindOf(rest: string): Kind {
  const words = rest.replace(/\.tsx?$/, '').split(/[/-]/);
  if (words.includes('repository') || words.includes('tables')) return 'repository';
  return words[0] === 'handlers' ? 'handlers' : 'other';
}

/** The rules that an import breaks, one sentence each; none when it is fine. */
export function judge(importer: string, found: Import, target: Target): string[] {
  const from = placeOf(importer);
  if (!from) return [];
  if (found.form === 'glob') return judgeGlob(from, found.specifier);
  if (found.specifier === undefined) return ['an import that is computed cannot be checked'];
  if (target.kind === 'missing') return [`${target.path} does not exist`];
  if (target.kind === 'package') return judgePackage(from, target.name);
  return judgeFile(from, target.path, found.typeOnly);
}

function judgeGlob(from: Place, pattern: string | undefined): string[] {
  const place = `${from.floor}/${from.room}`;
  if (place === 'renderer/app') return [];
  if (place === 'renderer/platform' && pattern?.replace(/^!/, '').startsWith('../../resources/locales/'))
    return [];
  return ['import.meta.glob hides what is imported; only renderer/app and the sentences may use it'];
}

function judgePackage(from: Place, name: string): string[] {
  const { floor, room, rest } = from;
  if (name.startsWith('node:')) {
    return floor === 'main' ? [] : [`${floor} has no Node: ${name}`];
  }
  const faults: string[] = [];
  const allowed = room === 'kernel' ? ['zod'] : PACKAGES[floor];
  if (!allowed.some((each) => name === each || name.startsWith(`${each}/`))) {
    faults.push(`${floor} does not use ${name}`);
  }
  if (floor !== 'main') return faults;
  if (name === 'electron' && !WITH_ELECTRON.includes(room)) {
    faults.push(`Electron belongs to main/{${WITH_ELECTRON.join(',')}}`);
  }
  const connects = WITH_CONNECTION.includes(room);
  if (name === 'better-sqlite3' && !connects)
    faults.push('only main/database and main/search open a database');
  if (name === 'kysely' && !connects && kindOf(rest) !== 'repository') {
    faults.push('SQL belongs to repository and tables files');
  }
  return faults;
}

function judgeFile(from: Place, path: string, typeOnly: boolean): string[] {
  if (path.startsWith('resources/')) return judgeResource(from, path);
  const to = placeOf(path);
  if (!to) return [`${path} is no part of the application`];
  return [
    ...judgeFloor(from, to, typeOnly),
    ...judgeDoor(from, to, path),
    ...(from.floor === to.floor && from.room !== to.room ? judgeRoom(from, to, typeOnly) : []),
  ];
}

function judgeResource(from: Place, path: string): string[] {
  if (from.floor === 'main') return [];
  if (from.floor === 'renderer' && path.startsWith('resources/locales/')) return [];
  return [`${from.floor} does not read ${path}`];
}

function judgeFloor(from: Place, to: Place, typeOnly: boolean): string[] {
  if (from.floor === to.floor) return [];
  if (to.floor !== 'shared') return [`${from.floor} may see shared, not ${to.floor}`];
  if (from.floor === 'preload' && !typeOnly && !isSideDoor(from, `shared/${to.room}/${to.rest}`)) {
    return ['the preload takes only types from shared, or every schema would be loaded with it'];
  }
  return [];
}

function isSideDoor(from: Place, path: string): boolean {
  const module = path.replace(/\.tsx?$/, '');
  return SIDE_DOORS.some((each) => each.from === from.floor && each.to === module);
}

function judgeDoor(from: Place, to: Place, path: string): string[] {
  const sameRoom = from.floor === to.floor && from.room === to.room;
  if (sameRoom || /^index\.tsx?$/.test(to.rest) || isSideDoor(from, path)) return [];
  // Style sheets have no door; the window's start page brings them in.
  if (path.endsWith('.css') && from.floor === 'renderer' && from.room === 'app') return [];
  return [`${to.floor}/${to.room} is entered by its door, index`];
}

function judgeRoom(from: Place, to: Place, typeOnly: boolean): string[] {
  if (to.room === 'app') return [`nothing on the floor ${from.floor} imports its app`];
  const parts = INFRASTRUCTURE[from.floor];
  const uses = parts[from.room];
  if (uses === 'all') return [];
  if (uses) {
    const fine = uses.includes(to.room) || (from.floor === 'shared' && to.room === 'kernel');
    return fine ? [] : [`${from.floor}/${from.room} does not use ${to.floor}/${to.room}`];
  }
  const isRoom = !Object.hasOwn(parts, to.room);
  switch (from.floor) {
    case 'shared':
      return isRoom ? judgeAsking(from, to) : [];
    case 'main':
      return isRoom ? judgeMainRooms(from, to) : judgeMainParts(from, to, typeOnly);
    default:
      // Screens of different rooms lead to each other; their doors and the ban on cycles are enough.
      return [];
  }
}

function judgeAsking(from: Place, to: Place): string[] {
  return MAY_ASK[from.room]?.includes(to.room) ? [] : [`${from.room} may not ask ${to.room}`];
}

function judgeMainRooms(from: Place, to: Place): string[] {
  if (kindOf(from.rest) === 'repository') return ['a repository knows no other room'];
  return judgeAsking(from, to);
}

function judgeMainParts(from: Place, to: Place, typeOnly: boolean): string[] {
  const kind = kindOf(from.rest);
  switch (to.room) {
    case 'platform':
    // What a text in an older font says is a rule without a state of its own.
    case 'legacy':
      return [];
    case 'database':
      return kind === 'handlers' && !typeOnly ? ['handlers know the database by its type only'] : [];
    case 'ipc':
      return kind === 'handlers' ? [] : ['only handlers know how calls arrive'];
    default:
      return [`a room does not use main/${to.room}; main/app joins them`];
  }
}

/** Same-room rules, which look at the files and not at the rooms. */
export function judgeWithinRoom(importer: string, target: string): string[] {
  const from = placeOf(importer);
  const to = placeOf(target);
  if (from?.floor !== 'main' || to?.floor !== 'main' || from.room !== to.room) return [];
  if (!Object.hasOwn(MAY_ASK, from.room)) return [];
  if (kindOf(from.rest) === 'handlers' && kindOf(to.rest) === 'repository') {
    return ['handlers ask the service, not the repository'];
  }
  if (kindOf(from.rest) === 'repository' && kindOf(to.rest) === 'handlers') {
    return ['a repository knows nothing of calls'];
  }
  return [];
}

/** Folders of a floor that are neither a room nor a known part of it. */
export function unknownRooms(paths: readonly string[]): string[] {
  const folders = new Set<string>();
  for (const path of paths) {
    const place = placeOf(path);
    if (!place || place.room === '') continue;
    const known =
      Object.hasOwn(MAY_ASK, place.room) ||
      Object.hasOwn(INFRASTRUCTURE[place.floor], place.room) ||
      (place.floor === 'renderer' && RENDERER_ONLY_ROOMS.includes(place.room));
    if (!known) folders.add(`${place.floor}/${place.room}`);
  }
  return [...folders];
}
