export { type ComparedText, compareTexts } from './compare.ts';
export { textsContract } from './contract.ts';
export { applyEdits, editsOf } from './edits.ts';
export { type ComparedPage, furnitureOf } from './furniture.ts';
export { type Heading, headingOf } from './headings.ts';
export * from './model.ts';
export { type Cited, reanchor } from './reanchor.ts';
export { type Token, type Tokens, tokensOf } from './tokens.ts';
