import { runJobProcess } from '../jobs';

runJobProcess();
