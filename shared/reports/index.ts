export { heading, isCrowded, listOf, says } from './blocks';
export { reportsContract } from './contract';
export * from './model';
export { joinPieces, MOST_OF_A_REPORT, piecesOf, weightOf } from './pieces';
export { complexOf, type ScriptRun, scriptRuns } from './scripts';
export { layOutReport } from './workbook';
