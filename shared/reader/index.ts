export { readerContract } from './contract';
export { highlightsContract } from './highlights-contract';
export {
  HIGHLIGHT_COLOURS,
  type Highlight,
  type HighlightColour,
  highlight,
  highlightColour,
  type NewHighlight,
  type PlacedHighlight,
  placedHighlight,
} from './model';
export { type TitledVersion, versionNameAmong } from './rules';
