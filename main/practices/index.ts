export { createPracticesHandlers } from './handlers';
export { createPractices, type PracticesService } from './service';
