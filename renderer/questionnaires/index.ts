export { EditionChanges } from './components/EditionChanges';
export { editionQuery, useEdition, useEditions, useLineages } from './queries';
