export * from './answers';
export * from './assessments';
export * from './documents';
export * from './ids';
