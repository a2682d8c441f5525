import type { Contract } from '../kernel';

export const ocrContract = {} as const satisfies Contract;
