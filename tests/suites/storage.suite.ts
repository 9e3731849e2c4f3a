import { runSuite } from './suites';

runSuite('storage');
