export * from './actions';
export * from './answers';
export * from './assessments';
export * from './documents';
export * from './editions';
export * from './ids';
export * from './packs';
export * from './summaries';
