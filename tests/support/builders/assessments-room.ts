import { type AgenciesService, createAgenciesService } from '../../../main/agencies';
import { type AssessmentsService, createAssessmentsService } from '../../../main/assessments';
import { type Db, openDatabase } from '../../../main/database';
import { createSettingsService, type SettingsService } from '../../../main/settings';
import type { Agency, AgencyFields } from '../../../shared/agencies';
import type { AppEvent } from '../../../shared/app';
import type { AnswerValue, Assessment } from '../../../shared/assessments';
import type { NewId } from '../../../shared/kernel';
import type { LibraryDocument } from '../../../shared/library';
import type { Edition, ItemLineage } from '../../../shared/questionnaires';
import { aDocument } from './documents';
import { anEdition } from './editions';
import { countingIds, type HeldClock, heldClock } from './ids';

/** The services of assessments and settings over a real database, with a held clock and counted ids. */
export interface AssessmentsRoom {
  readonly db: Db;
  readonly agencies: AgenciesService;
  readonly assessments: AssessmentsService;
  readonly settings: SettingsService;
  readonly clock: HeldClock;
  readonly events: AppEvent[];
  /** Documents the library knows; change it to rename or lose one. */
  readonly documents: LibraryDocument[];
  /** How many sheets are out to an agency. */
  readonly requestsOut: Map<string, number>;
}

export interface RoomOptions {
  readonly file?: string;
  readonly editions?: readonly Edition[];
  readonly lineages?: readonly ItemLineage[];
  readonly newId?: NewId;
  readonly actor?: () => string;
  readonly isDecidedAbout?: (citationId: string) => boolean;
}

/** Opens the rooms on a database in memory, or on a file. The caller closes `db`. */
export function anAssessmentsRoom(options: RoomOptions = {}): AssessmentsRoom {
  const db = openDatabase({ file: options.file ?? ':memory:' });
  const clock = heldClock();
  const events: AppEvent[] = [];
  const announce = (event: AppEvent) => {
    events.push(event);
  };
  const documents = [aDocument()];
  const requestsOut = new Map<string, number>();
  const settings = createSettingsService({ db, clock, announce });
  const newId = options.newId ?? countingIds();
  const actor = options.actor ?? settings.actor;
  const agencies = createAgenciesService({ db, clock, newId, actor, announce });
  const assessments = createAssessmentsService({
    db,
    clock,
    newId,
    agencies,
    editions: options.editions ?? [anEdition()],
    lineages: options.lineages ?? [],
    library: {
      findVersion: (versionId) => {
        for (const { id, versions, removedAt, ...facts } of documents) {
          const version = versions.find((candidate) => candidate.id === versionId);
          if (version) {
            const { publishedOn, file } = version;
            const isRemoved = removedAt !== null;
            return { ...facts, documentId: id, pageCount: file.pageCount, publishedOn, isRemoved };
          }
        }
        return undefined;
      },
    },
    ...(options.isDecidedAbout === undefined ? {} : { isDecidedAbout: options.isDecidedAbout }),
    requestsOut: (_assessmentId, agencyId, open) => (open === 0 ? 0 : (requestsOut.get(agencyId) ?? 0)),
    actor,
    announce,
  });
  return { db, agencies, assessments, settings, clock, events, documents, requestsOut };
}

/** An open assessment in a room, with some answers saved. */
export function createdAssessment(
  { assessments }: AssessmentsRoom,
  answers: Readonly<Record<string, AnswerValue>> = {},
  referenceDate = '2025-12-31',
): Assessment {
  const { id } = assessments.create({
    state: 'KH',
    questionnaire: 'waymark',
    edition: '2025.1',
    scope: 'full',
    referenceDate,
  });
  assessments.saveAnswers(
    id,
    Object.entries(answers).map(([itemId, value]) => ({ itemId, value, text: '', fallReason: null })),
  );
  return assessments.get(id);
}

/** An agency of Cambodia in the register, named like its short name. */
export function registeredAgency(
  { agencies }: Pick<AssessmentsRoom, 'agencies'>,
  shortName: string,
  given: Partial<AgencyFields> = {},
): Agency {
  return agencies.create({
    ...{ state: 'KH', shortName, names: [{ language: 'eng', name: shortName }], roles: ['POLC'] },
    ...{ place: '', from: null, until: null, note: '' },
    ...given,
  });
}
