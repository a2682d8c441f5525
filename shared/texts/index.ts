export { type ComparedText, compareTexts } from './compare.ts';
export { contentsOf } from './contents.ts';
export { textsContract } from './contract.ts';
export { applyEdits, editsOf } from './edits.ts';
export { type ComparedPage, furnitureOf } from './furniture.ts';

export * from './model.ts';
export { differenceOf, type PassagePart } from './passage.ts';
export { type Cited, reanchor } from './reanchor.ts';
export { otherPlace, type ScrollPlace } from './scroll.ts';
export { type Token, type Tokens, tokensOf } from './tokens.ts';
