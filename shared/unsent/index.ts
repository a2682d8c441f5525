export { unsentContract } from './contract';
export { MOST_UNSENT, type UnsentForm, unsentForm, unsentForms } from './model';
export { withRoom } from './rules';
