import { v7 } from 'uuid';
import type { Clock, NewId } from '../../shared/kernel';

/** UUIDv7, the id of everything that is stored. */
export const newId: NewId = () => v7();

/** The PC's clock in UTC. */
export const systemClock: Clock = () => new Date().toISOString();
