import { configure } from '@testing-library/react';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    readonly patienceMs: number;
  }
}

configure({ asyncUtilTimeout: inject('patienceMs') });
