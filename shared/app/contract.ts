import { agenciesContract } from '../agencies';
import { assessmentsContract } from '../assessments';
import { backupContract } from '../backup';
import { calendarContract } from '../calendar';
import { changesContract } from '../changes';
import { comparisonContract } from '../comparison';
import { consolidationContract } from '../consolidation';
import { exchangeContract } from '../exchange';
import { glossaryContract } from '../glossary';
import { instrumentsContract } from '../instruments';
import type { Contract, InputOf, OutputOf } from '../kernel';
import { libraryContract } from '../library';
import { planningContract } from '../planning';
import { practicesContract } from '../practices';
import { questionnairesContract } from '../questionnaires';
import { readerContract } from '../reader';
import { relianceContract } from '../reliance';
import { reportsContract } from '../reports';
import { savedSearchesContract, searchContract } from '../search';
import { settingsContract } from '../settings';
import { sheetsContract } from '../sheets';
import { tablesContract } from '../tables';
import { textsContract } from '../texts';
import { topicsContract } from '../topics';
import { unsentContract } from '../unsent';
import { workspaceContract } from '../workspace';

/** Every call the window may make, by name. The router refuses all others. */
export const contract = {
  ...agenciesContract,
  ...assessmentsContract,
  ...backupContract,
  ...calendarContract,
  ...changesContract,
  ...comparisonContract,
  ...consolidationContract,
  ...exchangeContract,
  ...glossaryContract,
  ...instrumentsContract,
  ...libraryContract,
  ...planningContract,
  ...practicesContract,
  ...questionnairesContract,
  ...readerContract,
  ...relianceContract,
  ...reportsContract,
  ...savedSearchesContract,
  ...searchContract,
  ...settingsContract,
  ...tablesContract,
  ...sheetsContract,
  ...topicsContract,
  ...textsContract,
  ...unsentContract,
  ...workspaceContract,
} as const satisfies Contract;

export type AppContract = typeof contract;
export type CallName = keyof AppContract;
export type CallInput<N extends CallName> = InputOf<AppContract[N]>;
export type CallOutput<N extends CallName> = OutputOf<AppContract[N]>;
