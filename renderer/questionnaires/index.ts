export { editionQuery, useEdition, useEditions } from './queries';
